"""The answer to a search over the whole site: results, counts by kind, and what was understood."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from search import engines, highlight, queries, registry
from search.models import Document
from search.queries import Found, Query

PER_PAGE = 20
LIMIT = 500
SORTS = {"": "Les plus pertinents", "date": "Les plus récents"}


@dataclass(frozen=True)
class Asked:
    """What the address of a search asks for; a ``kind`` that is unknown finds nothing."""

    q: str = ""
    kind: str = ""
    sort: str = ""

    @classmethod
    def parse(cls, params) -> "Asked":
        """Read a query string; an order that is unknown is set aside."""
        kind, sort = (queries.clean_query(params.get(name, "")) for name in ("type", "tri"))
        return cls(queries.clean_query(params.get("q", "")), kind, sort if sort in SORTS else "")

    @property
    def unknown(self) -> str:
        """The kind that the address asks for in vain."""
        return f"type « {self.kind[:40]} »" if self.kind and self.kind not in registry.kinds() else ""

    def querystring(self, **changes: str) -> str:
        asked = replace(self, **changes)
        values = {"q": asked.q, "type": asked.kind, "tri": asked.sort}
        return urlencode({name: value for name, value in values.items() if value})

    def hidden_params(self) -> list[tuple[str, str]]:
        """What a new search keeps of this one."""
        return [(name, value) for name, value in (("type", self.kind), ("tri", self.sort)) if value]


@dataclass(frozen=True)
class Result:
    title: SafeString
    extract: SafeString
    url: str
    kind_label: str
    date: datetime | None


@dataclass(frozen=True)
class Choice:
    """A kind or an order to choose, with the address that does; ``total`` is capped as ``capped`` tells."""

    label: str
    querystring: str
    selected: bool
    total: int = 0
    capped: bool = False


class SearchResults:
    """What answers a search: at most ``LIMIT`` documents of each kind, the newest, ranked together.

    Reading it costs the queries of ``queries.understand`` and ``queries.find``, two more when no document
    has all the words, and one for the documents of a page.
    """

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.query: Query = queries.understand(asked.q)
        found, cut = queries.find(registry.kinds(), self.query, LIMIT + 1, engines.ENOUGH)
        self.loosened = not found and len(self.query.groups) > 1
        if self.loosened:
            self.query = self.query.loosened()
            found, cut = queries.find(registry.kinds(), self.query, LIMIT + 1, engines.ENOUGH)
            self.loosened = bool(found)
        totals = Counter(item.hit.kind for item in found)
        self.capped_kinds = {kind for kind, total in totals.items() if total > LIMIT or kind in cut}
        self.totals = {kind: min(total, LIMIT) for kind, total in totals.items()}
        self.found = self.kept([item for item in found if asked.kind in ("", item.hit.kind)])

    def kept(self, found: Sequence[Found]) -> list[Found]:
        """In the order asked for, no more of a kind than its count says."""
        if self.asked.sort == "date":
            dated = [item for item in found if item.hit.date]
            dated.sort(key=lambda item: item.hit.date, reverse=True)
            found = dated + [item for item in found if not item.hit.date]
        kept, places = [], Counter()
        for item in found:
            places[item.hit.kind] += 1
            if places[item.hit.kind] <= LIMIT:
                kept.append(item)
        return kept

    @cached_property
    def paginator(self) -> Paginator:
        return Paginator(self, PER_PAGE)

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, part: slice) -> list[Result]:
        found = self.found[part]
        documents = Document.objects.defer("title_terms", "text_terms").in_bulk(
            [item.hit.document_id for item in found]
        )
        return [
            self.result(documents[item.hit.document_id], direct=item.direct)
            for item in found
            if item.hit.document_id in documents
        ]

    def result(self, document: Document, *, direct: bool) -> Result:
        stems = self.query.stems(direct=direct)
        return Result(
            title=highlight.highlighted(document.title, stems),
            extract=highlight.extract(document.text, stems, document.extract),
            url=document.url,
            kind_label=registry.get(document.kind).label,
            date=document.date,
        )

    @property
    def capped(self) -> bool:
        """Whether there are more than we count."""
        return bool(self.capped_kinds if not self.asked.kind else self.asked.kind in self.capped_kinds)

    @property
    def everything(self) -> int:
        return sum(self.totals.values())

    def kind_choices(self) -> list[Choice]:
        """All kinds together, then each that has something or was chosen."""
        choices = [
            Choice(
                "Tout",
                self.asked.querystring(kind=""),
                not self.asked.kind,
                self.everything,
                bool(self.capped_kinds),
            )
        ]
        for source in registry.all_sources():
            selected = source.kind == self.asked.kind
            total = self.totals.get(source.kind, 0)
            if total or selected:
                querystring = self.asked.querystring(kind=source.kind)
                capped = source.kind in self.capped_kinds
                choices.append(Choice(source.label_plural, querystring, selected, total, capped))
        return choices

    def sort_choices(self) -> list[Choice]:
        return [
            Choice(label, self.asked.querystring(sort=sort), sort == self.asked.sort)
            for sort, label in SORTS.items()
        ]
