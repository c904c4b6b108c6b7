"""What an event's page says of registrations: the form, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evenements.inscriptions.forms import InscriptionForm
from evenements.inscriptions.places import Places, places_of

if TYPE_CHECKING:
    from evenements.models import EvenementPage


@dataclass(frozen=True)
class RegistrationPanel:
    """The form of an event that takes registrations, and how many places there are."""

    is_open: bool
    places: list[Places]
    form: InscriptionForm | None

    @property
    def is_full(self) -> bool:
        return all(places.is_full for places in self.places)


def registration_panel(event: EvenementPage) -> RegistrationPanel | None:
    """Nothing for an event without registrations or over; one query otherwise."""
    if not event.takes_registrations or event.is_over or not event.is_maintained:
        return None
    places = places_of(event)
    form = InscriptionForm(places=places, auto_id="inscription-%s") if event.is_registration_open else None
    return RegistrationPanel(event.is_registration_open, places, form)
