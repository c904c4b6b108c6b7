"""The state of the site as editors see it: what waits, what to mend, addresses that lead nowhere."""

import datetime
import itertools

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from editorial import missing, review
from editorial.models import Constat, Introuvable, Relecture, SiteIdentity
from editorial.newsroom import dashboard
from home.models import ContentPage
from tests.comptes.factories import UserFactory
from tests.editorial.factories import SiteImageFactory
from tests.home.factories import ContentPageFactory, home_page

pytestmark = pytest.mark.django_db


def page_with(*blocks: tuple, **fields) -> ContentPage:
    stream_block = ContentPage._meta.get_field("body").stream_block
    return ContentPageFactory(body=stream_block.normalize(list(blocks)), **fields)


@pytest.fixture
def editor():
    user = UserFactory(email="redaction@example.org")
    user.groups.add(Group.objects.get(name="Rédaction"))
    client = Client()
    client.force_login(user)
    return client


def found(kind: str) -> list[str]:
    return [f"{row.page_id} {row.message} {row.excerpt}" for row in Constat.objects.filter(kind=kind)]


def test_the_daily_review_finds_links_that_lead_nowhere(editor):
    gone = ContentPageFactory(live=False)
    html = (
        f'<p><a linktype="page" id="{gone.pk}">La page retirée</a> <a href="/nulle-part/">L’ancienne rubrique</a> '
        '<a href="/propositions/">Les propositions</a> <a href="mailto:a@example.org">Nous écrire</a></p>'
    )
    page = page_with(("text", html))
    call_command("review_contents", verbosity=0)

    links = found("lien")
    assert len(links) == 2 and all(line.startswith(f"{page.pk} ") for line in links)
    assert "L’ancienne rubrique" in "".join(links) and "La page retirée" in "".join(links)
    assert "L’ancienne rubrique" in editor.get(reverse("newsroom_findings")).text


def test_a_link_mended_leaves_the_list():
    page = page_with(("text", '<p><a href="/nulle-part/">Ailleurs</a></p>'))
    call_command("review_contents", verbosity=0)
    page.body = page.body.stream_block.normalize([("text", '<p><a href="/themes/">Les thèmes</a></p>')])
    page.save()
    call_command("review_contents", verbosity=0)
    assert found("lien") == []


def test_other_sites_are_asked_once_and_only_when_wanted():
    asked = []
    reviewer = review.Reviewer.load(external=True)
    reviewer.ask = lambda address: asked.append(address) or "La page n’existe plus (404)."
    page = page_with(
        ("text", '<p><a href="https://a.example/x">Un</a> <a href="https://a.example/x">Un</a></p>')
    )
    assert len(list(reviewer.review(page))) == 2 and asked == ["https://a.example/x"]
    assert list(review.Reviewer.load().review(page)) == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.8", "169.254.169.254", "::1", ""])
def test_no_link_makes_the_server_knock_at_its_neighbours(host):
    assert not review.is_public_host(host)


def test_the_daily_review_finds_old_figures_and_pictures_without_words():
    figure = {
        "value": "350",
        "label": "rencontres",
        "date": datetime.date(2020, 1, 1),
        "source": "Bilan",
        "source_url": "",
    }
    image = SiteImageFactory(title="Salle de classe")
    image.contextual_alt_text, image.decorative = "", False
    page_with(("figures", {"title": "", "figures": [figure]}), ("image", {"image": image, "caption": ""}))
    call_command("review_contents", verbosity=0)

    assert "1er\xa0janvier\xa02020" in found("chiffre")[0] and "Salle de classe" in found("image")[0]


def test_the_first_screen_says_what_waits_and_what_comes_out(editor):
    now = timezone.now()
    old = ContentPageFactory(title="Une page ancienne")
    old.save_revision()
    Page.objects.filter(pk=old.pk).update(latest_revision_created_at=now - datetime.timedelta(days=120))
    soon = ContentPageFactory(title="Bientôt en ligne", live=False)
    soon.go_live_at = now + datetime.timedelta(days=2)
    soon.save_revision().publish()
    waiting = ContentPageFactory(title="À relire", live=False)
    waiting.save_revision()
    waiting.get_workflow().start(waiting, UserFactory())

    screen = editor.get(reverse("wagtailadmin_home")).text
    for words in ("Une page ancienne", "Bientôt en ligne", "À relire", "En attente de décision"):
        assert words in screen


def old_page(title: str, days: int = 120, **fields) -> ContentPage:
    page = ContentPageFactory(title=title, **fields)
    page.save_revision()
    then = timezone.now() - datetime.timedelta(days=days)
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=then)
    return page


def test_a_page_read_again_leaves_the_list_for_ninety_days_without_being_published(editor):
    page = old_page("Une page toujours juste")
    reread = reverse("newsroom_reread", args=[page.pk])
    assert reread in editor.get(reverse("wagtailadmin_home")).text

    answer = editor.post(reread, follow=True).text
    assert "est notée comme relue" in answer and reread not in answer
    assert page.revisions.count() == 1
    assert "Page relue" in editor.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text

    Relecture.objects.update(read_at=timezone.now() - datetime.timedelta(days=91))
    assert reread in editor.get(reverse("wagtailadmin_home")).text
    editor.post(reread)
    assert reread not in editor.get(reverse("wagtailadmin_home")).text and Relecture.objects.count() == 1


def test_pages_seen_longest_ago_come_first(editor):
    newer, older = old_page("Vue en second", 100), old_page("Vue en premier", 100)
    for page, days in ((newer, 95), (older, 98)):
        Relecture.objects.create(page=page, read_at=timezone.now() - datetime.timedelta(days=days))
    screen = editor.get(reverse("wagtailadmin_home")).text
    assert screen.index("Vue en premier") < screen.index("Vue en second")


def test_see_all_shows_the_very_pages_of_the_panel(editor):
    old_page("Un brouillon", live=False)
    Relecture.objects.create(page=old_page("Une page relue"))
    pages = [old_page(f"Une page ancienne {number}", 100 + number) for number in range(7)]
    everything = reverse("pages_to_reread")
    panel = editor.get(reverse("wagtailadmin_home")).text
    assert f'href="{everything}"' in panel and "depuis 90 jours (7)" in panel

    report = editor.get(everything)
    assert [row.pk for row in report.context["object_list"]] == [page.pk for page in reversed(pages)]
    assert editor.get(everything, {"export": "csv"}).getvalue().count(b"Une page ancienne") == 7

    answer = editor.post(reverse("newsroom_reread", args=[pages[0].pk]), {"next": everything}, follow=True)
    assert [row.pk for row in answer.context["object_list"]] == [page.pk for page in reversed(pages[1:])]


def test_only_who_may_edit_a_published_page_says_it_was_read_again(editor, client):
    page, draft = old_page("Une page"), old_page("Un brouillon", live=False)
    client.post(reverse("newsroom_reread", args=[page.pk]))
    moderator = Client()
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Modération"))
    moderator.force_login(user)
    moderator.post(reverse("newsroom_reread", args=[page.pk]))
    editor.post(reverse("newsroom_reread", args=[draft.pk]))
    assert editor.get(reverse("newsroom_reread", args=[page.pk])).status_code == 405
    assert editor.post(reverse("newsroom_reread", args=[9_999_999])).status_code == 404
    assert not Relecture.objects.exists()


def test_the_first_screen_costs_the_same_however_much_waits(editor, django_assert_max_num_queries):
    numbers = itertools.count()

    def fill(number: int) -> None:
        for _ in range(number):
            page = old_page(f"Une page ancienne {next(numbers)}")
            Constat.objects.create(page=page, kind="lien", message="Rompu")
            Introuvable.objects.create(path=f"/perdue-{page.pk}/")

    fill(6)
    editor.get(reverse("wagtailadmin_home"))
    with django_assert_max_num_queries(75) as few:
        editor.get(reverse("wagtailadmin_home"))
    fill(25)
    with django_assert_max_num_queries(len(few)):
        editor.get(reverse("wagtailadmin_home"))


@pytest.mark.parametrize("make", [dashboard.waiting_for_decision, dashboard.out_this_week])
def test_what_waits_or_comes_out_is_read_at_once(editor, make, django_assert_num_queries):
    user = UserFactory()

    def send(number: int) -> None:
        for _ in range(number):
            page = ContentPageFactory(live=False)
            page.save_revision()
            page.get_workflow().start(page, user)
            soon = ContentPageFactory(live=False)
            soon.go_live_at = timezone.now() + datetime.timedelta(days=2)
            soon.save_revision().publish()

    send(1)
    make(user)
    with CaptureQueriesContext(connection) as one:
        assert len(make(user).entries) == 1
    send(3)
    with django_assert_num_queries(len(one)):
        assert len(make(user).entries) == 4


def test_moderators_see_nothing_of_it():
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Modération"))
    client = Client()
    client.force_login(user)
    assert "etat-du-site" not in client.get(reverse("wagtailadmin_home")).text
    assert client.get(reverse("newsroom_findings")).status_code in (302, 403)
    assert client.get(reverse("newsroom_missing")).status_code in (302, 403)
    assert client.get(reverse("pages_to_reread")).status_code in (302, 403)


def test_an_address_not_found_is_redirected_with_one_click(client, editor):
    page = ContentPageFactory(title="Le règlement", slug="reglement")
    assert client.get("/regelment/").status_code == 404
    screen = editor.get(reverse("newsroom_missing")).text
    assert "/regelment/" in screen and "Le règlement" in screen

    editor.post(reverse("newsroom_missing"), {"row": Introuvable.objects.get().pk, "page": page.pk})
    answer = client.get("/regelment/")
    assert answer.status_code == 301 and answer["Location"].endswith("/reglement/")
    assert not Introuvable.objects.exists()


def test_a_page_whose_address_changes_keeps_the_old_one(client, django_capture_on_commit_callbacks):
    page = ContentPageFactory(title="Le règlement", slug="reglement")
    old = page.url
    page.slug = "charte-et-reglement"
    page.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        ContentPage.objects.get(pk=page.pk).latest_revision.publish()
    assert Redirect.objects.filter(automatically_created=True).exists()
    assert client.get(old).status_code == 301


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php",
        "/.env",
        "/mon-espace/inconnu/",
        "/lea@example.org/",
        "/x/0123456789abcdef0123456789abcdef/",
        "/" + "x" * 300 + "/",
    ],
)
def test_secrets_and_what_robots_try_are_not_noted(client, path):
    client.get(path)
    assert not Introuvable.objects.exists()


def test_nothing_about_who_asked_is_kept(client):
    client.get("/perdue/?jeton=secret", headers={"Referer": "http://testserver/themes/"})
    row = Introuvable.objects.get()
    assert (row.path, row.from_site, row.count) == ("/perdue/", True, 1)
    assert {field.name for field in Introuvable._meta.fields} == {
        "id", "path", "count", "from_site", "first_seen", "last_seen",
    }  # fmt: skip


def test_the_list_of_addresses_stays_short(client, monkeypatch):
    monkeypatch.setattr(missing, "ROWS_MAX", 3)
    for number in range(6):
        client.get(f"/perdue-{number}/")
    assert Introuvable.objects.count() == 3


def test_a_flood_of_addresses_writes_little(client, monkeypatch):
    monkeypatch.setattr(missing, "PER_MINUTE", 4)
    for number in range(10):
        client.get(f"/perdue-{number}/")
    assert Introuvable.objects.count() == 4


def test_the_banner_of_the_day_shows_until_its_last_day(client):
    identity = SiteIdentity.load()
    identity.banner_title, identity.banner_text = "Ce soir", "Le site ferme à 20 h."
    identity.save()
    home_page()
    assert "Le site ferme à 20 h." in client.get("/").text

    identity.banner_until = timezone.localdate() - datetime.timedelta(days=1)
    identity.save()
    assert "Le site ferme à 20 h." not in client.get("/").text
