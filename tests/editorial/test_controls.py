"""Controls written by hand say what Django's own templates say."""

from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from editorial.controls import WRITERS
from editorial.forms import FormRenderer

HOSTILE = "\"><script>alert('x')</script> & l’é"
SAFE = mark_safe("<b>sûr</b>")
CHOICES = [
    ("", "Choisissez"),
    (1, HOSTILE),
    ('Groupe "un"', [("a", SAFE), ("b", "B")]),
    ("c", "C"),
]
ATTRS = {"id": "champ", "data-count": 1500, "data-text": HOSTILE, "required": True, "disabled": False}
CASES = [
    *[
        (widget(attrs={"class": "fr-input"}), value)
        for widget in (
            forms.TextInput,
            forms.EmailInput,
            forms.HiddenInput,
            forms.URLInput,
            forms.NumberInput,
        )
        for value in (None, "", HOSTILE, SAFE, 0, 12_345)
    ],
    *[(forms.Textarea(), value) for value in (None, "", HOSTILE, "\nune ligne\nune autre")],
    *[(forms.CheckboxInput(), value) for value in (None, False, True, "oui")],
    (forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), date(2020, 10, 1)),
    *[(forms.Select(choices=CHOICES), value) for value in (None, "", 1, "a", "inconnu")],
    (forms.SelectMultiple(choices=CHOICES), ["a", "c"]),
]


def words(html: str) -> str:
    return " ".join(html.replace(">", "> ").replace("<", " <").split())


@pytest.mark.parametrize(("widget", "value"), CASES)
def test_a_control_is_what_django_writes(widget, value):
    ours = widget.render("nom", value, ATTRS, renderer=FormRenderer())
    assert widget.template_name in WRITERS
    assert words(ours) == words(widget.render("nom", value, ATTRS, renderer=DjangoTemplates()))
    assert hasattr(ours, "__html__")


def test_a_text_keeps_its_first_line_break():
    html = forms.Textarea().render("nom", "\nune ligne", renderer=FormRenderer())
    assert html.endswith(">\n\nune ligne</textarea>")
