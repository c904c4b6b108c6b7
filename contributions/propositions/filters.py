"""What the address of a list of propositions asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from contributions.propositions.models import Reponse
from contributions.propositions.models.propositions import SHUFFLE_RANGE
from editorial.old_addresses import page_named
from editorial.visibility import public
from page_cache import remember_edited
from vocabulaires import cached
from vocabulaires.models import Axe, Profil, RegionAcademique, Theme

QUERY_MAX_LENGTH = 200
SEED_MAX_LENGTH = 20

SORTS = {
    "recentes": "Les plus récentes",
    "soutenues": "Les plus soutenues",
    "commentees": "Les plus commentées",
    "reponses": "Réponses récentes",
    "hasard": "Au hasard",
    "pertinence": "Les plus proches de ma recherche",
}
DEFAULT_SORT = "recentes"
BY_ANSWER = "reponses"
WITHOUT_ANSWER, ANSWERED = "sans-reponse", "avec-reponse"
STATUSES = {
    ANSWERED: "Avec une réponse",
    **dict(Reponse.Status.choices),
    WITHOUT_ANSWER: "Sans réponse",
}
# The column that each order descends by, before the primary key.
SORT_FIELDS = {
    "soutenues": "support_count",
    "commentees": "comment_count",
    # The latest given first: answers are numbered as they are given.
    BY_ANSWER: "reponse_id",
}


def seed_of_the_day(today: date | None = None) -> str:
    """The seed of the random order when the address gives none: the same for everyone, a new one each day."""
    return f"{today or timezone.localdate():%Y%m%d}"


@dataclass(frozen=True)
class Vocabulary:
    """The rows that filters name; nobody modifies them."""

    axes: Sequence[Axe]
    themes: Sequence[Theme]
    regions: Sequence[RegionAcademique]
    profils: Sequence[Profil]

    @classmethod
    @remember_edited
    def load(cls) -> "Vocabulary":
        """Four queries at most."""
        return cls(
            list(Axe.objects.all()),
            list(Theme.objects.order_by("name")),
            cached.regions(),
            list(cached.profils().values()),
        )

    @classmethod
    def none(cls) -> "Vocabulary":
        """For a list whose filters are already rows and that shows no facets."""
        return cls((), (), (), ())


@dataclass(frozen=True)
class Filters:
    """What an address asks for, once understood.

    ``unknown`` names what it asked in vain, ``shortened`` tells that its words were too many to be kept.
    """

    axe: Axe | None = None
    theme: Theme | None = None
    region: RegionAcademique | None = None
    page: Page | None = None
    profil: Profil | None = None
    status: str = ""
    sort: str = DEFAULT_SORT
    seed: str = ""
    q: str = ""
    unknown: tuple[str, ...] = ()
    shortened: bool = field(default=False, compare=False)

    @classmethod
    def parse(cls, params, vocabulary: Vocabulary) -> "Filters":
        """Read a query string: a filter that is unknown is named and leaves nothing, an order is set aside.

        One query when an event is asked for, two by the address that it had before.
        """
        unknown: list[str] = []

        def among(name: str, label: str, known: dict):
            value = params.get(name, "").replace("\x00", "").strip()
            if not value:
                return None
            if value not in known:
                unknown.append(f"{label} « {value[:40]} »")
                return None
            return known[value]

        slug = params.get("evenement", "").replace("\x00", "").strip()
        page = page_named(public(Page.objects.all()), slug) if slug else None
        if slug and page is None:
            unknown.append(f"événement « {slug[:40]} »")
        typed = " ".join(params.get("q", "").replace("\x00", "").split())
        q = typed[:QUERY_MAX_LENGTH].strip()
        sort = params.get("tri", "")
        sort = sort if sort in SORTS else ("pertinence" if q else DEFAULT_SORT)
        if sort == "pertinence" and not q:
            sort = DEFAULT_SORT
        status = among("statut", "suite donnée", {value: value for value in STATUSES}) or ""
        if sort == BY_ANSWER:
            # Only what was answered has a place in that order.
            sort = DEFAULT_SORT if status == WITHOUT_ANSWER else sort
            status = status or ANSWERED
        return cls(
            axe=among("axe", "axe", {axe.slug: axe for axe in vocabulary.axes}),
            theme=among(
                "theme", "thème", {slug: theme for theme in vocabulary.themes for slug in theme.slugs}
            ),
            region=among("region", "région", {region.slug: region for region in vocabulary.regions}),
            page=page,
            profil=among("profil", "profil", {profil.code: profil for profil in vocabulary.profils}),
            status=status,
            sort=sort,
            seed=(params.get("graine", "")[:SEED_MAX_LENGTH] or seed_of_the_day())
            if sort == "hasard"
            else "",
            q=q,
            unknown=tuple(unknown),
            shortened=len(typed) > QUERY_MAX_LENGTH,
        )

    def params(self) -> dict[str, str]:
        """The shortest query string that asks for the same list."""
        default_sort = "pertinence" if self.q else DEFAULT_SORT
        values = {
            "q": self.q,
            "axe": self.axe.slug if self.axe else "",
            "theme": self.theme.slug if self.theme else "",
            "region": self.region.slug if self.region else "",
            "evenement": self.page.slug if self.page else "",
            "profil": self.profil.code if self.profil else "",
            "statut": self.status,
            "tri": self.sort if self.sort not in (default_sort, "pertinence") else "",
            "graine": self.seed if self.is_draw else "",
        }
        return {name: value for name, value in values.items() if value}

    def querystring(self, **changes) -> str:
        if self.sort == BY_ANSWER and changes.get("status") in ("", WITHOUT_ANSWER):
            changes.setdefault("sort", DEFAULT_SORT)
        return urlencode(replace(self, **changes).params())

    def address(self, **changes) -> str:
        """The address of the list with these filters, some of them changed; the plain one for none."""
        querystring = self.querystring(**changes)
        return reverse("contributions:list") + (f"?{querystring}" if querystring else "")

    @property
    def sort_field(self) -> str:
        """The column that the list descends by, then by primary key."""
        return SORT_FIELDS.get(self.sort, "published_at")

    @property
    def is_draw(self) -> bool:
        return self.sort == "hasard"

    @property
    def shuffle_start(self) -> int:
        """Where in the shuffled circle the seed begins to read."""
        seed = self.seed or seed_of_the_day()
        return int.from_bytes(seed.encode()[:20], "big") * 2654435761 % SHUFFLE_RANGE

    @property
    def is_empty(self) -> bool:
        return not any(
            (self.axe, self.theme, self.region, self.page, self.profil, self.status, self.q, self.unknown)
        )

    @property
    def counted_by_rows(self) -> bool:
        """Whether counter rows know how many propositions these filters leave."""
        return not (self.page or self.status or self.q or self.unknown)

    def chosen(self) -> list["ChosenFilter"]:
        """The filters in force, each with the address of the list without it."""
        labels = {
            "q": f"« {self.q} »" if self.q else "",
            "axe": str(self.axe) if self.axe else "",
            "theme": self.theme.name if self.theme else "",
            "region": self.region.name if self.region else "",
            "page": self.page.title if self.page else "",
            "profil": self.profil.label if self.profil else "",
            "status": STATUSES.get(self.status, ""),
        }
        empty = {"q": "", "status": ""}
        return [
            ChosenFilter(label, self.address(**{name: empty.get(name)}))
            for name, label in labels.items()
            if label
        ]


@dataclass(frozen=True)
class ChosenFilter:
    """A filter in force, and the address of the list without it."""

    label: str
    url: str
