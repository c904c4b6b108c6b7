"""Registrations, confirmed unless a trait says otherwise."""

import factory
from django.utils import timezone

from evenements.inscriptions import operations
from evenements.inscriptions.choices import Attendance, State
from evenements.models import Inscription
from tests.evenements.factories import EvenementPageFactory


def open_event(**fields):
    """An event that takes registrations, for ten people unless told (``None``: for whoever comes)."""
    fields.setdefault("capacity_on_site", 10)
    return EvenementPageFactory(takes_registrations=True, **fields)


class InscriptionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Inscription

    class Params:
        waiting = factory.Trait(state=State.EN_ATTENTE)
        unconfirmed = factory.Trait(state=State.A_CONFIRMER, rank=None)
        kept = factory.Trait(
            state=State.RETENUE,
            rank=None,
            held_until=factory.LazyFunction(lambda: timezone.now() + operations.KEPT_FOR),
        )
        online = factory.Trait(attendance=Attendance.ONLINE)

    evenement = factory.LazyFunction(open_event)
    state = State.CONFIRMEE
    rank = factory.Sequence(lambda n: n + 1)
    attendance = Attendance.ON_SITE
    email = factory.Sequence(lambda n: f"inscrit-{n}@example.org")
    name = factory.Sequence(lambda n: f"Personne {n}")
    told = factory.LazyAttribute(lambda row: row.evenement.news_key)
