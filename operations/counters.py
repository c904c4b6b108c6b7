"""Columns that count rows of other tables: what each application declares beside what it counts, checked and mended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction


@dataclass(frozen=True)
class Counter:
    """What is counted, and the columns that keep it.

    ``fields`` names columns as « application.Model.field ». ``drift`` says how far each wrong row is from
    the truth, by its key; ``repair`` brings the rows to the truth and returns how many were wrong.
    """

    label: str
    fields: tuple[str, ...]
    drift: Callable[[], Mapping]
    repair: Callable[[], int]


_counters: dict[str, Counter] = {}


def register(*counters: Counter) -> None:
    """Declare counters, in the order of their repair: what is derived comes after what it derives from."""
    _counters.update({counter.label: counter for counter in counters})


def registered() -> list[Counter]:
    return list(_counters.values())


def drifts() -> dict[str, Mapping]:
    """How far each counter that is wrong is from the truth; empty when all are exact."""
    found = {counter.label: counter.drift() for counter in _counters.values()}
    return {label: drift for label, drift in found.items() if drift}


@transaction.atomic
def repair() -> int:
    """Bring every counter to the truth; returns how many rows were wrong."""
    return sum(counter.repair() for counter in _counters.values())
