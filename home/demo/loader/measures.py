"""The demo's measures, their invented steps, and the demo propositions each one is made to cite."""

import datetime

from django.utils import timezone

from comptes.models import User
from contributions.propositions.models import Proposition
from home.demo import mesures as content
from home.demo.loader.composition import paragraphs
from home.demo.mesures import MESURES, MesureData
from suites.citations import cite
from suites.models import Mesure, MesureEtape
from vocabulaires.models import Axe


def load_measures(editor: User) -> None:
    """Add the measures that lack, published, each citing propositions about the same thing."""
    known = set(Mesure.objects.values_list("slug", flat=True))
    axes = {axe.number: axe for axe in Axe.objects.all()}
    for data in MESURES:
        if data.slug not in known:
            mesure = new_measure(data, axes[data.axe_number])
            mesure.full_clean()
            mesure.save()
            mesure.save_revision(user=editor).publish(user=editor)
            cite(mesure, propositions_for(data), demo=True)


def new_measure(data: MesureData, axe: Axe) -> Mesure:
    today = timezone.localdate()
    invented = [
        MesureEtape(
            date=today + datetime.timedelta(days=days), text=text, done=days <= 0, demo=True, sort_order=order
        )
        for order, (days, text) in enumerate(data.steps, start=1)
    ]
    return Mesure(
        title=data.title,
        slug=data.slug,
        summary=data.summary,
        body=paragraphs([content.NOTE.format(number=data.number)]),
        axe=axe,
        organisme=content.ORGANISME,
        state=data.state,
        reason=data.reason,
        source_label=content.SOURCE_LABEL,
        source_url=content.SOURCE_URL,
        source_date=content.PUBLISHED_ON,
        sort_order=data.number,
        demo=True,
        etapes=invented,
    )


def propositions_for(data: MesureData) -> list[Proposition]:
    """Those that the measure cites, in its order, among the demo's."""
    rows = {row.title: row for row in Proposition.objects.published().filter(demo=True, title__in=data.cites)}
    return [rows[title] for title in data.cites if title in rows]
