"""Numbers and dates: figures that say where they come from, and the calendar."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from editorial import facts, moment
from editorial.blocks import groups
from editorial.models.calendar import Phase


class KeyFigureBlock(blocks.StructBlock):
    prefix = blocks.CharBlock(
        label="Avant le nombre", max_length=30, required=False, help_text="Par exemple « Plus de »."
    )
    value = blocks.CharBlock(label="Valeur", max_length=20, help_text="Par exemple « 26 839 » ou « 18 ».")
    label = blocks.CharBlock(label="Ce qu’elle compte", max_length=120)
    date = blocks.DateBlock(
        label="À la date du", required=False, help_text="Laissez vide si la source n’en donne pas."
    )
    source = blocks.CharBlock(label="Source", max_length=160)
    source_url = blocks.URLBlock(label="Adresse de la source", required=False)

    class Meta:
        label = "Chiffre"
        icon = "order"


class KeyFiguresBlock(blocks.StructBlock):
    """Figures, each with its source, and its date or that it has none: a number alone invites dispute."""

    title = blocks.CharBlock(label="Titre", max_length=120, required=False)
    figures = blocks.ListBlock(KeyFigureBlock(), label="Chiffres", min_num=1, max_num=8)

    def get_context(self, value, parent_context=None):
        label = facts.label_of(figure["date"] for figure in value["figures"])
        return super().get_context(value, parent_context=parent_context) | {"facts": label}

    class Meta:
        label = "Chiffres clés"
        icon = "table"
        group = groups.DATA
        description = "Un à huit chiffres, chacun avec sa date et sa source."
        template = "editorial/blocks/figures.html"
        preview_value = {
            "title": "La participation en chiffres",
            "figures": [
                {
                    "value": "26 839",
                    "label": "réponses au questionnaire",
                    "date": datetime.date(2020, 10, 19),
                    "source": "Bilan de la concertation",
                    "source_url": "",
                },
                {
                    "prefix": "Plus de",
                    "value": "350",
                    "label": "rencontres dans les territoires",
                    "date": None,
                    "source": "Bilan de la concertation",
                    "source_url": "",
                },
            ],
        }


@dataclass(frozen=True)
class Step:
    """One step of a timeline, as of one day."""

    title: str
    start_date: datetime.date
    end_date: datetime.date | None
    description: object
    state: str

    @classmethod
    def on(cls, today: datetime.date, *, title, start_date, end_date, description) -> "Step":
        if today < start_date:
            state = "future"
        elif end_date is None or today <= end_date:
            state = "current"
        else:
            state = "past"
        return cls(title, start_date, end_date, description, state)


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Intitulé", max_length=120)
    start_date = blocks.DateBlock(label="Premier jour")
    end_date = blocks.DateBlock(label="Dernier jour", required=False)
    description = blocks.TextBlock(label="Description", max_length=400, required=False)

    def clean(self, value):
        value = super().clean(value)
        if value["end_date"] and value["end_date"] < value["start_date"]:
            error = ValidationError("Le dernier jour doit suivre le premier.")
            raise StructBlockValidationError(block_errors={"end_date": error})
        return value

    class Meta:
        label = "Étape"
        icon = "date"


class TimelineBlock(blocks.StructBlock):
    """The steps of a process, the one under way marked.

    Without steps of its own it shows the consultation’s calendar, which is kept in one place and
    remembered.
    """

    title = blocks.CharBlock(label="Titre", max_length=120, required=False)
    steps = blocks.ListBlock(
        StepBlock(),
        label="Étapes",
        default=[],
        help_text="Laissez vide pour afficher le calendrier de la concertation.",
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        today = moment.today()
        context["steps"] = [
            Step.on(
                today,
                title=step["title"],
                start_date=step["start_date"],
                end_date=step["end_date"],
                description=step["description"],
            )
            for step in value["steps"] or map(vars, Phase.remembered())
        ]
        return context

    def get_preview_value(self):
        today = timezone.localdate()
        steps = [
            ("La consultation en ligne", -90, -20, "Le public propose, soutient et commente."),
            ("Les rencontres dans les territoires", -19, 20, "Une rencontre par région académique."),
            ("La synthèse", 21, 60, "Les propositions retenues sont publiées."),
        ]
        return self.normalize(
            {
                "title": "Le calendrier",
                "steps": [
                    {
                        "title": title,
                        "start_date": today + datetime.timedelta(days=start),
                        "end_date": today + datetime.timedelta(days=end),
                        "description": text,
                    }
                    for title, start, end, text in steps
                ],
            }
        )

    class Meta:
        label = "Calendrier"
        icon = "calendar"
        group = groups.DATA
        description = "Les étapes de la concertation, ou d’un autre calendrier ; celle du moment est marquée."
        template = "editorial/blocks/timeline.html"
