"""What a piece of news leads to: its series, its meetings, ways to share it."""

import pytest

from actualites.models import Serie
from tests.actualites.factories import ActualitePageFactory
from tests.evenements.factories import EvenementPageFactory, file_under
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def test_news_of_a_series_lead_to_one_another_in_their_order(client):
    serie = Serie.objects.create(name="Le tour des académies")
    pages = [ActualitePageFactory(serie=serie, title=f"Étape {n}") for n in range(3)]
    draft = ActualitePageFactory(serie=serie, live=False, title="Étape secrète")
    html = client.get(pages[0].url).text

    assert "Le tour des académies" in html and html.index("Étape 1") < html.index("Étape 2")
    assert draft.title not in html


def test_news_lead_to_the_meetings_they_are_about(client):
    event, draft = EvenementPageFactory(), EvenementPageFactory(live=False)
    news = file_under(ActualitePageFactory(), evenements=[event, draft])
    html = client.get(news.url).text

    assert event.title in html and draft.title not in html


def test_news_are_shared_by_plain_links(client):
    html = client.get(ActualitePageFactory(title="Une & deux").url).text

    assert 'href="mailto:?subject=Une%20%26%20deux' in html and "linkedin.com/sharing" in html
    assert "<iframe" not in html and "https://platform" not in html


def test_news_in_a_series_with_meetings_cost_a_dozen_queries_at_most(client):
    serie = Serie.objects.create(name="Le tour des académies")
    news = file_under(
        ActualitePageFactory(serie=serie), evenements=[EvenementPageFactory() for _ in range(4)]
    )
    ActualitePageFactory.create_batch(5, serie=serie)

    assert queries_of(client, news.url) <= 12
