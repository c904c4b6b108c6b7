"""The cells of the queue, written without a template each: a list of thirty rows has hundreds of them."""

from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.ui.tables import Column

from contributions.moderation.filters import situation_label
from contributions.propositions.models import Proposition


class WordsColumn(Column):
    """A cell of words alone, escaped."""

    def render_cell_html(self, instance: Proposition, parent_context: Mapping) -> SafeString:
        value = self.get_value(instance)
        return format_html("<td>{}</td>", "" if value is None else value)


class TitleAndReferenceColumn(Column):
    """The title, which leads to the decision and names the row's box, with the reference under it."""

    def __init__(self, name: str, get_url, **kwargs) -> None:
        super().__init__(name, **kwargs)
        self.get_url = get_url

    def render_cell_html(self, instance: Proposition, parent_context: Mapping) -> SafeString:
        return format_html(
            '<td class="title"><div class="title-wrapper"><a href="{}"><span id="proposition_{}_title">{}</span></a>'
            '</div><span class="moderation__hint">{}</span></td>',
            self.get_url(instance),
            str(instance.pk),
            instance.title,
            instance.display_reference,
        )


class AlertsColumn(Column):
    """The rules that a text sets off, by name."""

    def render_cell_html(self, instance: Proposition, parent_context: Mapping) -> SafeString:
        names = [(alerte.get_rule_display(),) for alerte in instance.alertes.all()]
        tags = format_html_join("", '<span class="moderation__alert">{}</span>', names)
        return format_html('<td class="moderation__alerts">{}</td>', tags)


class SituationColumn(Column):
    """Where a proposition stands, how many readers reported it, and who is examining it now."""

    def render_cell_html(self, instance: Proposition, parent_context: Mapping) -> SafeString:
        examen = getattr(instance, "examen", None)
        hints = []
        if count := instance.report_count:
            hints.append(f"{count} signalement{'s' if count > 1 else ''}")
        if examen is not None and examen.is_active():
            hints.append(f"En cours par {examen.moderator}")
        shown = format_html_join("", '<span class="moderation__hint">{}</span>', [(hint,) for hint in hints])
        return format_html("<td>{}{}</td>", situation_label(instance), shown)
