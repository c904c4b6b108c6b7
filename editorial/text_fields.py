"""Form fields for what people type."""

from django import forms

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
