"""Rows that what names them keeps from being deleted."""

from django.db.models import PROTECT, RESTRICT, Model


def is_kept(row: Model) -> bool:
    """Whether a key forbids the deletion, also one that gives the row no way back."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: row}).exists()
        for relation in row._meta.get_fields(include_hidden=True)
        if relation.auto_created and getattr(relation, "on_delete", None) in (PROTECT, RESTRICT)
    )
