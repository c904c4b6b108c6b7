"""Ready-made sources: any query set, models with a ``live`` flag, Wagtail pages.

The last two listen to signals: their owners register them and are done.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, EmailField, Model, Q, QuerySet, SlugField, TextField, URLField
from django.db.models.signals import post_delete, post_save
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from editorial.visibility import public_now
from search import index
from search.registry import Content, Source

Moment = date | datetime | None


class QuerySetSource(Source):
    """Objects of a query set that says what is public, each turned into content by a function.

        QuerySetSource(
            "proposition", "Proposition", "Propositions",
            queryset=lambda: Proposition.objects.published(),
            content=lambda row: Content(row.pk, row.title, row.text, row.get_absolute_url(), row.published_at),
        )

    ``queryset`` is called at each reading and should select what ``content`` needs. The owner calls
    ``search.index.update(kind, pk)`` in the transaction of each change.
    """

    def __init__(
        self,
        kind: str,
        label: str,
        label_plural: str,
        *,
        queryset: Callable[[], QuerySet],
        content: Callable[[Any], Content],
        boost: float = 1.0,
    ) -> None:
        super().__init__(kind, label, label_plural, boost=boost)
        self.queryset = queryset
        self.content = content

    def public_ids(self) -> Iterable[int]:
        return self.queryset().order_by("pk").values_list("pk", flat=True).iterator()

    def contents(self, pks: Sequence[int]) -> Iterable[Content]:
        return [self.content(row) for row in self.queryset().filter(pk__in=pks)]


class LiveModelSource(QuerySetSource):
    """Rows of a model with a ``live`` flag, such as a snippet with drafts: found while they are live.

        LiveModelSource(
            "partenaire", "Partenaire", "Partenaires", Partenaire,
            fields=["name", "summary", "statement"], extract=lambda row: row.summary,
        )

    The first of ``fields`` is the title; rich text loses its markup. ``url`` is ``get_absolute_url()``
    unless told. Any save or deletion, hence any publication, brings the index up to date; a bulk
    ``update()`` does not, and asks for ``index.rebuild(kind)``.
    """

    def __init__(
        self,
        kind: str,
        label: str,
        label_plural: str,
        model: type[Model],
        *,
        fields: Sequence[str],
        url: Callable[[Any], str] = lambda row: row.get_absolute_url(),
        date: Callable[[Any], Moment] = lambda row: None,
        extract: Callable[[Any], str] = lambda row: "",
        boost: float = 1.0,
    ) -> None:
        self.model = model
        title_field, *text_fields = (model._meta.get_field(name) for name in fields)

        def content(row: Model) -> Content:
            return Content(
                object_id=row.pk,
                title=str(title_field.value_from_object(row)),
                text="\n".join(plain_text(row, field) for field in text_fields).strip(),
                url=url(row),
                date=date(row),
                extract=extract(row),
            )

        super().__init__(
            kind,
            label,
            label_plural,
            queryset=lambda: model._default_manager.filter(live=True),
            content=content,
            boost=boost,
        )

    def connect(self) -> None:
        for signal in (post_save, post_delete):
            signal.connect(self.changed, sender=self.model, dispatch_uid=f"search-{self.kind}")

    def changed(self, instance: Model, raw: bool = False, **kwargs) -> None:
        if not raw:
            index.update(self.kind, instance.pk)


class PageSource(Source):
    """Wagtail pages of some types, found while they are live and under no view restriction.

        PageSource("actualite", "Actualité", "Actualités", [ActualitePage], date=lambda page: page.date)

    The text is that of ``fields``, or of all the fields that people write in: rich text, StreamField
    bodies (through each block's ``get_searchable_content``), plain text. Codes chosen in a list, e-mail
    addresses and links are left out. ``extract`` is the page's ``description`` unless told. Publication,
    unpublication, deletion, move, change of address and view restrictions bring the index up to date.
    """

    def __init__(
        self,
        kind: str,
        label: str,
        label_plural: str,
        models: Sequence[type[Page]],
        *,
        fields: Sequence[str] | None = None,
        date: Callable[[Any], Moment] = lambda page: None,
        extract: Callable[[Any], str] = lambda page: (
            getattr(page, "description", "") or page.search_description
        ),
        boost: float = 1.0,
    ) -> None:
        super().__init__(kind, label, label_plural, boost=boost)
        self.models = tuple(models)
        self.fields = fields
        self.date = date
        self.extract = extract

    def public_ids(self) -> list[int]:
        return sorted(
            pk for model in self.models for pk in public_now(model.objects.all()).values_list("pk", flat=True)
        )

    def contents(self, pks: Sequence[int]) -> Iterator[Content]:
        """Two queries a page type, and those of the site's addresses when they are not cached."""
        for model in self.models:
            for page in public_now(model.objects.filter(pk__in=pks)):
                url = page.get_url()
                if url:
                    yield Content(
                        object_id=page.pk,
                        title=page.title,
                        text=page_text(page, self.fields),
                        url=url,
                        date=self.date(page),
                        extract=self.extract(page),
                    )

    def connect(self) -> None:
        for model in self.models:
            for signal in (post_save, post_delete, page_published, page_unpublished):
                signal.connect(self.changed, sender=model, dispatch_uid=f"search-{self.kind}")
        # These change the pages below too, whatever their type.
        for signal in (post_page_move, page_slug_changed):
            signal.connect(self.branch_changed, dispatch_uid=f"search-{self.kind}")
        for signal in (post_save, post_delete):
            signal.connect(
                self.restriction_changed, sender=PageViewRestriction, dispatch_uid=f"search-{self.kind}"
            )

    def changed(self, instance: Page, raw: bool = False, **kwargs) -> None:
        if not raw:
            index.update(self.kind, instance.pk)

    def branch_changed(self, instance: Page, **kwargs) -> None:
        below = Page.objects.descendant_of(instance, inclusive=True)
        branch = Page.objects.filter(Q(pk__in=below) | Q(alias_of__in=below)).type(*self.models)
        for pk in branch.values_list("pk", flat=True):
            index.update(self.kind, pk)

    def restriction_changed(self, instance: PageViewRestriction, raw: bool = False, **kwargs) -> None:
        if not raw:
            self.branch_changed(instance.page)


def page_text(page: Page, fields: Sequence[str] | None = None) -> str:
    """What a page says, its title left out, as plain text."""
    if fields is None:
        chosen = [field for field in page._meta.get_fields() if is_written_by_people(field)]
    else:
        chosen = [page._meta.get_field(name) for name in fields]
    return "\n".join(filter(None, (plain_text(page, field) for field in chosen)))


def is_written_by_people(field) -> bool:
    """Whether a field of a page type holds words to be read."""
    if not hasattr(field, "model") or field.model is Page or not getattr(field, "editable", False):
        return False
    if isinstance(field, (RichTextField, StreamField)):
        return True
    if isinstance(field, (EmailField, SlugField, URLField)):
        return False
    return isinstance(field, (CharField, TextField)) and not field.choices


def plain_text(row: Model, field) -> str:
    value = field.value_from_object(row)
    if hasattr(field, "get_searchable_content"):
        return "\n".join(str(part) for part in field.get_searchable_content(value) if part).strip()
    return str(value or "").strip()
