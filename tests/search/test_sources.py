"""Pages and live models are found while the public may read them, and no longer."""

import pytest
from wagtail.models import Page, PageViewRestriction, Site

from actualites.models import ActualitePage, ActualitesIndexPage
from home.models import HomePage
from partenaires.models import Partenaire
from search import index, queries, registry
from search.models import Document
from search.sources import LiveModelSource, PageSource

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

PAGES = PageSource("essaipage", "Page", "Pages", [ActualitePage], date=lambda page: page.date)
PARTNERS = LiveModelSource(
    "essaipartenaire",
    "Partenaire",
    "Partenaires",
    Partenaire,
    fields=["name", "summary", "statement"],
    url=lambda row: f"/partenaires/{row.slug}/",
)


@pytest.fixture
def registered(monkeypatch):
    from django.db.models.signals import post_delete, post_save
    from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

    signals = [post_delete, post_save, page_published, page_slug_changed, page_unpublished, post_page_move]
    receivers = [(signal, list(signal.receivers)) for signal in signals]
    monkeypatch.setattr(registry, "_sources", dict(registry._sources))
    registry.register(PAGES)
    registry.register(PARTNERS)
    for signal in signals:
        signal.sender_receivers_cache.clear()
    yield
    for signal, before in receivers:
        signal.receivers = before
        signal.sender_receivers_cache.clear()


@pytest.fixture
def news_index(registered):
    Site.objects.all().delete()
    home = Page.get_first_root_node().add_child(
        instance=HomePage(title="Accueil", slug="accueil-essai", question="Quoi ?", lead="Un chapô.")
    )
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home.add_child(instance=ActualitesIndexPage(title="Actualités", slug="actualites"))


@pytest.fixture
def news(news_index):
    return news_index.add_child(
        instance=ActualitePage(
            title="Les tablettes arrivent",
            slug="tablettes",
            lead="Un chapô.",
            body=[("text", "<p>Dans chaque <b>internat</b> rural.</p>")],
        )
    )


def found(q, source=PAGES):
    return queries.matching_ids(source.kind, q)[0]


def test_a_page_is_found_by_its_title_and_body_without_markup(news):
    assert found("tablettes internat") == [news.pk]
    document = Document.objects.get(kind=PAGES.kind)
    assert "<" not in document.text
    assert document.url == "/actualites/tablettes/"
    assert document.extract == "Un chapô."


def test_an_unpublished_page_is_not_found(news):
    news.unpublish()
    assert found("tablettes") == []


def test_a_draft_changes_nothing_until_it_is_published(news):
    news.title = "Les ordinateurs arrivent"
    revision = news.save_revision()
    assert found("tablettes") == [news.pk]
    revision.publish()
    assert found("tablettes") == []
    assert found("ordinateurs") == [news.pk]


def test_a_deleted_page_is_not_found(news):
    Page.objects.get(pk=news.pk).delete()
    assert not Document.objects.filter(kind=PAGES.kind).exists()


def test_pages_below_a_deleted_one_are_not_found(news, news_index):
    Page.objects.get(pk=news_index.pk).delete()
    assert not Document.objects.filter(kind=PAGES.kind).exists()


def test_a_restricted_branch_is_not_found_until_it_opens_again(news, news_index):
    restriction = PageViewRestriction.objects.create(
        page=news_index, restriction_type=PageViewRestriction.LOGIN
    )
    assert found("tablettes") == []
    assert index.rebuild(PAGES.kind) == 0
    restriction.delete()
    assert found("tablettes") == [news.pk]


def test_results_follow_a_branch_that_changes_address(news, news_index, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        news_index.slug = "nouvelles"
        news_index.save()
    assert Document.objects.get(kind=PAGES.kind).url == "/nouvelles/tablettes/"


def test_results_follow_a_page_that_moves(news, news_index):
    other = news_index.get_parent().add_child(instance=ActualitesIndexPage(title="Archives", slug="archives"))
    news.move(other, pos="last-child")
    assert Document.objects.get(kind=PAGES.kind).url == "/archives/tablettes/"


def test_a_partner_is_found_while_it_is_live(registered):
    partner = Partenaire.objects.create(
        name="Canopé",
        slug="canope",
        kind=Partenaire.Kind.INSTITUTION,
        summary="Un réseau.",
        statement="<p>Former les <b>professeurs</b>.</p>",
    )
    assert found("canope professeur", PARTNERS) == [partner.pk]
    partner.unpublish()
    assert found("canope", PARTNERS) == []
    partner.save_revision().publish()
    assert found("canope", PARTNERS) == [partner.pk]
    partner.delete()
    assert found("canope", PARTNERS) == []


def test_two_applications_cannot_register_one_kind(registered):
    with pytest.raises(ValueError, match="essaipage"):
        registry.register(PAGES)


def test_a_kind_that_nobody_registers_is_an_error_that_names_it():
    with pytest.raises(LookupError, match="inconnu"):
        index.update("inconnu", 1)
