"""How long people wait for a decision, day by day, as a table."""

from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contributions.decisions.delays import Delays
from contributions.propositions.models import Proposition


class StatisticsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    model = Proposition
    any_permission_required = ["view", "change"]
    template_name = "contributions/moderation/statistics.html"
    page_title = "Délais de modération"
    header_icon = "time"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("moderation:index"), "label": "Modération"},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(delays=Delays.load(), **kwargs)
