"""Loads the demo consultation: it adds what lacks and leaves what exists as people have made it."""

from collections.abc import Iterator

from django.db import transaction

from contributions.decisions import journal
from home.demo import pages as content
from home.demo.loader import accounts, site, vocabulary
from home.demo.loader.accueil import find_home, load_home
from home.demo.loader.axes import load_axe_pages
from home.demo.loader.comments import load_comments
from home.demo.loader.drawings import load_drawings
from home.demo.loader.events import EventLoader
from home.demo.loader.fiche import load_fiche
from home.demo.loader.letters import load_letter
from home.demo.loader.measures import load_measures
from home.demo.loader.news import load_news
from home.demo.loader.pages import load_charter, load_guide, load_index, load_legal_pages
from home.demo.loader.partners import load_partners
from home.demo.loader.picture import load_social_image
from home.demo.loader.propositions import PropositionLoader
from home.demo.loader.publishing import Publisher
from home.demo.loader.queue import QueueLoader


@transaction.atomic
def load_site(password: str = "", *, new_password: bool = False) -> accounts.Team:
    """Everything but what people contribute, in one transaction, and the team that may sign in."""
    team = accounts.load_team(password, new_password=new_password)
    site.align_address()
    axes = vocabulary.load_axes()
    themes = vocabulary.load_themes(axes)
    vocabulary.load_motifs()
    partenaires = load_partners(team.editor)
    accounts.bind_partner(team, next(iter(partenaires.values())))
    site.load_identity(load_social_image(team.editor))
    site.load_calendar()
    publisher = Publisher(team.editor)
    home = find_home()
    load_axe_pages(publisher, load_index(publisher, home, content.INDEX_AXES), axes)
    load_fiche(publisher, home)
    filing = {"axes": axes, "themes": themes, "partenaires": partenaires}
    filing["drawings"] = load_drawings(team.editor)
    EventLoader(publisher, load_index(publisher, home, content.INDEX_EVENEMENTS), **filing).load()
    load_news(publisher, load_index(publisher, home, content.INDEX_ACTUALITES), **filing)
    load_letter()
    charter = load_charter(publisher, home)
    site.link_charter(charter)
    load_guide(publisher, home, charter)
    load_legal_pages(publisher, home)
    load_home(publisher, home)
    return team


def load_contributions(count: int, team: accounts.Team) -> Iterator[tuple[int, int]]:
    """Reach ``count`` published propositions, with the queue beside them.

    Yields how many are stored so far, out of how many that lacked.
    """
    QueueLoader(team.moderator, vocabulary.load_motifs()).load()
    yield from PropositionLoader().load(count)
    load_comments()
    load_measures(team.editor)
    journal.refresh(everything=True)
