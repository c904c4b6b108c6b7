"""Answers of the API are kept as pages are, and follow what is published as pages do."""

import json

import pytest
from django.db import connection

import page_cache
from tests.contributions.factories import PropositionFactory

pytestmark = pytest.mark.django_db

LIST = "/api/v1/propositions/"


def test_an_answer_is_kept_and_a_client_that_holds_it_gets_no_body(site_reader):
    PropositionFactory()
    first = site_reader.ask(LIST)
    # What makes the answer differ for no one: a browser, a script, what each accepts.
    second = site_reader.ask(LIST, HTTP_ACCEPT="text/html", HTTP_COOKIE="autre=1")
    assert second.body == first.body
    assert second.headers["Cache-Control"] == "public, max-age=0, s-maxage=10"
    assert second.headers["Access-Control-Allow-Origin"] == "*"
    assert second.headers["Vary"] == "Accept-Encoding"
    known = site_reader.ask(LIST, HTTP_IF_NONE_MATCH=second.headers["ETag"])
    assert (known.status, known.body) == (304, b"")
    assert known.headers["Access-Control-Allow-Origin"] == "*"


def test_a_publication_shows_at_the_next_question(site_reader, django_capture_on_commit_callbacks):
    assert json.loads(site_reader.ask(LIST).body)["total"] == 0
    row = PropositionFactory()
    # What was done before would still be waiting for the end of the test's own transaction.
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        page_cache.invalidate()
    told = json.loads(site_reader.ask(LIST).body)
    assert [item["id"] for item in told["results"]] == [row.pk]
    assert site_reader.ask(f"{LIST}{row.pk}/").status == 200
