"""Form fields for what people type."""

from django import forms

from editorial.characters import legible
from editorial.texts import clean_line, clean_text


class CleanLineField(forms.CharField):
    """A line of text, cleaned before it is measured, so that spaces alone count for nothing."""

    def to_python(self, value) -> str:
        return clean_line(super().to_python(value) or "")


class CleanTextField(forms.CharField):
    """Paragraphs, cleaned before they are measured."""

    widget = forms.Textarea

    def to_python(self, value) -> str:
        return clean_text(super().to_python(value) or "")


def keep_every_field_legible() -> None:
    """Let every text that a form receives hold what a text may hold, pages, blocks and settings included.

    Django, Wagtail and their libraries make their fields themselves, all of one class: it is here that none is
    forgotten. A field that takes what is typed as it is (``strip=False``: a password) is left alone, and so is
    an address, which refuses what it cannot be written with rather than become another.
    """
    as_typed = forms.CharField.to_python

    def to_python(self: forms.CharField, value):
        is_text = self.strip and isinstance(value, str) and not isinstance(self, forms.EmailField)
        return as_typed(self, kept(self, value) if is_text else value)

    forms.CharField.to_python = to_python


def kept(field: forms.CharField, value: str) -> str:
    text = legible(value)
    is_line = isinstance(field.widget, forms.TextInput) and not field.widget.is_hidden
    # What is on one line already keeps its spaces: some are chosen.
    return " ".join(text.splitlines()) if is_line else text
