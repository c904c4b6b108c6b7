"""The state of the site on the first screen: what waits, what comes out this week, what to mend."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision, WorkflowState
from wagtail.permissions import page_permission_policy

from editorial.models import Constat, Introuvable
from editorial.newsroom import to_reread

SHOWN = 5
ROWS_MAX = 200
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Entry:
    """One line: what it is, where it is mended, what to know of it, and what one click settles."""

    label: str
    url: str
    detail: str = ""
    action_url: str = ""
    action_label: str = ""


@dataclass(frozen=True)
class ToDo:
    """One kind of thing that asks for somebody. ``total`` counts all of them, ``entries`` shows the first."""

    title: str
    total: int
    entries: list[Entry] = field(default_factory=list)
    url: str = ""
    done: str = ""


Make = Callable[[Any], ToDo | None]
_makers: list[tuple[int, Make]] = []


def register(make: Make, *, order: int) -> None:
    """Add a kind of thing to the dashboard; ``make`` takes the user, and returns nothing to stay silent.

    It costs a bounded number of queries, whatever the size of the site.
    """
    if (order, make) not in _makers:
        _makers.append((order, make))
        _makers.sort(key=lambda maker: maker[0])


def to_do(user) -> list[ToDo]:
    made = (make(user) for _, make in _makers)
    return [item for item in made if item is not None]


def edit_url(pk: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[pk])


def day(moment: datetime | None) -> str:
    return timezone.localtime(moment).strftime("%d/%m/%Y %H:%M") if moment else ""


def waiting_for_decision(user) -> ToDo:
    """Drafts that somebody has sent, the oldest first; two queries, and one for each kind of content."""
    states = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).order_by("created_at")
    entries = []
    shown = states.select_related("current_task_state__task", "base_content_type")[:SHOWN]
    for state in shown.prefetch_related("content_object"):
        content = state.content_object
        if content is None:
            continue
        url = edit_url(content.pk) if isinstance(content, Page) else ""
        if not url and hasattr(content, "snippet_viewset"):
            url = reverse(content.snippet_viewset.get_url_name("edit"), args=[content.pk])
        task = state.current_task_state.task.name if state.current_task_state else ""
        entries.append(Entry(str(content), url, f"{task}, depuis le {day(state.created_at)}"))
    return ToDo(
        "En attente de décision",
        states.count(),
        entries,
        url=reverse("wagtailadmin_reports:workflow"),
        done="Aucun brouillon n’attend.",
    )


def out_this_week(user) -> ToDo:
    """What comes out or goes away by itself within seven days."""
    now = timezone.now()
    coming = Revision.page_revisions.filter(approved_go_live_at__range=(now, now + WEEK)).order_by(
        "approved_go_live_at"
    )
    leaving = Page.objects.filter(live=True, expire_at__range=(now, now + WEEK)).order_by("expire_at")
    shown = list(coming[:SHOWN])
    drafts = Page.objects.filter(pk__in=[int(row.object_id) for row in shown])
    titles = dict(drafts.values_list("pk", "draft_title"))
    entries = [
        Entry(
            titles.get(int(row.object_id), "Page"),
            edit_url(int(row.object_id)),
            f"paraît le {day(row.approved_go_live_at)}",
        )
        for row in shown
    ]
    entries += [
        Entry(page.title, edit_url(page.pk), f"disparaît le {day(page.expire_at)}")
        for page in leaving[:SHOWN]
    ]
    return ToDo(
        "Cette semaine", coming.count() + leaving.count(), entries, done="Rien n’est programmé cette semaine."
    )


def not_reviewed(user) -> ToDo:
    """Published pages that nobody has changed or read again for ninety days, the oldest first; two queries."""
    pages = to_reread.pages_to_reread()
    entries = [
        Entry(
            page.title,
            edit_url(page.pk),
            f"vue le {day(page.seen_at)}",
            action_url=reverse("newsroom_reread", args=[page.pk]),
            action_label="Je l’ai relue",
        )
        for page in pages[:SHOWN]
    ]
    return ToDo(to_reread.TITLE, pages.count(), entries, url=reverse("pages_to_reread"), done=to_reread.DONE)


def findings(kind: Constat.Kind) -> Make:
    """What the daily review found of one kind; two queries."""

    def make(user) -> ToDo:
        rows = Constat.objects.filter(kind=kind)
        entries = [
            Entry(row.page.title, edit_url(row.page_id), f"{row.message} {row.excerpt}".strip())
            for row in rows.select_related("page")[:SHOWN]
        ]
        return ToDo(
            kind.label,
            rows.count(),
            entries,
            url=f"{reverse('newsroom_findings')}?nature={kind.value}",
            done="Rien à corriger.",
        )

    return make


def missing_addresses(user) -> ToDo:
    """Addresses that people asked for in vain; two queries."""
    rows = Introuvable.objects.all()
    entries = [
        Entry(row.path, reverse("newsroom_missing"), f"{row.count} demande(s)") for row in rows[:SHOWN]
    ]
    return ToDo(
        "Adresses introuvables",
        rows.count(),
        entries,
        url=reverse("newsroom_missing"),
        done="Aucune adresse ne manque.",
    )


def register_own() -> None:
    register(waiting_for_decision, order=10)
    register(out_this_week, order=20)
    for order, kind in enumerate(Constat.Kind, start=40):
        register(findings(kind), order=order)
    register(not_reviewed, order=60)
    register(missing_addresses, order=70)


def may_see(user) -> bool:
    """Whoever may publish pages somewhere."""
    return page_permission_policy.user_has_any_permission(user, ["publish"])


class SitePanel(Component):
    name = "site_state"
    template_name = "editorial/admin/dashboard.html"
    order = 50

    class Media:
        css = {"all": ["admin/newsroom.css"]}

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        return {"items": to_do(request.user), "csrf_token": get_token(request)}


@require_safe
@require_admin_access
def list_findings(request: HttpRequest) -> HttpResponse:
    """What the daily review found, by kind."""
    if not may_see(request.user):
        return render(request, "403.html", status=403)
    kind = request.GET.get("nature", "")
    rows = Constat.objects.select_related("page")
    if kind in Constat.Kind.values:
        rows = rows.filter(kind=kind)
    totals = dict(Constat.objects.order_by().values_list("kind").annotate(total=Count("pk")))
    context = {
        "rows": rows[:ROWS_MAX],
        "kinds": [
            (value, label, totals.get(value, 0), value == kind) for value, label in Constat.Kind.choices
        ],
        "maximum": ROWS_MAX,
    }
    return render(request, "editorial/admin/findings_report.html", context)
