"""The words of a registration that pages and registrations share."""

from django.db import models


class Attendance(models.TextChoices):
    ON_SITE = "sur-place", "Sur place"
    ONLINE = "en-ligne", "En ligne"


class State(models.TextChoices):
    A_CONFIRMER = "a-confirmer", "À confirmer"
    RETENUE = "retenue", "Place gardée, à confirmer"
    CONFIRMEE = "confirmee", "Inscription confirmée"
    EN_ATTENTE = "en-attente", "Liste d’attente"
    ANNULEE = "annulee", "Annulée"


# What registrants are told of an event whose page is taken off the site, beside the states of events.
RETIRED = "retiree"
HOLDING = (State.CONFIRMEE, State.EN_ATTENTE)
UNCONFIRMED = (State.A_CONFIRMER, State.RETENUE)
