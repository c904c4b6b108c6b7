"""Compares every counter with the rows it counts; to be run by a schedule, which a failure wakes."""

from django.core.management.base import BaseCommand, CommandParser

import page_cache
from operations import counters

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Compare les compteurs avec ce qu’ils comptent et dit les écarts. "
        "Le code de sortie est 1 s’il en reste."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="corriger les écarts")

    def handle(self, *, repair: bool, **options) -> None:
        wrong = self.tell()
        if wrong and repair:
            self.stdout.write(f"Compteurs corrigés : {counters.repair()}")
            page_cache.invalidate_contributions()
            wrong = self.tell()
        if wrong:
            raise SystemExit(1)
        self.stdout.write("Tous les compteurs sont justes.")

    def tell(self) -> bool:
        """Say how far each counter is from the truth; returns whether one is wrong."""
        wrong = False
        for label, differences in counters.drifts().items():
            wrong = True
            self.stdout.write(f"{label} : {len(differences)} écart(s)")
            for key, difference in list(differences.items())[:SHOWN]:
                self.stdout.write(f"  {key} : {written(difference)}")
            if len(differences) > SHOWN:
                self.stdout.write(f"  … et {len(differences) - SHOWN} autres")
        return wrong


def written(difference) -> str:
    if isinstance(difference, int):
        return f"{difference:+d}"
    return ", ".join(f"{name} {value:+d}" for name, value in difference.items())
