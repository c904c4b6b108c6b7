"""Lists of contents: filters read from an address, and numbered pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode

from django import forms
from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.forms.utils import ErrorDict
from django.http import Http404

QUERY_MAX_LENGTH = 200


Rows = TypeVar("Rows", bound=QuerySet)


def unknown_sentence(unknown: Sequence[str]) -> str:
    """What a list says that was asked for what nobody knows."""
    return f"Nous ne connaissons pas\u00a0: {', '.join(unknown)}. Rien n’y correspond donc\u00a0: retirez ce filtre ou choisissez-en un autre."


class Named(Protocol):
    """What a filter needs of a row: its key, and how the address and the reader call it."""

    pk: int
    slug: str

    def __str__(self) -> str: ...


class RowField(forms.TypedChoiceField):
    """One row of a vocabulary already read, named in the address by its slug.

    ``current`` gives, for slugs of the past, those that took their place; it is called for a slug that no
    row has.
    """

    current: Callable[[], Mapping[str, str]] = dict

    def __init__(self, *, label: str, empty_label: str, rows: Sequence[Named] = (), **kwargs) -> None:
        self.empty_label = empty_label
        super().__init__(label=label, required=False, empty_value=None, **kwargs)
        self.rows = rows

    @property
    def rows(self) -> Sequence[Named]:
        return self._rows

    @rows.setter
    def rows(self, rows: Sequence[Named]) -> None:
        self._rows = rows
        by_slug = {row.slug: row for row in rows}
        self.choices = [("", self.empty_label), *((slug, str(row)) for slug, row in by_slug.items())]
        self.coerce = by_slug.__getitem__

    def to_python(self, value: Any) -> str:
        value = super().to_python(value)
        return value if not value or self.valid_value(value) else self.current().get(value, value)


class WordsField(forms.CharField):
    """Words searched for, on one line of bounded length whatever was pasted."""

    widget = forms.TextInput(attrs={"type": "search", "maxlength": QUERY_MAX_LENGTH})

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        return " ".join(str(value or "").replace("\x00", "").split())[:QUERY_MAX_LENGTH]


@dataclass(frozen=True)
class ChosenFilter:
    """A filter in force, and the address of the list without it."""

    label: str
    querystring: str


class FilterForm(forms.Form):
    """The filters of a list: what is unknown narrows it to nothing and is named, never an error.

    Valid as soon as it exists. ``unknown`` names what the address asked in vain.
    """

    # What the address says of how to show the list, not of what it holds: unknown, it is set aside.
    PRESENTATION: frozenset[str] = frozenset()

    def __init__(self, params: Mapping[str, str]) -> None:
        super().__init__({name: params.get(name, "") for name in self.base_fields}, auto_id="filtre-%s")
        self.prepare()
        self.unknown = [
            f"{self.fields[name].label.lower()} «\u00a0{self.data[name][:40]}\u00a0»"
            for name in self.errors
            if name in self.fields and name not in self.PRESENTATION
        ]
        for name in self.errors:
            self.data[name] = ""
            self.cleaned_data[name] = None
        self._errors = ErrorDict()

    def prepare(self) -> None:
        """Give fields their choices, once the address is known and before it is read."""

    @property
    def unknown_sentence(self) -> str:
        return unknown_sentence(self.unknown)

    def narrow(self, rows: Rows) -> Rows:
        """These rows, or none of them when the address asks for what nobody knows."""
        return rows.none() if self.unknown else rows

    @property
    def chosen_values(self) -> dict[str, Any]:
        """What was asked for, by field, whatever was left empty apart."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chosen_slugs(self) -> dict[str, str]:
        """The same as the address writes it."""
        return {name: self.data[name] for name in self.chosen_values}

    def querystring(self, **changes: str) -> str:
        """The shortest query string for the same list; an empty change takes a filter away."""
        values = self.chosen_slugs() | changes
        return urlencode({name: value for name, value in values.items() if value})

    def chosen(self) -> list[ChosenFilter]:
        return [
            ChosenFilter(self.words_for(name, value), self.querystring(**{name: ""}))
            for name, value in self.chosen_values.items()
        ]

    def words_for(self, name: str, value: Any) -> str:
        """How a filter in force reads."""
        if isinstance(self.fields[name], WordsField):
            return f"«\u00a0{value}\u00a0»"
        return str(dict(self.fields[name].choices).get(self.data[name], value))


class CountedPaginator(Paginator):
    """Pages over a list whose length is already known, and is not asked again."""

    def __init__(self, object_list: QuerySet | Sequence, per_page: int, total: int) -> None:
        super().__init__(object_list, per_page)
        self.count = total


def page_of(
    object_list: QuerySet | Sequence, params: Mapping[str, str], *, per_page: int, total: int | None = None
) -> Page:
    """The page that an address asks for; raises ``Http404`` when there is none of that number."""
    paginator = (
        Paginator(object_list, per_page) if total is None else CountedPaginator(object_list, per_page, total)
    )
    try:
        return paginator.page(params.get("page", "1"))
    except (PageNotAnInteger, EmptyPage) as error:
        raise Http404("Cette page de la liste n’existe pas.") from error
