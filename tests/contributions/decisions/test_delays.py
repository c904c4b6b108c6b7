"""Delays by day, and filters kept under a name."""

from datetime import UTC, timedelta

import pytest
import time_machine
from django.utils import timezone

from contributions.decisions import delays, life, undo
from contributions.decisions.models import JourDeModeration
from contributions.decisions.templatetags import delay
from contributions.moderation.models import FiltreEnregistre
from contributions.propositions.models import Transition
from contributions.propositions.states import Action, State
from tests.comptes.factories import UserFactory
from tests.contributions.factories import PropositionFactory

pytestmark = pytest.mark.django_db
QUEUE = "/admin/moderation/"


def decided(days_ago, hours):
    """A proposition decided at noon some days ago, so many hours after it was received."""
    noon = delays.midnight(timezone.localdate() - timedelta(days=days_ago)) + timedelta(hours=12)
    noon = noon.astimezone(UTC)  # Where an hour always lasts an hour.
    row = PropositionFactory(submitted_at=noon - timedelta(hours=hours), published_at=noon, moderated_at=noon)
    Transition.objects.create(
        proposition=row, action=Action.PUBLIER, from_state=State.A_MODERER, to_state=State.PUBLIEE, date=noon
    )
    return row


def test_each_day_says_how_many_were_decided_and_how_long_it_took():
    for hours in (1, 2, 3, 4, 5, 6, 7, 8, 9, 60):
        decided(2, hours)
    PropositionFactory(a_moderer=True, submitted_at=delays.midnight(timezone.localdate() - timedelta(days=2)))
    PropositionFactory(a_moderer=True, submitted_at=timezone.now() - timedelta(days=90))
    figures = delays.Delays.load()
    day = figures.days[2]
    assert (day.figures.decided, day.waiting) == (10, 1)
    assert day.figures.received == 10
    assert (day.figures.median, day.figures.ninetieth) == (timedelta(hours=5), timedelta(hours=9))
    assert (figures.waiting, figures.waiting_before) == (2, 1)
    assert figures.oldest < timezone.now() - timedelta(days=89)


def test_days_that_are_over_are_counted_once_and_today_each_time(django_assert_max_num_queries):
    with time_machine.travel(delays.midnight(timezone.localdate()) + delays.SETTLED):
        delays.Delays.load()
    assert JourDeModeration.objects.count() == delays.DAYS - 1
    decided(0, 1)
    with django_assert_max_num_queries(7):
        figures = delays.Delays.load()
    assert figures.days[0].figures.decided == 1
    delays.forget()
    decided(3, 1)
    assert delays.Delays.load().days[3].figures.decided == 1


def test_a_decision_taken_back_is_not_counted():
    actor, row = UserFactory(), PropositionFactory(a_moderer=True)
    life.apply(row.pk, Action.PUBLIER, actor=actor)
    assert delays.Delays.load().days[0].figures.decided == 1
    undo.undo(row.transitions.latest("pk").lot, actor=actor)
    assert delays.Delays.load().days[0].figures.decided == 0


def test_the_table_is_shown_to_those_who_read_the_queue(client, moderator):
    decided(1, 30)
    page = client.get(f"{QUEUE}delais/").content.decode()
    assert "1\xa0j 6\xa0h" in page and '<th scope="row">' in page


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "–"), (timedelta(seconds=20), "0\xa0min"), (timedelta(hours=5, minutes=12), "5\xa0h 12\xa0min")],
)
def test_a_delay_is_said_in_words(value, said):
    assert delay(value) == said


def keep(client, query, **data):
    return client.post(f"{QUEUE}filtres/{query}", {"name": "À voir", **data}, follow=True)


def test_filters_are_kept_found_again_and_deleted(client, moderator):
    query = "?situation=rejetees&alerte=lien&ordering=-alert_count"
    page = keep(client, f"{query}&p=3&pirate=1").content.decode()
    kept = FiltreEnregistre.objects.get()
    assert kept.querystring == query and kept.owner == moderator and not kept.shared
    assert "À voir" in page and 'aria-current="page"' in page
    keep(client, "?alerte=lien", shared="on")
    kept = FiltreEnregistre.objects.get()
    assert kept.querystring == "?alerte=lien" and kept.shared, "the same name replaces"
    client.post(f"{QUEUE}filtres/{kept.pk}/supprimer/")
    assert not FiltreEnregistre.objects.exists()


def test_the_team_sees_shared_filters_only_and_deletes_none_of_others(client, moderator):
    colleague = UserFactory(first_name="Grace", last_name="Hopper")
    shared = FiltreEnregistre.objects.create(owner=colleague, name="Partagé", querystring="?q=a", shared=True)
    FiltreEnregistre.objects.create(owner=colleague, name="Secret", querystring="?q=b")
    page = client.get(QUEUE).content.decode()
    assert "Partagé" in page and "gardé par Grace Hopper" in page and "Secret" not in page
    assert client.post(f"{QUEUE}filtres/{shared.pk}/supprimer/").status_code == 404
    assert client.post(f"{QUEUE}filtres/{2**70}/supprimer/").status_code == 404


@pytest.mark.parametrize(
    ("query", "data"),
    [
        ("", {}),
        ("?pirate=1", {}),
        ("?q=a", {"name": ""}),
        ("?q=a", {"name": "x" * 61}),
        ("?q=" + "a" * 600, {}),
    ],
)
def test_what_cannot_be_kept_says_why(client, moderator, query, data):
    page = keep(client, query, **data)
    assert page.status_code == 200 and not FiltreEnregistre.objects.exists()


def test_a_name_with_markup_is_shown_as_it_is(client, moderator):
    keep(client, "?q=a", name="<b>Gras</b>")
    assert "&lt;b&gt;Gras" in client.get(QUEUE).content.decode()
