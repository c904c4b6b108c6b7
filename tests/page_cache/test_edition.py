"""What the team publishes is kept while people contribute, and shows at once when the team changes it."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import page_cache
from contributions.decisions import life
from contributions.propositions.states import Action
from page_cache import remember, remember_edited, versions
from page_cache.versions import FileVersion
from tests.actualites.factories import ActualitePageFactory
from tests.axes.factories import AxeFactory, AxePageFactory
from tests.comptes.factories import UserFactory
from tests.contributions.factories import MotifFactory, PropositionFactory
from tests.evenements.factories import EvenementPageFactory
from tests.partenaires.factories import PartenaireFactory


@pytest.fixture
def outside_transactions(monkeypatch):
    """As a page is read: no test's transaction around it."""
    monkeypatch.setattr("page_cache.remembered.connection", SimpleNamespace(in_atomic_block=False))


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """A transaction that ends well, inside the one that a test rolls back."""

    def ending_well():
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(execute=True)

    return ending_well


def test_a_contribution_spares_what_only_the_team_changes(outside_transactions):
    edited, anyone = remember_edited(object), remember(object)
    before = edited(), anyone()

    versions.bump_contributions()
    assert edited() is before[0]
    assert anyone() is not before[1]

    versions.bump()
    assert edited() is not before[0]


def test_another_process_learns_which_of_both_changed(tmp_path):
    mine, theirs = (FileVersion(tmp_path / "shared") for _ in range(2))
    mine.replace()
    version, edition = theirs.current(), theirs.edition()

    mine.replace(edition=False)
    assert theirs.current() != version
    assert theirs.edition() == edition

    mine.replace()
    assert theirs.edition() != edition


@pytest.mark.django_db
def test_a_change_of_the_team_counts_beside_a_contribution_in_the_same_transaction(commit):
    edition = versions.shared_version().edition()
    with commit():
        page_cache.invalidate_contributions()
        page_cache.invalidate()

    assert versions.shared_version().edition() != edition


@pytest.mark.django_db
def test_what_the_team_publishes_shows_at_once_on_home_and_on_its_axis(outside_transactions, commit):
    axe = AxeFactory()
    axis = AxePageFactory(axe=axe)
    event = EvenementPageFactory(title="Une rencontre annoncée", axes=[axe])
    ActualitePageFactory(title="Une nouvelle du jour", axes=[axe])
    partner = PartenaireFactory(name="Le premier partenaire")
    pages, client = ("/", axis.url), Client()
    for path in pages:
        content = client.get(path).content.decode()
        assert "Une rencontre annoncée" in content, path
        assert "Une nouvelle du jour" in content, path

    event.title = "Une rencontre renommée"
    partner.name = "Le partenaire renommé"
    with commit():
        event.save_revision().publish()
        partner.save()
        ActualitePageFactory(title="Une nouvelle de plus", axes=[axe])

    for path in pages:
        content = client.get(path).content.decode()
        assert "Une rencontre renommée" in content and "Une rencontre annoncée" not in content, path
        assert "Une nouvelle de plus" in content, path
    assert "Le partenaire renommé" in client.get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.postgresql
def test_a_moderated_proposition_costs_the_next_page_no_query_of_the_team_s_contents(
    outside_transactions, commit
):
    proposition = PropositionFactory(title="Une proposition bientôt masquée")
    motif, moderator = MotifFactory(), UserFactory()
    AxePageFactory(axe=proposition.axe)
    EvenementPageFactory()
    ActualitePageFactory()
    client = Client()
    assert "Une proposition bientôt masquée" in client.get("/").content.decode()

    with commit():
        life.apply(proposition.pk, Action.MASQUER, actor=moderator, motif=motif)
    with CaptureQueriesContext(connection) as queries:
        content = client.get("/").content.decode()

    assert "Une proposition bientôt masquée" not in content
    asked = " ".join(query["sql"] for query in queries)
    for table in (
        "axes_axepage",
        "evenements_evenementpage",
        "actualites_actualitepage",
        "partenaires_partenaire",
        "editorial_siteidentity",
        "vocabulaires_theme",
        "wagtailcore_site",
    ):
        assert f'FROM "{table}"' not in asked, table


@pytest.mark.django_db
def test_an_event_renamed_is_renamed_at_once_on_the_page_of_its_neighbour(outside_transactions, commit):
    neighbour, event = EvenementPageFactory(), EvenementPageFactory(title="Une rencontre annoncée")
    client = Client()
    assert "Une rencontre annoncée" in client.get(neighbour.url).content.decode()

    event.title = "Une rencontre renommée"
    with commit():
        event.save_revision().publish()

    content = client.get(neighbour.url).content.decode()
    assert "Une rencontre renommée" in content and "Une rencontre annoncée" not in content
