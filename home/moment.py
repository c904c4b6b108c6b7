"""What the calendar says today: until when one may propose, and the one action to offer first."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from contributions.propositions.models import ConsultationSettings
from contributions.propositions.targets import Status, Target
from editorial import dates
from editorial import moment as seen
from editorial.models import Phase

DEPOSIT = "/propositions/deposer/"


@dataclass(frozen=True)
class Action:
    label: str
    url: str


PROPOSE = Action("Déposer une proposition", DEPOSIT)
READ = Action("Lire les propositions", "/propositions/")
FOLLOW = Action("Suivre ma proposition", "/propositions/suivi/")
DISCOVER = Action("Découvrir les axes", "/axes/")
MEETINGS = Action("Voir les rencontres", "/evenements/")


@dataclass(frozen=True)
class Moment:
    """The sentence on dates at the head of the home page, its two actions, and what explains a closed door."""

    status: Status
    sentence: str
    first: Action
    second: Action
    phase: Phase | None = None
    notice: str = ""


def closing(moment: datetime.datetime) -> str:
    """A closing time as people understand it: a day when it falls at its very end, else a day and an hour."""
    local = timezone.localtime(moment)
    if (local.hour, local.minute) == (0, 0):
        return dates.day((local - datetime.timedelta(days=1)).date())
    if (local.hour, local.minute) == (23, 59):
        return dates.day(local)
    return f"{dates.day(local)} à {dates.time(local)}"


def current_phase(phases: Iterable[Phase], today: datetime.date) -> Phase | None:
    """The phase under way; of several, the one that began last."""
    return max(
        (phase for phase in phases if phase.is_current(today)),
        key=lambda phase: phase.start_date,
        default=None,
    )


def moment_of(
    consultation: ConsultationSettings, phases: Iterable[Phase], now: datetime.datetime | None = None
) -> Moment:
    """What the head of the home page says at a moment; no query."""
    now = now or seen.now()
    status = Target(opens_at=consultation.opens_at, closes_at=consultation.closes_at).status(now)
    phase = current_phase(phases, timezone.localdate(now))
    asked = Action(phase.action_label, phase.action_path) if phase and phase.action_path else None
    # A phase that still asks to propose must not lead to a closed form.
    if asked and asked.url.startswith(DEPOSIT) and status != Status.OPEN:
        asked = None
    if status == Status.UPCOMING:
        local = timezone.localtime(consultation.opens_at)
        opening = dates.day(local) + (
            f" à {dates.time(local)}" if (local.hour, local.minute) != (0, 0) else ""
        )
        return Moment(
            status,
            f"Ouverture le {opening}",
            asked or DISCOVER,
            MEETINGS,
            phase,
            "Le dépôt des propositions n’a pas encore commencé. Vous pouvez déjà découvrir les axes de travail "
            "et les rencontres à venir.",
        )
    if status == Status.CLOSED:
        return Moment(
            status,
            f"Dépôt clos depuis le {closing(consultation.closes_at)}",
            asked or READ,
            FOLLOW,
            phase,
            "Le dépôt des propositions est clos. Tout reste lisible : les propositions, les rencontres et les "
            "suites données.",
        )
    end = consultation.closes_at
    sentence = f"Jusqu’au {closing(end)}" if end else (phase.title if phase else "")
    return Moment(status, sentence, asked or PROPOSE, READ, phase)
