"""The addresses of the table at scale: each list in each order, its last page, each filter, searches, feeds."""

from django.http import QueryDict

from bench.addresses import sample_pages
from contributions.propositions.filters import Filters, Vocabulary
from contributions.propositions.lists import PropositionList, apply_filters
from contributions.propositions.paging import BY_NUMBER
from contributions.public.views.reading import PER_PAGE
from editorial.api import LIMIT_DEFAULT
from search.models import Word

LIST = "/propositions/"
API = "/api/v1/propositions/"


def rows() -> dict[str, str]:
    """An address for each row."""
    vocabulary = Vocabulary.load()
    axe, theme, region = vocabulary.axes[1].slug, vocabulary.themes[0].slug, vocabulary.regions[0].slug
    lists = {
        "liste récente": "",
        "liste soutenue": "tri=soutenues",
        "un axe": f"axe={axe}",
        "un axe, soutenue": f"axe={axe}&tri=soutenues",
        "un thème": f"theme={theme}",
        "un thème, soutenue": f"theme={theme}&tri=soutenues",
        "une région": f"region={region}",
        "une région, soutenue": f"region={region}&tri=soutenues",
        "un profil": "profil=eleve",
        "un profil, soutenue": "profil=eleve&tri=soutenues",
        "axe, région et profil": f"axe={axe}&region={region}&profil=parent",
        "thème et région": f"theme={theme}&region={region}",
        "sans réponse": "statut=sans-reponse",
        "retenues": "statut=retenue",
    }
    rare = (
        Word.objects.filter(kind="proposition", document_count__gt=1)
        .order_by("document_count", "word")
        .first()
    )
    found = {page.name: page.path for page in sample_pages()}
    for label, query in lists.items():
        found[label] = f"{LIST}?{query}"
        total = PropositionList(Filters.parse(QueryDict(query), vocabulary), vocabulary).total
        found[f"{label}, dernière page"] = f"{LIST}?{query}&page={max(1, -(-total // PER_PAGE))}"
    everything = PropositionList(Filters(), vocabulary).total
    last_drawn = max(1, min(BY_NUMBER, -(-everything // PER_PAGE)))
    found |= {
        "au hasard": f"{LIST}?tri=hasard&graine=7",
        "au hasard, dernière page": f"{LIST}?tri=hasard&graine=7&page={last_drawn}",
        "recherche, mot courant": "/recherche/?q=élève",
        "recherche, mot rare": f"/recherche/?q={rare.written}",
        "recherche, faute": "/recherche/?q=tablete",
        "recherche, trois mots": "/recherche/?q=formation des enseignants au numérique",
        "liste cherchée, mot courant": f"{LIST}?q=élève",
        "ressemblantes": f"{LIST}ressemblantes/?titre=Des tablettes pour tous les élèves",
        "flux d’un axe": f"{LIST}flux.xml?axe={axe}",
        "API, liste soutenue": f"{API}?tri=soutenues",
        "API, un thème": f"{API}?theme={theme}",
        "API, mot courant": f"{API}?q=élève",
        "API, retenues": f"{API}?statut=retenue",
        **{
            f"{label}, dernière page": f"{API}?{query}&{api_end(query, vocabulary)}"
            for label, query in {"API, liste": "tri=recentes", "API, un thème": f"theme={theme}"}.items()
        },
        "plan du site": "/plan-du-site/",
        "sitemap": "/sitemap.xml",
        "sitemap, un fichier": "/sitemap-propositions-0.xml",
    }
    return found


def api_end(query: str, vocabulary: Vocabulary) -> str:
    """The place that the last rows of a list follow; the API walks there, nothing leads there at once."""
    listing = PropositionList(Filters.parse(QueryDict(query), vocabulary), vocabulary)
    first = apply_filters(listing.filters).order_by("published_at", "pk")[LIMIT_DEFAULT]
    return str(listing.cursor_of(first, backward=False))
