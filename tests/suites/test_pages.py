"""What the public reads of the measures."""

import datetime
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from suites.citations import cite
from suites.models import Mesure, MesureEtape
from tests.axes.factories import AxePageFactory
from tests.contributions.factories import PropositionFactory
from tests.suites.factories import CitationFactory, MesureFactory
from tests.support.queries import queries_of
from tests.vocabulaires.factories import AxeFactory, ThemeFactory
from vocabulaires.models import RegionAcademique

pytestmark = pytest.mark.django_db

QUERIES_MAX = 12


def test_the_list_says_how_far_each_measure_has_come(client):
    mesure = MesureFactory(title="Du débit partout", state=Mesure.State.ENGAGEE)
    mesure.etapes.add(MesureEtape(date=datetime.date(2020, 11, 5), text="Décidée", done=True))
    mesure.etapes.add(MesureEtape(date=datetime.date(2021, 3, 1), text="Lancée"))
    mesure.save()
    CitationFactory.create_batch(2, mesure=mesure)
    page = client.get("/suites/").text
    assert "Du débit partout" in page and "Engagée" in page and mesure.organisme in page
    assert "1 étape franchie sur 2" in page and "2&nbsp;propositions citées" in page


def test_measures_are_filtered_by_axis_and_state_with_exact_counts(client):
    axe, other = AxeFactory(slug="egal-acces"), AxeFactory()
    MesureFactory(title="Première mesure", axe=axe, state=Mesure.State.ENGAGEE)
    MesureFactory(title="Deuxième mesure", axe=axe)
    MesureFactory(title="Troisième mesure", axe=other, state=Mesure.State.ENGAGEE)
    page = client.get("/suites/?axe=egal-acces&etat=engagee").text
    assert "Première mesure" in page and "Deuxième mesure" not in page and "Troisième mesure" not in page
    assert "1 mesure</h2>" in page
    assert 'Toutes <span class="moment-tabs__total">(2)' in page


@pytest.mark.parametrize("query", ["etat=inconnu", "axe=%00", "axe=<script>", "etat=" + "x" * 5000])
def test_an_unknown_filter_is_told_and_leaves_nothing(client, query):
    MesureFactory(title="La seule mesure")
    response = client.get(f"/suites/?{query}")
    assert response.status_code == 200
    assert "La seule mesure" not in response.text and "Nous ne connaissons pas" in response.text
    assert "<script>alert" not in response.text


def test_an_empty_list_says_so(client):
    assert "Aucune mesure n’est encore publiée" in client.get("/suites/").text


def test_a_draft_is_not_public(client):
    mesure = MesureFactory(draft=True, title="Mesure secrète")
    citation = CitationFactory(mesure=mesure)
    assert client.get(mesure.get_absolute_url()).status_code == 404
    for address in ("/suites/", citation.proposition.get_absolute_url(), citation.proposition.receipt_url):
        assert "Mesure secrète" not in client.get(address).text


def test_a_measure_shows_no_word_of_what_is_not_published(client):
    mesure = MesureFactory()
    CitationFactory(mesure=mesure, proposition__title="Une proposition lisible par tous")
    CitationFactory(
        mesure=mesure,
        passage="Ce qu’elle disait",
        proposition=PropositionFactory(masquee=True, title="Une proposition masquée"),
    )
    page = client.get(mesure.get_absolute_url()).text
    assert "Une proposition lisible par tous" in page
    assert "Une proposition masquée" not in page and "Ce qu’elle disait" not in page
    assert 'href="#propositions">1</a>' in page


def test_a_proposition_and_its_receipt_lead_to_the_measures_that_cite_it(client):
    citation = CitationFactory(mesure__title="Du débit partout", passage="Chaque classe")
    for address in (citation.proposition.get_absolute_url(), citation.proposition.receipt_url):
        page = client.get(address).text
        assert "Du débit partout" in page and citation.mesure.get_absolute_url() in page
        assert "Chaque classe" in page and "À venir" in page


@pytest.mark.parametrize("page", ["0", "3", "abc", "999999999999999999999"])
def test_a_page_that_does_not_exist_answers_404(client, page):
    mesure = CitationFactory().mesure
    assert client.get(f"{mesure.get_absolute_url()}?page={page}").status_code == 404


def test_a_measure_that_cites_five_thousand_propositions_asks_a_dozen_times_at_most(client):
    mesure, axe = MesureFactory(), AxeFactory()
    first = PropositionFactory(axe=axe)
    rows = [
        type(first)(
            title=f"Proposition numéro {n}", slug="p", text="Texte", axe=axe, profil_id=first.profil_id,
            state=first.state, submitted_at=first.submitted_at, published_at=first.published_at,
            fingerprint=f"empreinte-{n}",
        )
        for n in range(5000)
    ]  # fmt: skip
    type(first).objects.bulk_create(rows, batch_size=500)
    assert cite(mesure, [first, *type(first).objects.exclude(pk=first.pk)]) == 5001
    for address in (mesure.get_absolute_url(), f"{mesure.get_absolute_url()}?page=200", "/suites/"):
        client.get(address)
        assert queries_of(client, address) <= QUERIES_MAX, address
        assert re.search(r"5\s001", client.get(address).text), address


def test_an_abandoned_measure_says_why():
    with pytest.raises(ValidationError, match="Dites pourquoi"):
        MesureFactory.build(state=Mesure.State.ABANDONNEE).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        MesureFactory(state=Mesure.State.ABANDONNEE)


def test_a_measure_is_found_by_the_search(client):
    mesure = MesureFactory(title="Un plan pour les bibliothèques numériques")
    assert mesure.get_absolute_url() in client.get("/recherche/?q=bibliotheque").text


def test_measures_are_in_the_map_of_the_site(client):
    mesure = MesureFactory()
    assert mesure.get_absolute_url() in client.get("/sitemap-suites-0.xml").text
    assert 'href="/suites/"' in client.get("/plan-du-site/").text


def test_a_region_and_a_theme_lead_to_the_measures_that_cite_their_propositions(client):
    region, theme = RegionAcademique.objects.get(slug="bretagne"), ThemeFactory()
    cited = PropositionFactory(region=region, themes=[theme])
    mesure, draft, other = MesureFactory(), MesureFactory(draft=True), MesureFactory()
    for row in (mesure, draft):
        CitationFactory(mesure=row, proposition=cited)
    CitationFactory(mesure=mesure, proposition=PropositionFactory(region=region))
    CitationFactory(mesure=other)
    hidden = PropositionFactory(region=region, masquee=True)
    CitationFactory(mesure=other, proposition=hidden)

    for path in ("/regions/bretagne/", f"/themes/{theme.slug}/"):
        page = client.get(path).text
        assert page.count(mesure.get_absolute_url()) == 1 and 'href="/suites/"' in page, path
        assert draft.title not in page and other.title not in page, path
        assert queries_of(client, path) <= QUERIES_MAX
    assert "Les suites des propositions" not in client.get("/regions/corse/").text


def test_the_page_of_an_axis_leads_to_its_measures(client):
    page = AxePageFactory()
    mesure, other = MesureFactory(axe=page.axe), MesureFactory()

    content = client.get(page.url).text

    assert mesure.title in content and other.title not in content
    assert f'href="/suites/?axe={page.axe.slug}"' in content
    assert queries_of(client, page.url) <= QUERIES_MAX
