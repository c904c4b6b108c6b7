"""What a text may hold, tried with every sign that Unicode has or will never have."""

import csv
import io
import json
import sys
import unicodedata
from email import message_from_bytes, policy
from xml.etree import ElementTree

import icalendar
import openpyxl
import pytest
from django import forms
from django.apps import apps
from django.core.mail import EmailMessage
from wagtail import blocks
from wagtail.models import get_page_models

from courriels.backend import rows_of
from courriels.models import Courriel
from editorial.characters import legible, legible_line
from editorial.feeds import LegibleAtomFeed
from editorial.sitemaps import Address, urlset
from editorial.tables import csv_rows, open_table, write_workbook
from editorial.texts import clean_line, clean_text
from evenements.calendars import line, paragraphs

EVERY_SIGN = [chr(number) for number in range(sys.maxunicode + 1)]
JOINERS = "\u200c\u200d"
# Signs of Arabic, Syriac and Kaithi numbers: of the category of format marks, though they are drawn.
DRAWN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
TYPED = "mot\x0bmot\uffff\u3164\u202e"
FILLERS = "\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u180b\u180f\ufe00\U000e0100\u2065\ufff0"


def is_no_character(sign: str) -> bool:
    return ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF


def must_go(sign: str) -> bool:
    category = unicodedata.category(sign)
    hides = category in ("Cc", "Cs") or (category == "Cf" and sign not in JOINERS + DRAWN)
    return is_no_character(sign) or sign in FILLERS or (hides and sign not in "\n\t")


GONE = [sign for sign in EVERY_SIGN if must_go(sign)]
# One of each category, and all that must go: what writers are tried with.
SAMPLE = "".join({unicodedata.category(sign): sign for sign in EVERY_SIGN}.values()) + "".join(GONE)


def test_no_sign_that_hides_breaks_or_is_no_character_stays_in_a_text():
    assert [hex(ord(sign)) for sign in GONE if sign in legible(f"a{sign}b")] == []


def test_every_letter_mark_figure_and_emoji_stays():
    kept = [sign for sign in EVERY_SIGN if unicodedata.category(sign)[0] in "LMNPSZ" and not must_go(sign)]
    lost = [
        hex(ord(sign))
        for sign in kept
        if unicodedata.normalize("NFC", f"a{sign}b") != legible(f"a{sign}b")
        and sign not in "\u2028\u2029\u2800\ufffc"
        and sign not in "\U0001d159"
        and ord(sign) not in range(0xFE00, 0xFE0E)
        and ord(sign) not in range(0xE0000, 0xE1000)
        and ord(sign) not in (0x180C, 0x180D)
        and ord(sign) not in range(0x13430, 0x13440)
    ]
    assert lost == []


@pytest.mark.parametrize(
    "sign", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c", "\x1f", "\u2800"]
)
def test_what_ends_a_line_or_parts_two_words_does_not_glue_them(sign):
    assert clean_line(f"mot{sign}mot") == "mot mot"
    assert clean_text(f"mot{sign}mot").split() == ["mot", "mot"]


@pytest.mark.parametrize("sign", [*FILLERS, "\u200d", "\ufe0f", "\u2800", "\u00a0", "\ufeff", "\uffff"])
@pytest.mark.parametrize("field", [forms.CharField(), forms.CharField(widget=forms.Textarea)])
def test_a_text_that_shows_nothing_is_no_text(sign, field):
    with pytest.raises(forms.ValidationError) as caught:
        field.clean(sign * 20)
    assert caught.value.code == "required"


def test_a_password_is_taken_as_typed():
    assert forms.CharField(strip=False).clean(" a\u200bb ") == " a\u200bb "


def fields_of_every_page_and_setting() -> list:
    """The fields of text of every form that the administration makes of a model of ours."""
    ours = [
        model
        for model in apps.get_models()
        if model.__module__.split(".")[0] not in ("django", "wagtail", "allauth")
    ]
    names = {model.__name__ for model in (*ours, *get_page_models())}
    assert len(names) > 40
    return [
        (f"{model._meta.label}.{field.name}", field.formfield())
        for model in ours
        for field in model._meta.fields
        if field.editable and field.get_internal_type() in ("CharField", "TextField") and not field.choices
        if isinstance(field.formfield(), forms.CharField)
    ]


def test_every_field_of_every_model_refuses_what_no_text_may_hold():
    # Addresses refuse such signs instead of losing them: tests/courriels/test_addresses.py.
    fields = [row for row in fields_of_every_page_and_setting() if not isinstance(row[1], forms.EmailField)]
    assert len(fields) > 60
    assert [
        name for name, field in fields if set("\x0b\uffff\u3164\u202e") & set(field.to_python(TYPED))
    ] == []
    assert [name for name, field in fields if "motmot" in field.to_python(TYPED)] == []


@pytest.mark.parametrize(
    "block", [blocks.CharBlock(), blocks.TextBlock(), blocks.RichTextBlock(), blocks.RawHTMLBlock()]
)
def test_the_blocks_of_a_page_do_too(block):
    assert "\uffff" not in str(block.clean(block.normalize("mot\uffff")))


def test_a_feed_and_a_map_hold_any_text():
    feed = LegibleAtomFeed(title=SAMPLE, link="/", description=SAMPLE, author_name=SAMPLE)
    feed.add_item(title=SAMPLE, link="/", description=SAMPLE, author_name=SAMPLE, categories=[SAMPLE])
    assert ElementTree.fromstring(feed.writeString("utf-8").encode())
    assert ElementTree.fromstring(urlset([Address(f"/{SAMPLE}/")]).encode()) is not None


def test_a_workbook_holds_any_text():
    book = io.BytesIO()
    write_workbook(book, ["Titre", SAMPLE], [(SAMPLE, 1)], title="Essai")
    assert openpyxl.load_workbook(book).active["B2"].value == 1


def test_a_csv_holds_any_text_and_gives_it_back():
    content = b"".join(csv_rows(["titre"], [(f"a{sign}b",) for sign in SAMPLE]))
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == len(SAMPLE) + 1
    with open_table(io.BytesIO(content)) as table:
        assert [row["titre"] for row in table] == [legible(f"a{sign}b") for sign in SAMPLE]


def test_a_calendar_holds_any_text():
    event = icalendar.Event()
    event.add("summary", line(SAMPLE))
    event.add("description", paragraphs(SAMPLE))
    read = icalendar.Event.from_ical(event.to_ical())
    assert str(read["summary"]) == legible_line(SAMPLE)


def test_a_mail_holds_any_text_that_a_database_holds(db):
    held = "".join(sign for sign in SAMPLE if sign != "\0" and unicodedata.category(sign) != "Cs")
    rows = rows_of(
        EmailMessage(subject=f"Objet {held}", body=held, to=["nom@exemple.fr"], headers={"X-Essai": held})
    )
    Courriel.objects.bulk_create(rows)
    row = Courriel.objects.get()
    message = EmailMessage(subject=row.subject, body=row.body, to=[row.recipient], headers=row.headers)
    read = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    assert read["Subject"].strip().startswith("Objet")
    assert [name for name in read if name.startswith("X-")] == ["X-Essai"]


def test_json_holds_any_text():
    assert json.loads(json.dumps(legible(SAMPLE), ensure_ascii=False).encode()) == legible(SAMPLE)
