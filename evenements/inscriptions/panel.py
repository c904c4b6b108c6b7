"""What an event's page says of registrations: the form, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evenements.inscriptions.forms import InscriptionForm, label_of
from evenements.inscriptions.places import Places, places_of
from page_cache import Fragments
from vocabulaires import cached

if TYPE_CHECKING:
    from evenements.models.registration import Registrable

# A few kilobytes each.
forms = Fragments(most=300)


@dataclass(frozen=True)
class RegistrationPanel:
    """The form of an event that takes registrations, and how many places there are."""

    is_open: bool
    places: list[Places]
    form: SafeString | None

    @property
    def is_full(self) -> bool:
        return all(places.is_full for places in self.places)


def registration_panel(event: Registrable) -> RegistrationPanel | None:
    """Nothing for an event without registrations or over; one query otherwise."""
    if not event.takes_registrations or event.is_over or not event.is_maintained:
        return None
    places = places_of(event)
    is_open = event.is_registration_open
    return RegistrationPanel(is_open, places, blank_form(event, places) if is_open else None)


def blank_form(event: Registrable, places: list[Places]) -> SafeString:
    """The form of an event, which changes when places run out."""

    def write() -> SafeString:
        form = InscriptionForm(places=places, auto_id="inscription-%s")
        context = {"form": form, "event": event}
        return render_to_string("evenements/inscriptions/_form.html", context)

    labels = tuple(
        (choice.attendance, label_of(choice), choice.capacity is None, choice.is_full) for choice in places
    )
    profils = tuple((profil.code, profil.label, profil.active) for profil in cached.profils().values())
    return forms.get((event.registration_url, labels, profils), write)
