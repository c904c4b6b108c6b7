"""What a moderator fills in to hide comments."""

from django import forms

from contributions.moderation.forms import MotifField, NoteField


class HideCommentForm(forms.Form):
    """A motif of the charter, and what one wishes to add."""

    motif = MotifField(help_text="Le motif et son explication sont repris dans le courriel à l’auteur.")
    note = NoteField(label="Message à l’auteur", required=False, help_text="Facultatif.")


def version_of(value: str) -> int:
    """The version that the moderator had under their eyes; a forged one is the version of nothing."""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0
