"""Lists of the administration whose filters narrow what they show, never widen it."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django_filters import FilterSet
from wagtail.admin.active_filters import ActiveFilter


def parameter_names(filters: type[FilterSet]) -> Iterable[str]:
    """What addresses call each of these filters; a range has a name for each of its ends."""
    for name, declared in filters.base_filters.items():
        widget = declared.field.widget
        suffixes = getattr(widget, "suffixes", None)
        yield from (widget.suffixed(name, suffix) for suffix in suffixes) if suffixes else (name,)


class NarrowingFilters:
    """What a filter names and nobody knows any more leaves nothing, and says so where filters are taken away.

    Wagtail sets all filters aside when one of them is unknown: who acts on a whole list would act on
    everything. To be put before ``IndexView``.
    """

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.filters and not self.filters.is_valid():
            return queryset.none()
        return super().filter_queryset(queryset)

    @cached_property
    def active_filters(self) -> list[ActiveFilter]:
        return [*super().active_filters, *self.unknown_filters()]

    def unknown_filters(self) -> Iterable[ActiveFilter]:
        if not self.filters:
            return
        for name in self.filters.form.errors:
            asked = self.request.GET.copy()
            values = [
                value
                for key in (name, *(key for key in asked if key.startswith(f"{name}_")))
                for value in asked.pop(key, [])
                if value
            ]
            asked.pop(self.page_kwarg, None)
            asked["_w_filter_fragment"] = 1
            yield ActiveFilter(
                self.filters.form[name].auto_id,
                self.filters.form[name].label,
                f"«\u00a0{', '.join(values)[:40]}\u00a0» n’existe plus\u00a0: rien n’y correspond",
                f"{self.index_results_url.split('?')[0]}?{asked.urlencode()}",
            )
