"""The real site behind the cache: what editors do shows at once, and nobody sees what is not theirs."""

import re
from contextlib import contextmanager

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from editorial.models import SiteIdentity
from home.models import ContentPage
from tests.comptes.factories import UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/foire-aux-questions/"


@pytest.fixture
def page() -> ContentPage:
    home = Site.objects.get(is_default_site=True).root_page
    page = ContentPage(title="Foire aux questions", slug="foire-aux-questions")
    return home.add_child(instance=page)


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """A transaction that ends well, inside the one that a test rolls back."""

    @contextmanager
    def ending_well():
        # What was done before would still be waiting for the end of the test's own transaction.
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return ending_well


@pytest.fixture
def editor() -> Client:
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Rédaction"))
    client = Client()
    client.force_login(user)
    return client


def heading(answer) -> str:
    return re.search(rb"<h1[^>]*>(.*?)</h1>", answer.body, re.DOTALL)[1].decode().strip()


def test_a_page_is_read_without_a_query_the_second_time(site_reader, page, django_assert_num_queries):
    first = site_reader.ask(ADDRESS)
    assert first.status == 200
    with django_assert_num_queries(0):
        assert site_reader.ask(ADDRESS).body == first.body


def test_a_published_change_shows_at_the_next_request_and_a_draft_never(site_reader, page, commit):
    assert heading(site_reader.ask(ADDRESS)) == "Foire aux questions"
    page.title = "Questions fréquentes"
    with commit():
        revision = page.save_revision()
    assert heading(site_reader.ask(ADDRESS)) == "Foire aux questions"
    with commit():
        revision.publish()
    assert heading(site_reader.ask(ADDRESS)) == "Questions fréquentes"


def test_an_unpublished_page_is_gone_at_the_next_request(site_reader, page, commit):
    assert site_reader.ask(ADDRESS).status == 200
    with commit():
        page.unpublish()
    assert site_reader.ask(ADDRESS).status == 404


def test_a_page_published_on_schedule_replaces_the_missing_page(site_reader, page, commit):
    page.unpublish()
    page.save_revision(approved_go_live_at=timezone.now())
    assert site_reader.ask(ADDRESS).status == 404
    with commit():
        call_command("publish_scheduled")
    assert site_reader.ask(ADDRESS).status == 200


def test_a_page_made_private_asks_for_its_password_and_is_kept_no_more(site_reader, page, commit):
    assert "Foire" in heading(site_reader.ask(ADDRESS))
    with commit():
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
        )
    answers = [site_reader.ask(ADDRESS) for _ in range(2)]
    for answer in answers:
        assert b"Foire aux questions</h1>" not in answer.body
        assert "Cookie" in answer.headers["Vary"]
        assert "public" not in answer.headers.get("Cache-Control", "")


def test_staff_see_the_site_itself_and_leave_nothing_behind(site_reader, page, editor):
    session = editor.cookies["sessionid"].value
    site_reader.ask(ADDRESS, HTTP_COOKIE=f"sessionid={session}")
    assert len(site_reader.cache.pages) == 0


def test_a_preview_is_never_kept(site_reader, page, editor):
    session = editor.cookies["sessionid"].value
    preview = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    page.title = "Brouillon secret"
    page.save_revision()
    answer = site_reader.ask(preview, HTTP_COOKIE=f"sessionid={session}")
    assert "Brouillon secret" in answer.body.decode()
    assert len(site_reader.cache.pages) == len(site_reader.cache.questions) == 0
    assert site_reader.ask(preview).status == 302


def test_reading_touches_no_session_and_sets_no_cookie(site_reader, page):
    for address in (ADDRESS, "/propositions/", "/propositions/deposer/", "/themes/"):
        answer = site_reader.ask(address)
        assert answer.status == 200, address
        assert answer.headers["Vary"] == "Accept-Encoding", address
        assert "Set-Cookie" not in answer.headers, address


def test_the_steps_that_belong_to_one_person_are_not_kept(site_reader):
    for _ in range(2):
        answer = site_reader.ask(reverse("contributions:step", args=["1-forge"]))
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert len(site_reader.cache.pages) == len(site_reader.cache.questions) == 0


def test_the_challenge_is_new_each_time(site_reader):
    address = reverse("protection:challenge")
    assert site_reader.ask(address).body != site_reader.ask(address).body


def test_a_saved_setting_shows_on_every_page(site_reader, page, commit):
    before = site_reader.ask("/propositions/").body
    identity = SiteIdentity.load()
    with commit():
        identity.service_title = "Un autre titre"
        identity.save()
    after = site_reader.ask("/propositions/").body
    assert b"Un autre titre" in after and b"Un autre titre" not in before
