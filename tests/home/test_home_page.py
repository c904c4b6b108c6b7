import datetime

import pytest
from django.utils import timezone

from contributions.propositions.models import ConsultationSettings
from editorial.models import Phase
from home.moment import moment_of
from tests.axes.factories import AxePageFactory
from tests.contributions.factories import PropositionFactory
from tests.editorial.factories import PhaseFactory
from tests.support.queries import queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

NOW = datetime.datetime(2026, 10, 1, 12, tzinfo=timezone.get_default_timezone())


def consultation(opens=None, closes=None) -> ConsultationSettings:
    day = datetime.timedelta(days=1)
    return ConsultationSettings(
        opens_at=NOW + opens * day if opens is not None else None,
        closes_at=NOW + closes * day if closes is not None else None,
    )


def phase(**fields) -> Phase:
    return Phase(title="En ce moment", start_date=NOW.date() - datetime.timedelta(days=2), **fields)


def test_the_head_says_until_when_and_leads_to_the_form():
    moment = moment_of(consultation(opens=-5, closes=5), [], NOW)

    assert moment.sentence == "Jusqu’au 6\xa0octobre\xa02026 à 12\xa0h"
    assert moment.first.url == "/propositions/deposer/"
    assert not moment.notice


def test_the_phase_under_way_chooses_the_first_action():
    current = phase(action_label="Venir aux rencontres", action_path="/evenements/")

    assert moment_of(consultation(closes=5), [current], NOW).first.label == "Venir aux rencontres"


def test_before_the_opening_the_head_says_when_and_offers_what_is_possible():
    moment = moment_of(consultation(opens=5, closes=9), [], NOW)

    assert moment.sentence.startswith("Ouverture le 6\xa0octobre")
    assert moment.first.url == "/axes/"
    assert "pas encore commencé" in moment.notice


def test_a_closed_consultation_never_leads_to_its_form():
    asks_to_propose = phase(action_label="Déposer une proposition", action_path="/propositions/deposer/")
    moment = moment_of(consultation(opens=-9, closes=-1), [asks_to_propose], NOW)

    assert moment.sentence.startswith("Dépôt clos depuis le 30\xa0septembre")
    assert "/propositions/deposer/" not in (moment.first.url, moment.second.url)


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (0, 0, "5\xa0octobre\xa02026"),
        (23, 59, "6\xa0octobre\xa02026"),
        (18, 0, "6\xa0octobre\xa02026 à 18\xa0h"),
    ],
)
def test_a_closing_time_is_told_as_people_understand_it(hour, minute, expected):
    closes = datetime.datetime(2026, 10, 6, hour, minute, tzinfo=timezone.get_default_timezone())

    assert moment_of(ConsultationSettings(closes_at=closes), [], NOW).sentence == f"Jusqu’au {expected}"


def test_the_home_page_counts_what_is_published(client):
    axis = AxePageFactory()
    PropositionFactory.create_batch(3, axe=axis.axe, support_count=7)
    PropositionFactory(axe=axis.axe, masquee=True, support_count=100)
    PhaseFactory()

    content = client.get("/").content.decode()

    assert "<strong>3</strong> propositions" in content
    assert '<p class="site-figures__value">21</p><p class="site-figures__label">soutiens</p>' in content


def test_the_home_page_of_an_empty_site_reads_well(client):
    response = client.get("/")

    assert response.status_code == 200
    assert "La consultation aujourd’hui" not in response.content.decode()


def test_the_home_page_costs_the_same_however_many_propositions(client):
    axis = AxePageFactory()
    PropositionFactory.create_batch(3, axe=axis.axe)
    few = queries_of(client, "/")
    PropositionFactory.create_batch(20, axe=axis.axe)
    AxePageFactory()

    assert queries_of(client, "/") == few <= 12
