"""Columns of the lists of the administration."""

from wagtail.admin.ui.tables import Column

from editorial import dates


class DayColumn(Column):
    """A date as the site's pages write it, the first of a month included: ``1er octobre 2020``."""

    def get_value(self, instance) -> str:
        value = super().get_value(instance)
        return dates.day(value) if value else ""
