"""When things happen in the demo's own consultation, around the day it is loaded."""

from dataclasses import dataclass

# The proposal form must be open on the day of loading, with some history behind it and some time left.
OPENED_DAYS_AGO = 60
CLOSES_IN_DAYS = 45

CONSULTATION = "Consultation en ligne"


@dataclass(frozen=True)
class PhaseDemo:
    """A phase of the replay; its days count from the day of loading."""

    title: str
    first_day: int
    last_day: int | None
    description: str
    action_label: str = ""
    action_path: str = ""


PHASES = (
    PhaseDemo(
        "Lancement",
        -OPENED_DAYS_AGO,
        -OPENED_DAYS_AGO,
        "Ouverture de la consultation de démonstration.",
    ),
    PhaseDemo(
        CONSULTATION,
        -OPENED_DAYS_AGO + 1,
        CLOSES_IN_DAYS,
        "Chacun propose, lit et compare. Vous pouvez essayer le parcours complet : rien de ce qui est déposé "
        "ici n’est transmis au ministère.",
        "Déposer une proposition",
        "/propositions/deposer/",
    ),
    PhaseDemo(
        "Rencontres territoriales",
        -55,
        42,
        "Des rencontres de démonstration dans chacune des 18 régions académiques.",
    ),
    PhaseDemo(
        "Synthèse",
        CLOSES_IN_DAYS + 1,
        CLOSES_IN_DAYS + 40,
        "Les propositions sont lues, regroupées et résumées.",
        "Lire les propositions",
        "/propositions/",
    ),
    PhaseDemo(
        "Restitution nationale",
        CLOSES_IN_DAYS + 50,
        CLOSES_IN_DAYS + 51,
        "Deux jours pour présenter ce que la consultation a fait remonter.",
        "Lire les propositions",
        "/propositions/",
    ),
    PhaseDemo(
        "Suites",
        CLOSES_IN_DAYS + 52,
        None,
        "Ce qui est retenu, ce qui ne l’est pas, et pourquoi.",
        "Voir les suites",
        "/la-concertation/",
    ),
)
