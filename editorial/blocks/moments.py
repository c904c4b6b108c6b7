"""A part of a page that shows for a time only: before, during, between or after dates or phases."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from editorial import moment
from editorial.blocks import groups

if TYPE_CHECKING:
    from editorial.models import Phase

MOMENT = "moment"
BEFORE, DURING, BETWEEN, AFTER = "avant", "pendant", "entre", "apres"
ONE_DAY = datetime.timedelta(days=1)


class MomentValue(blocks.StructValue):
    """When the part shows. A phase that somebody has deleted leaves nothing to go by: the part stays hidden."""

    @property
    def bounds(self) -> tuple[datetime.date | None, datetime.date | None] | None:
        """The first and the last day, each open when it is ``None``; nothing when the part never shows."""
        phase: Phase | None = self.get("phase")
        first, last = self.get("date"), self.get("end_date")
        when = self.get("when")
        if phase:
            first, last = phase.start_date, phase.end_date
        if when == BEFORE:
            return (None, first - ONE_DAY) if first else None
        if when == DURING:
            return (first, last) if first else None
        if when == AFTER:
            end = last if phase else first
            return (end + ONE_DAY, None) if end else None
        if phase:
            following: Phase | None = self.get("next_phase")
            return (last + ONE_DAY, following.start_date - ONE_DAY) if last and following else None
        return (first, last) if first and last else None

    @property
    def is_shown(self) -> bool:
        """Whether it shows on the day that the page speaks of."""
        if self.bounds is None:
            return False
        first, last = self.bounds
        today = moment.today()
        return (first is None or first <= today) and (last is None or today <= last)


class MomentBlock(blocks.StructBlock):
    """Blocks shown for a time only, in days: the page changes at midnight, when every cached page does."""

    when = blocks.ChoiceBlock(
        label="Montrer",
        choices=[(BEFORE, "avant"), (DURING, "pendant"), (BETWEEN, "entre"), (AFTER, "après")],
        default=DURING,
    )
    phase = SnippetChooserBlock(
        "editorial.Phase",
        label="La phase",
        required=False,
        help_text="Une phase du calendrier, dont les dates sont tenues à un seul endroit.",
    )
    next_phase = SnippetChooserBlock("editorial.Phase", label="Et la phase (pour « entre »)", required=False)
    date = blocks.DateBlock(
        label="Ou le jour",
        required=False,
        help_text="Sans phase : le jour pour « avant » et « après », le premier jour pour « pendant » et « entre ».",
    )
    end_date = blocks.DateBlock(label="Dernier jour (pour « pendant » et « entre »)", required=False)

    class Meta:
        label = "Partie montrée à un moment"
        icon = "time"
        group = groups.DATA
        description = "Des blocs montrés seulement avant, pendant, entre ou après des dates ou des phases."
        template = "editorial/blocks/moment.html"
        value_class = MomentValue
        label_format = "{when} {phase} {date}"

    def __init__(self, inner: list[tuple] = (), **kwargs) -> None:
        super().__init__([("content", blocks.StreamBlock(inner, label="Ce qui est montré"))], **kwargs)

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if bool(value.get("phase")) == bool(value.get("date")):
            errors["date"] = "Choisissez une phase ou un jour : l’un des deux, pas les deux."
        elif value["when"] == BETWEEN and value.get("phase") and not value.get("next_phase"):
            errors["next_phase"] = "Choisissez la seconde phase, celle avant laquelle la partie disparaît."
        elif value["when"] == BETWEEN and value.get("date") and not value.get("end_date"):
            errors["end_date"] = "Choisissez aussi le dernier jour."
        elif value.get("date") and value.get("end_date") and value["end_date"] < value["date"]:
            errors["end_date"] = "Le dernier jour doit suivre le premier."
        if errors:
            raise StructBlockValidationError(
                block_errors={name: ValidationError(message) for name, message in errors.items()}
            )
        return value

    def get_preview_value(self):
        text = "<p>Vous avez jusqu’à la fin de la consultation pour déposer une proposition.</p>"
        value = {"when": DURING, "date": moment.today(), "end_date": None, "phase": None, "next_phase": None}
        return self.normalize({**value, "content": [("text", text)]})


def walk(stream: blocks.StreamValue) -> Iterator[blocks.StreamValue.StreamChild]:
    """The blocks of a body with those of its parts shown at a moment, in the order of the page."""
    for child in stream:
        yield child
        if child.block_type == MOMENT:
            yield from walk(child.value["content"])
