"""What those who follow an event, or its région's, are told of it."""

from comptes.follows import announce
from evenements.follows import EVENEMENT_KIND
from evenements.models import EvenementPage

STATES = {
    EvenementPage.State.CANCELLED: "La rencontre « {title} » est annulée.",
    EvenementPage.State.POSTPONED: "La rencontre « {title} » est reportée.",
}


def tell_followers(page: EvenementPage) -> None:
    """Tell, once each, that an event is cancelled, postponed, or that its minutes are published.

    Called as a page is published; what was told already is known by its key.
    """
    if not page.live or not page.get_url():
        return
    if page.state in STATES:
        key = f"evenement-{page.pk}-{page.news_key}"
        announce(
            EVENEMENT_KIND, page.pk, STATES[page.state].format(title=page.title), page.get_url(), key=key
        )
    elif page.minutes and page.is_over:
        announce(
            EVENEMENT_KIND,
            page.pk,
            f"Le compte rendu de la rencontre « {page.title} » est publié.",
            f"{page.get_url()}#compte-rendu",
            key=f"evenement-{page.pk}-compte-rendu",
        )
