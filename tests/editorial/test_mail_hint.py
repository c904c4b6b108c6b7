"""In a demo, whoever waits for a mail is told where it is."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.test import override_settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
AWAITED = re.compile(r"Rien reçu|Recevoir (?:le|un) code|Regardez votre messagerie")
PAGES = [
    path.relative_to(TEMPLATES).as_posix()
    for path in sorted(TEMPLATES.rglob("*.html"))
    if AWAITED.search(path.read_text(encoding="utf-8"))
]


def hint() -> str:
    return engines["django"].from_string("{% load demo %}{% mail_hint %}").render({})


@pytest.mark.parametrize("name", PAGES)
def test_every_page_that_waits_for_a_mail_says_where_it_is(name):
    assert "{% mail_hint %}" in (TEMPLATES / name).read_text(encoding="utf-8")


def test_the_pages_that_wait_for_a_mail_are_known():
    assert len(PAGES) >= 6


def test_the_hint_leads_to_the_mails_of_the_demo_and_says_nothing_elsewhere(client, db):
    assert 'href="/demo/courriels/"' in hint() and client.get("/demo/courriels/").status_code == 200
    with override_settings(DEMO=False):
        assert not hint().strip()


def test_whoever_asks_for_a_code_reads_the_hint(client, db):
    asked = client.post("/mon-espace/connexion/", {"email": "lectrice@example.org"}, follow=True)
    assert "Consultez vos courriels" in asked.text and "/demo/courriels/" in asked.text
