"""Where uploaded files are kept, by who may ask for them."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages


class WithoutAddress:
    """Files that nobody reads by their names: a view stands before each of them."""

    def url(self, name: str | None) -> str:
        raise NotImplementedError("these files have no public address")


class PrivateFolder(WithoutAddress, FileSystemStorage):
    """A folder of this machine."""


def documents() -> Storage:
    """That of the library's documents, whose collection may be private."""
    return storages["documents"]


def is_public(path: str) -> bool:
    """Whether a file may be read by whoever knows its name: pictures and open data, nothing else."""
    return path.startswith(settings.PUBLIC_MEDIA)
