"""A page for each axis: its statement, its questions, what people propose, the form."""

from axes.models import AxePage, AxesIndexPage
from editorial.pictograms import Pictogram
from home.demo.axes import AXES, AxeData
from home.demo.loader.composition import compose, heading, paragraphs, points
from home.demo.loader.publishing import Publisher
from vocabulaires.models import Axe

PICTOGRAMS = {
    1: Pictogram.ACCESSIBILITY,
    2: Pictogram.HUMAN_COOPERATION,
    3: Pictogram.SELF_TRAINING,
    4: Pictogram.PADLOCK,
    5: Pictogram.COMPASS,
}


def load_axe_pages(publisher: Publisher, index: AxesIndexPage, axes: dict[int, Axe]) -> None:
    presented = set(AxePage.objects.values_list("axe", flat=True))
    for data in AXES:
        axe = axes[data.number]
        if axe.pk not in presented:
            publisher.ensure(index, page_of(data, axe))


def page_of(data: AxeData, axe: Axe) -> AxePage:
    return AxePage(
        title=data.name,
        slug=data.slug,
        search_description=data.statement,
        axe=axe,
        short_statement=data.statement,
        statement=paragraphs(data.paragraphs),
        pictogram=PICTOGRAMS[data.number],
        contact_name=data.contact_name,
        contact_email=data.contact_email,
        body=compose(AxePage, "body", body(data)),
    )


def body(data: AxeData) -> list[tuple[str, object]]:
    """The questions and the form; the page itself shows the propositions, events and news of the axis."""
    text = heading("Les questions que pose cet axe") + points(data.questions)
    return [("text", text), ("proposition_form", {"heading": "Déposer une proposition"})]
