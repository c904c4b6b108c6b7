"""Storages that leave nothing on the disk."""

from django.core.files.storage import InMemoryStorage

from editorial.storages import WithoutAddress


class PrivateMemory(WithoutAddress, InMemoryStorage):
    """That of documents."""
