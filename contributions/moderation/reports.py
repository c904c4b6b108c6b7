"""What readers reported, the most reported first, and the decision to keep a proposition as it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contributions.commentaires import reports as comment_reports
from contributions.moderation.home import WAITING_MAX, may_read, waiting_label
from contributions.propositions.models import ConsultationSettings, Proposition
from contributions.signalements import reports
from contributions.signalements.models import Signalement

SHOWN_MAX = 100


class ReportsMenuItem(MenuItem):
    """The menu entry, with the number of open reports; one query on an admin page."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        count = Signalement.objects.open().order_by()[: WAITING_MAX + 1].count()
        label = f"{self.label} ({waiting_label(count)})" if count else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=self.attrs
        )


class ReportsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Propositions and comments with open reports; closing them keeps the content, hiding is decided on its page."""

    model = Proposition
    any_permission_required = ["view", "change"]
    template_name = "contributions/moderation/reports.html"
    header_icon = "warning"
    page_title = "Signalements"

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Keep a reported proposition: its reports are closed, nothing else changes."""
        pk = request.POST.get("proposition", "")
        if not self.user_has_permission("change") or not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
            raise Http404
        proposition = get_object_or_404(Proposition, pk=int(pk))
        closed = reports.close(proposition, Signalement.Outcome.MAINTENU, actor=request.user)
        if closed:
            messages.success(request, f"« {proposition.title} » reste en ligne : signalements clos.")
        else:
            messages.warning(request, "Ces signalements étaient déjà clos.")
        return redirect("moderation_reports")

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": "", "label": "Signalements"},
        ]

    def get_context_data(self, **kwargs) -> dict:
        """Five queries, whatever the number of contents."""
        propositions = reports.reported_propositions(SHOWN_MAX)
        reasons: dict[int, list[Signalement]] = {}
        rows = Signalement.objects.open().filter(proposition__in=[row.pk for row in propositions])
        for row in rows.select_related("motif").order_by("-date"):
            reasons.setdefault(row.proposition_id, []).append(row)
        return super().get_context_data(
            propositions=[(row, reasons.get(row.pk, [])) for row in propositions],
            comments=comment_reports.reported_comments(SHOWN_MAX),
            threshold=ConsultationSettings.load().reports_first_threshold,
            may_decide=self.user_has_permission("change"),
            shown_max=SHOWN_MAX,
            **kwargs,
        )
