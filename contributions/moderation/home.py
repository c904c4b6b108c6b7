"""What the admin's home page and menu say of the queue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.permissions import policy_registry

from contributions.moderation.history import AUTHOR_ACTIONS
from contributions.propositions.models import Proposition, Transition
from contributions.propositions.states import ENTRIES

WAITING_MAX = 9_999


def may_read(request: HttpRequest) -> bool:
    policy = policy_registry.get_by_type(Proposition)
    return policy.user_has_any_permission(request.user, ["view", "change"])


def waiting_count() -> int:
    """How many propositions wait, counted in their own small index and no further than one would read."""
    return Proposition.objects.to_moderate().order_by()[: WAITING_MAX + 1].count()


def waiting_seconds() -> float:
    """How long the oldest proposition has waited, in seconds; one query."""
    oldest = Proposition.objects.to_moderate().values_list("submitted_at", flat=True).first()
    return (timezone.now() - oldest).total_seconds() if oldest else 0


def waiting_label(count: int) -> str:
    return f"{WAITING_MAX:,}+".replace(",", "\u202f") if count > WAITING_MAX else str(count)


class ModerationMenuItem(MenuItem):
    """The menu entry, with the number that waits; one query on an admin page."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        count = waiting_count()
        label = f"{self.label} ({waiting_label(count)})" if count else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=self.attrs
        )


@dataclass(frozen=True)
class QueueSummary:
    waiting: str
    oldest: datetime | None
    decided_today: int

    @classmethod
    def load(cls) -> "QueueSummary":
        """Three queries, each on an index."""
        midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
        decisions = Transition.objects.decided_here().filter(date__gte=midnight, actor__isnull=False)
        decisions = decisions.exclude(action__in=[*AUTHOR_ACTIONS, *ENTRIES])
        oldest = Proposition.objects.to_moderate().values_list("submitted_at", flat=True).first()
        return cls(waiting_label(waiting_count()), oldest, decisions.count())


class QueuePanel(Component):
    """What waits, since when, and what was decided today; for those who read the queue."""

    name = "moderation"
    order = 10
    template_name = "contributions/moderation/home_panel.html"

    def get_context_data(self, parent_context: Mapping) -> dict:
        return {"summary": QueueSummary.load()}
