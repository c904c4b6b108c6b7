import pytest
from django import forms

from protection.honeypot import HoneypotFormMixin


class Form(HoneypotFormMixin, forms.Form):
    name = forms.CharField()


@pytest.mark.parametrize(
    ("value", "trapped"), [(None, False), ("", False), ("  ", False), ("http://x", True)]
)
def test_only_what_a_robot_fills_in_springs_the_trap(value, trapped):
    data = {"name": "Ada"} | ({} if value is None else {"site_web": value})
    form = Form(data)
    assert form.is_valid()
    assert form.is_trapped is trapped


def test_nothing_put_into_the_trap_makes_a_form_invalid():
    assert Form({"name": "Ada", "site_web": "\x00" * 10_000}).is_valid()


def test_people_neither_see_the_trap_nor_reach_it():
    html = str(Form()["site_web"].as_field_group())
    assert 'aria-hidden="true"' in html
    assert 'tabindex="-1"' in html
    assert 'autocomplete="off"' in html
    assert "style=" not in html
