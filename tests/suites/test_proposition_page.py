"""What the fullest page of a proposition costs, whoever reads it."""

import datetime

import pytest
from django.test import Client

from contributions.decisions import life, supports
from contributions.propositions.models import Reponse
from search import index
from suites.models import MesureEtape
from tests.comptes.factories import UserFactory
from tests.contributions.commentaires.test_reading import MANY, many_comments
from tests.contributions.factories import PropositionFactory
from tests.suites.factories import CitationFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory, ThemeFactory

pytestmark = pytest.mark.django_db

QUERIES_MAX = 12
TITLE = "Prêter des tablettes"


@pytest.fixture
def fullest():
    """A short text, answered, cited by measures with steps, resembling others, with thousands of comments."""
    axe = AxeFactory()
    row, *others = PropositionFactory.create_batch(
        4, title=TITLE, text="Des tablettes prêtées.", axe=axe, themes=[ThemeFactory()]
    )
    for citation in CitationFactory.create_batch(3, proposition=row):
        citation.mesure.etapes.add(MesureEtape(date=datetime.date(2021, 3, 1), text="Lancée", done=True))
        citation.mesure.save()
    reponse = Reponse.objects.create(status="retenue", text="Oui.", organisme="Ministère")
    type(row).objects.filter(pk=row.pk).update(reponse=reponse)
    many_comments(row, MANY)
    index.rebuild(life.SEARCH_KIND)
    return row


@pytest.mark.parametrize("reader", ["nobody", "participant"])
def test_the_fullest_page_asks_twelve_times_at_most_whoever_reads_it(fullest, reader):
    client = Client()
    if reader == "participant":
        user = UserFactory()
        supports.add(user, fullest.pk)
        client.force_login(user)
    body = client.get(fullest.get_absolute_url()).text
    for part in (
        "Propositions voisines",
        "La réponse des organisateurs",
        "étape franchie",
        "Commentaire numéro",
    ):
        assert part in body
    assert ("Vous soutenez cette proposition" in body) == (reader == "participant")
    assert queries_of(client, fullest.get_absolute_url()) <= QUERIES_MAX
