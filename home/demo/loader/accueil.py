"""The home page, which the first migration leaves nearly empty."""

from home.demo import fiche as content
from home.demo.loader.composition import compose, link, paragraphs
from home.demo.loader.fiche import figures
from home.demo.loader.publishing import Publisher
from home.models import HomePage


def find_home() -> HomePage:
    return HomePage.objects.get()


def load_home(publisher: Publisher, home: HomePage) -> None:
    """Fill in the home page, unless an editor has worked on it."""
    if home.latest_revision_id is not None:
        return
    home.question = content.QUESTION
    home.lead = content.HOME_LEAD
    home.search_description = content.HOME_LEAD
    home.body = compose(HomePage, "body", body())
    publisher.publish(home)


def body() -> list[tuple[str, object]]:
    """What the page does not show of itself: the figures of 2020 and what this demo is."""
    notice = {
        "style": "info",
        "title": "Une démonstration",
        "text": paragraphs([content.DEMO_NOTICE]),
        "link": [link("Comment participer", url="/comment-participer/")],
    }
    chiffres = {"title": "La consultation de 2020 en chiffres", "figures": figures(content.HOME_CHIFFRES)}
    return [("figures", chiffres), ("call_out", notice)]
