"""What a moderator fills in to hide comments."""

from django import forms

from contributions.moderation.forms import MotifField, NoteField


class HideCommentForm(forms.Form):
    """A motif of the charter, and what one wishes to add."""

    motif = MotifField(help_text="Le motif et son explication sont repris dans le courriel à l’auteur.")
    note = NoteField(label="Message à l’auteur", required=False, help_text="Facultatif.")
