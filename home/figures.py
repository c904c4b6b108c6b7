"""The figures of the whole site: contributions and events counted together, for whoever quotes them."""

from collections.abc import Mapping

from django.db.models import Count

from contributions.propositions.figures import consultation_figures
from editorial.figures import Figure
from editorial.visibility import public
from evenements.models import EvenementPage
from page_cache import remember_edited

FIGURES = (
    Figure(
        "propositions",
        "proposition publiée",
        "propositions publiées",
        "Les propositions du public lisibles sur ce site ; ni celles qui attendent, ni celles qui sont "
        "retirées, masquées ou refusées.",
    ),
    Figure(
        "participants",
        "participant",
        "participants",
        "Les personnes dont au moins une proposition est publiée, chacune comptée une fois.",
    ),
    Figure(
        "ateliers",
        "proposition d’atelier",
        "propositions d’ateliers",
        "Les propositions publiées que des groupes ont écrites lors d’une rencontre. Elles comptent parmi les "
        "propositions, et leurs auteurs ne sont pas comptés parmi les participants.",
    ),
    Figure("soutiens", "soutien", "soutiens", "Les soutiens apportés aux propositions publiées."),
    Figure(
        "rencontres",
        "rencontre",
        "rencontres",
        "Les rencontres annoncées sur ce site, passées et à venir.",
    ),
    Figure(
        "territoires",
        "région académique",
        "régions académiques",
        "Les régions académiques, outre-mer compris, où une rencontre au moins est annoncée ou s’est tenue.",
    ),
)


@remember_edited
def event_totals() -> dict[str, int]:
    """How many events anyone may read of, in how many régions; one query, and nobody modifies it."""
    events = public(EvenementPage.objects.all()).order_by()
    return events.aggregate(total=Count("pk"), regions=Count("region", distinct=True))


def read() -> Mapping[str, int]:
    """Two queries, both remembered: those of events for as long as the team changes none."""
    totals, events = consultation_figures(), event_totals()
    return {
        "propositions": totals.propositions,
        "participants": totals.authors,
        "ateliers": totals.workshops,
        "soutiens": totals.supports,
        "rencontres": events["total"],
        "territoires": events["regions"],
    }
