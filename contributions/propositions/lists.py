"""Lists of published propositions: their rows, and the counts beside each filter."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.functional import cached_property

from contributions.propositions.facets import Facet, FacetGroup, SortLink
from contributions.propositions.filters import ANSWERED, SORTS, STATUSES, WITHOUT_ANSWER, Filters, Vocabulary
from contributions.propositions.models import (
    Proposition,
    PropositionCount,
    PropositionQuerySet,
    PropositionTheme,
)
from contributions.propositions.models.hints import Rare, Usual
from contributions.propositions.paging import Cursor, read_slice
from search import queries

SEARCH_KIND = "proposition"
SEARCH_LIMIT = 500
SHALLOW = 100
COUNTED_MAX = 1_000
# What an address calls a filter, where it is not its name.
PARAMETERS = {"status": "statut"}
# The orders that the rows of a theme hold a copy of.
COPIED = ("published_at", "support_count")


def apply_filters(
    filters: Filters, *, ids: Sequence[int] | None = None, among: PropositionQuerySet | None = None
) -> PropositionQuerySet:
    """The published propositions that remain; ``ids`` are those that the words searched for were found in."""
    propositions = (Proposition.objects.all() if among is None else among).published()
    if filters.unknown:
        return propositions.none()
    answered = filters.status not in ("", WITHOUT_ANSWER)
    # Another filter, or the order of a draw, leads to fewer rows than an axis or a région.
    led = bool(answered or filters.page or filters.is_draw or ids is not None)
    if filters.axe:
        axe = Q(axe=filters.axe)
        # Nor does one of an axis descend by comments.
        propositions = propositions.filter(Usual(axe) if led or filters.sort == "commentees" else axe)
    if filters.region:
        region = Q(region=filters.region)
        # No index of a région descends by a count: the index of all by that count holds the région too.
        by_count = filters.sort in ("soutenues", "commentees")
        propositions = propositions.filter(Usual(region) if led or by_count else region)
    if filters.profil:
        propositions = propositions.filter(profil=filters.profil)
    if filters.page:
        propositions = propositions.filter(page=filters.page)
    if filters.status == WITHOUT_ANSWER:
        propositions = propositions.filter(Usual(Q(reponse=None)))
    elif filters.status:
        # Few are answered, and an index holds them alone.
        propositions = propositions.filter(Rare(Q(reponse__isnull=False)))
        if filters.status != ANSWERED:
            propositions = propositions.filter(reponse__status=filters.status)
    if filters.theme:
        propositions = propositions.filter(
            theme_links__tag=filters.theme, theme_links__published_at__isnull=False
        )
    if ids is not None:
        propositions = propositions.filter(pk__in=ids)
    return propositions


class PropositionList:
    """A filtered, sorted, countable list that reads its page without counting or scanning the table."""

    def __init__(self, filters: Filters, vocabulary: Vocabulary) -> None:
        self.filters = filters
        self.vocabulary = vocabulary
        self.ids: list[int] | None = None
        self.capped = False
        if filters.q:
            self.ids, self.capped = queries.matching_ids(SEARCH_KIND, filters.q, limit=SEARCH_LIMIT)
        self._tallies: dict[str, Counter] | None = None
        self._found: set[int] | None = None

    @property
    def total(self) -> int:
        """How many propositions remain; one query when nothing else needs the tallies."""
        if self._tallies is None and self.filters.counted_by_rows:
            return self.cells().aggregate(total=Sum("total"))["total"] or 0
        if self._tallies is None and self.ids is None and self.filters.status != WITHOUT_ANSWER:
            return apply_filters(self.filters).count()
        return self.tallies["total"][""]

    def capped_total(self) -> tuple[int, bool]:
        """How many propositions remain, and whether that is all; one query, whatever their number.

        Exact where counter rows know it. Elsewhere nobody counts beyond ``COUNTED_MAX``.
        """
        if self.filters.counted_by_rows:
            return self.total, True
        if self.ids is not None:
            return len(self.places), not self.capped
        found = apply_filters(self.filters).order_by().values("pk")[: COUNTED_MAX + 1].count()
        return min(found, COUNTED_MAX), found <= COUNTED_MAX

    @cached_property
    def places(self) -> list[Cursor]:
        """Where what a search found and the other filters leave stands in the order; one query."""
        rows = self.in_order(apply_filters(self.filters, ids=self.ids))
        keys = rows.values_list(self.filters.sort_field, "pk")
        return [Cursor.of(value, pk, backward=False) for value, pk in keys]

    def cells(self) -> QuerySet[PropositionCount]:
        """The counter rows that add up to the total."""
        filters = self.filters
        rows = PropositionCount.objects.filter(theme=filters.theme.pk if filters.theme else 0)
        if filters.axe:
            rows = rows.filter(axe=filters.axe.pk)
        if filters.region:
            rows = rows.filter(region=filters.region.pk)
        return rows.filter(profil=filters.profil.code) if filters.profil else rows

    def rows(self, start: int, stop: int, queryset: PropositionQuerySet | None = None) -> list[Proposition]:
        """The rows of one page, with all that a card shows, or as ``queryset`` reads them.

        One query near the beginning of a plain list. Elsewhere the keys first, from an index alone, then
        their rows: whole rows that a page skips would be read for nothing.
        """
        queryset = Proposition.objects.for_cards().with_themes() if queryset is None else queryset
        if self.is_plain and stop <= SHALLOW:
            return list(self.in_order(apply_filters(self.filters, among=queryset))[start:stop])
        return self.rows_of(self.row_ids(start, stop), queryset)

    def rows_beside(self, cursor: Cursor, count: int) -> list[Proposition]:
        """The rows that stand next to a place of the list; two queries."""
        order = self.filters.sort_field
        if self.links is not None:
            ids = cursor.read(self.links, order, "content_object", count)
        else:
            keys = self.in_order(apply_filters(self.filters, ids=self.ids)).values_list("pk", flat=True)
            ids = cursor.read(keys, order, "pk", count)
        return self.rows_of(ids, Proposition.objects.for_cards().with_themes())

    def rows_after(
        self, cursor: Cursor | None, count: int, queryset: PropositionQuerySet
    ) -> list[Proposition]:
        """The rows that follow a place of the list, or its first ones, as ``queryset`` reads them.

        One query, or two for a theme or a search, and what ``queryset`` prefetches; nothing is skipped,
        however far the place is.
        """
        if self.ids is not None:
            places = [place for place in self.places if cursor is None or cursor.is_before(place)]
            return self.rows_of([place.pk for place in places[:count]], queryset)
        rows, key = self.links, "content_object"
        if rows is None:
            rows, key = self.in_order(apply_filters(self.filters, among=queryset)), "pk"
        found = cursor.read(rows, self.filters.sort_field, key, count) if cursor else list(rows[:count])
        return found if key == "pk" else self.rows_of(found, queryset)

    def rows_of(self, ids: Sequence[int], queryset: PropositionQuerySet) -> list[Proposition]:
        rows = queryset.in_bulk(ids)
        return [rows[pk] for pk in ids if pk in rows]

    def cursor_of(self, proposition: Proposition, *, backward: bool) -> Cursor:
        """The place of one of its rows."""
        value = getattr(proposition, self.filters.sort_field)
        return Cursor.of(value, proposition.pk, backward=backward)

    @property
    def is_draw(self) -> bool:
        return self.filters.is_draw

    @property
    def is_plain(self) -> bool:
        """Whether the order is one of the table's own, rather than a search's, a draw's or a theme's."""
        filters = self.filters
        return self.ids is None and filters.theme is None and not filters.is_draw

    def in_order(self, propositions: PropositionQuerySet) -> PropositionQuerySet:
        return propositions.order_by(f"-{self.filters.sort_field}", "-pk")

    def row_ids(self, start: int, stop: int) -> list[int]:
        filters = self.filters
        if filters.sort == "pertinence" and self.ids is not None:
            return [pk for pk in self.ids if pk in self.found][start:stop]
        propositions = apply_filters(filters, ids=self.ids)
        if self.is_draw:
            return self.shuffled_ids(propositions, start, stop)
        keys = self.links
        if keys is None:
            keys = self.in_order(propositions).values_list("pk", flat=True)
        return read_slice(keys, start, stop, self.total)

    @property
    def links(self) -> QuerySet[PropositionTheme] | None:
        """The keys of a theme's propositions in order, when one table is enough to read them."""
        filters = self.filters
        if not filters.theme or not filters.counted_by_rows or filters.region or filters.profil:
            return None
        if filters.sort_field not in COPIED:
            return None
        links = PropositionTheme.objects.filter(tag=filters.theme, published_at__isnull=False)
        if filters.axe:
            links = links.filter(axe=filters.axe)
        links = links.order_by(F(filters.sort_field).desc(), F("content_object").desc())
        return links.values_list("content_object", flat=True)

    def shuffled_ids(self, propositions: PropositionQuerySet, start: int, stop: int) -> list[int]:
        """Read the shuffled circle from the seed's point to the end, then from the beginning."""
        origin = self.filters.shuffle_start
        ordered = propositions.order_by("shuffle", "pk").values_list("pk", flat=True)
        head = ordered.filter(shuffle__gte=origin)
        ids = list(head[start:stop])
        if len(ids) < stop - start:
            head_count = start + len(ids) if ids else head.count()
            tail = ordered.filter(shuffle__lt=origin)
            ids += tail[max(start - head_count, 0) : stop - head_count]
        return ids

    @property
    def tallies(self) -> dict[str, Counter]:
        if self._tallies is None:
            if self.filters.counted_by_rows:
                self._tallies = self.tally_rows()
            elif self.ids is None and self.filters.status == WITHOUT_ANSWER and not self.filters.page:
                self._tallies = self.tally_unanswered()
            elif self.ids is None:
                self._tallies = self.tally_in_database()
            else:
                self._tallies = self.tally_found()
        return self._tallies

    def status_totals(self) -> Counter:
        """How many propositions each answer would leave, the other filters applied; two queries at most.

        The answered are few, and all the others are without an answer.
        """
        loose = replace(self.filters, status="")
        rows = apply_filters(replace(loose, status=ANSWERED), ids=self.ids).order_by()
        totals = Counter(dict(rows.values_list("reponse__status").annotate(n=Count("pk"))))
        totals[ANSWERED] = sum(totals.values())
        if self.ids is not None:
            everything = apply_filters(loose, ids=self.ids).count()
        else:
            everything = (self if not self.filters.status else PropositionList(loose, self.vocabulary)).total
        totals[WITHOUT_ANSWER] = everything - totals[ANSWERED]
        return totals

    @property
    def found(self) -> set[int]:
        """What a search found and the other filters leave; read with the tallies, in their one query."""
        if self._found is None:
            self._tallies = self.tally_found()
        return self._found

    def tally_rows(self) -> dict[str, Counter]:
        """How many propositions each value would leave, from counter rows: two queries."""
        filters = self.filters
        theme_id = filters.theme.pk if filters.theme else 0
        rows = PropositionCount.objects.filter(theme=theme_id, total__gt=0)
        cells = rows.values_list("axe", "region", "profil", "total")
        tallies = self.tally([(axe, region, profil, None, total) for axe, region, profil, total in cells])
        themes = PropositionCount.objects.filter(theme__gt=0, total__gt=0)
        if filters.axe:
            themes = themes.filter(axe=filters.axe.pk)
        if filters.region:
            themes = themes.filter(region=filters.region.pk)
        if filters.profil:
            themes = themes.filter(profil=filters.profil.code)
        tallies["theme"].update(dict(themes.order_by().values_list("theme").annotate(n=Sum("total"))))
        return tallies

    def tally_in_database(self) -> dict[str, Counter]:
        """The same under filters that counter rows do not know, an event or an answer: two queries."""
        filters = self.filters
        loose = replace(filters, axe=None, region=None, profil=None)
        cells = apply_filters(loose).order_by().values_list("axe", "region", "profil").annotate(n=Count("pk"))
        tallies = self.tally([(axe, region or 0, profil, None, n) for axe, region, profil, n in cells])
        themes = apply_filters(replace(filters, theme=None)).order_by().values_list("theme_links__tag")
        tallies["theme"].update(dict(themes.annotate(n=Count("pk"))))
        return tallies

    def tally_unanswered(self) -> dict[str, Counter]:
        """All but the answered, who are few."""
        everything = PropositionList(replace(self.filters, status=""), self.vocabulary).tallies
        answered = PropositionList(replace(self.filters, status=ANSWERED), self.vocabulary).tallies
        for name, counts in everything.items():
            counts.subtract(answered[name])
        return everything

    def tally_found(self) -> dict[str, Counter]:
        """The same over the few propositions that a search found: one query."""
        loose = replace(self.filters, axe=None, theme=None, region=None, profil=None)
        rows: set[tuple] = set()
        themes_of: dict[int, set[int]] = {}
        for *row, theme in apply_filters(loose, ids=self.ids).values_list(
            "pk", "axe", "region", "profil", "theme_links__tag"
        ):
            rows.add(tuple(row))
            if theme:
                themes_of.setdefault(row[0], set()).add(theme)
        filters = self.filters
        self._found = {
            pk
            for pk, axe, region, profil in rows
            if (not filters.axe or axe == filters.axe.pk)
            and (not filters.region or region == filters.region.pk)
            and (not filters.profil or profil == filters.profil.code)
            and (not filters.theme or filters.theme.pk in themes_of.get(pk, ()))
        }
        return self.tally(
            [(axe, region or 0, profil, themes_of.get(pk, set()), 1) for pk, axe, region, profil in rows]
        )

    def tally(self, cells) -> dict[str, Counter]:
        """Sum cells into one count for each value of each filter, the other filters applied."""
        filters = self.filters
        asked = {
            "axe": filters.axe.pk if filters.axe else None,
            "region": filters.region.pk if filters.region else None,
            "profil": filters.profil.code if filters.profil else None,
        }
        wanted = [(name, value) for name, value in asked.items() if value is not None]
        theme_id = filters.theme.pk if filters.theme else None
        tallies = {name: Counter() for name in ("total", "axe", "region", "profil", "theme")}
        for axe, region, profil, themes, total in cells:
            values = {"axe": axe, "region": region, "profil": profil}
            misses = [name for name, value in wanted if value != values[name]]
            has_theme = themes is None or theme_id is None or theme_id in themes
            if not misses and themes:
                for theme in themes:
                    tallies["theme"][theme] += total
            if not has_theme:
                continue
            if not misses:
                tallies["total"][""] += total
            for name, value in values.items():
                if not misses or misses == [name]:
                    tallies[name][value] += total
        return tallies

    def sort_links(self) -> list[SortLink]:
        """The orders a reader may choose; closeness only makes sense for a search."""
        filters = self.filters
        return [
            SortLink(label, filters.address(sort=sort), selected=sort == filters.sort)
            for sort, label in SORTS.items()
            if filters.q or sort != "pertinence"
        ]

    def facet_groups(self) -> list[FacetGroup]:
        """The filters a reader may combine, each value with its count; values that leave nothing are left out."""
        filters, vocabulary = self.filters, self.vocabulary
        tallies = self.tallies | {"status": self.status_totals()}
        addresses = {
            "axe": filters.address(axe=None),
            "theme": filters.address(theme=None),
            "region": filters.address(region=None),
            "profil": filters.address(profil=None),
            "status": filters.address(status=""),
        }

        def facet(name: str, label: str, value, key, slug: str) -> Facet:
            selected = getattr(filters, name) == value
            address = addresses[name]
            # The query of each value by hand: a page has seventy of them.
            url = (
                address
                if selected
                else f"{address}{'&' if '?' in address else '?'}{PARAMETERS.get(name, name)}={slug}"
            )
            return Facet(label=label, value=slug, total=tallies[name][key], url=url, selected=selected)

        groups = [
            FacetGroup(
                "axe", "Axe", [facet("axe", str(axe), axe, axe.pk, axe.slug) for axe in vocabulary.axes]
            ),
            FacetGroup(
                "theme",
                "Thème",
                sorted(
                    (facet("theme", theme.name, theme, theme.pk, theme.slug) for theme in vocabulary.themes),
                    key=lambda item: -item.total,
                ),
            ),
            FacetGroup(
                "region",
                "Région académique",
                [
                    facet("region", region.name, region, region.pk, region.slug)
                    for region in vocabulary.regions
                ],
            ),
            FacetGroup(
                "profil",
                "Profil",
                [
                    facet("profil", profil.label, profil, profil.code, profil.code)
                    for profil in vocabulary.profils
                ],
            ),
        ]
        answers = [facet("status", label, value, value, value) for value, label in STATUSES.items()]
        groups.append(FacetGroup("status", "Réponse des organisateurs", answers))
        return [
            replace(group, facets=[item for item in group.facets if item.total or item.selected])
            for group in groups
        ]
