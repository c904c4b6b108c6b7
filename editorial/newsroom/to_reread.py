"""The published pages that nobody has looked at for long: the dashboard shows the first, the report all of them."""

from datetime import timedelta

from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest
from django.middleware.csrf import get_token
from django.utils import timezone
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page, PageQuerySet

from editorial.visibility import public

REVIEW_AFTER = timedelta(days=90)
TITLE = f"Pages non relues depuis {REVIEW_AFTER.days} jours"
DONE = "Toutes les pages ont été relues."


def pages_to_reread() -> PageQuerySet:
    """Those neither changed nor read again since, the longest unseen first, each with when it was ``seen_at``."""
    since = timezone.now() - REVIEW_AFTER
    pages = public(Page.objects.filter(depth__gt=1, latest_revision_created_at__lt=since))
    pages = pages.filter(Q(relecture=None) | Q(relecture__read_at__lt=since))
    changed = F("latest_revision_created_at")
    pages = pages.annotate(seen_at=Greatest(changed, Coalesce("relecture__read_at", changed)))
    return pages.order_by("seen_at", "pk")


class RereadColumn(Column):
    """« Je l’ai relue », which leads back to the list."""

    cell_template_name = "editorial/admin/_reread_cell.html"

    def get_cell_context_data(self, instance: Page, parent_context) -> dict:
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"csrf_token": get_token(parent_context["request"])}


class PagesToRereadView(PageReportView):
    page_title = TITLE
    header_icon = "time"
    index_url_name = "pages_to_reread"
    index_results_url_name = "pages_to_reread_results"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    no_results_message = DONE
    any_permission_required = ["publish"]
    columns = [
        TitleColumn("title", label="Page", url_name="wagtailadmin_pages:edit"),
        DateColumn("seen_at", label="Vue"),
        RereadColumn("reread", label="Encore juste ?", accessor="pk"),
    ]
    export_headings = {"seen_at": "Vue le"}
    list_export = ["title", "seen_at"]

    def get_queryset(self) -> PageQuerySet:
        return pages_to_reread()
