"""Near-identical propositions, group by group: what they share, and one decision to merge them."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contributions.analyse.grouping import MERGEABLE
from contributions.analyse.models import Groupe, MembreDeGroupe
from contributions.analyse.resemblance import likeness, terms_of
from contributions.decisions import life, merging
from contributions.moderation.filters import situation_label
from contributions.propositions.models import Proposition, Transition
from editorial.http import CONFLICT
from search import analysis, highlight

PER_PAGE = 20
LIST_CRUMBS = [("wagtailadmin_home", "Accueil"), ("moderation:index", "Modération")]


@dataclass(frozen=True)
class Member:
    """A proposition of a group beside the one proposed to be kept: the words they share are marked."""

    proposition: Proposition
    situation: str
    title: SafeString
    text: SafeString
    likeness: int
    is_kept: bool


def members_of(groupe: Groupe) -> list[Proposition]:
    """What can still be merged, the one to keep first: published, most supported, oldest. One query."""
    rows = Proposition.objects.filter(appartenances__groupe=groupe, state__in=MERGEABLE).select_related(
        "axe", "region"
    )
    return sorted(rows, key=lambda row: (not row.is_published, -row.support_count, row.submitted_at, row.pk))


def compare(rows: list[Proposition]) -> list[Member]:
    """Each beside the first: how near it is and where."""
    if not rows:
        return []
    kept_terms = terms_of(rows[0])
    common = set(kept_terms.split()).intersection(*[terms_of(row).split() for row in rows[1:]])
    stems = {stem.removeprefix("n") if not stem.isalpha() else stem for stem in common}
    return [
        Member(
            row,
            situation_label(row),
            highlight.highlighted(analysis.clean(row.title), stems),
            highlight.highlighted(analysis.clean(row.text), stems),
            100 if row is rows[0] else likeness(kept_terms, terms_of(row)),
            row is rows[0],
        )
        for row in rows
    ]


class GroupMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    # The permission is that of deciding on propositions.
    model = Proposition
    any_permission_required = ["change"]
    header_icon = "copy"

    def crumbs(self, *last: tuple[str, str]) -> list[dict]:
        return [
            *({"url": reverse(name), "label": label} for name, label in LIST_CRUMBS),
            *({"url": url, "label": label} for url, label in last),
        ]


class GroupListView(GroupMixin, TemplateView):
    """The largest groups first."""

    template_name = "contributions/moderation/groups.html"
    page_title = "Propositions presque identiques"

    def get_breadcrumbs_items(self) -> list[dict]:
        return self.crumbs(("", self.page_title))

    def get_context_data(self, **kwargs) -> dict:
        proposed = Groupe.objects.filter(verdict=Groupe.Verdict.PROPOSE).order_by("-size", "-pk")
        page = Paginator(proposed, PER_PAGE).get_page(self.request.GET.get("p"))
        rows: dict[int, list[Proposition]] = {groupe.pk: [] for groupe in page}
        links = MembreDeGroupe.objects.filter(groupe__in=list(rows), proposition__state__in=MERGEABLE)
        for link in (
            links.select_related("proposition__axe").defer("proposition__text").order_by("proposition")
        ):
            rows[link.groupe_id].append(link.proposition)
        return super().get_context_data(
            page_obj=page,
            groups=[(groupe, rows[groupe.pk]) for groupe in page if len(rows[groupe.pk]) > 1],
            undoable=Transition.objects.undoable_by(self.request.user),
            **kwargs,
        )


class GroupView(GroupMixin, TemplateView):
    """One group: keep one, untick those which differ, merge; or say that they are not the same."""

    template_name = "contributions/moderation/group.html"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        pk = self.kwargs["pk"]
        self.groupe = Groupe.objects.filter(pk=pk).first() if pk < 2**63 else None

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.groupe is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.groupe.verdict != Groupe.Verdict.PROPOSE:
            messages.warning(request, "Quelqu’un a déjà décidé de ce groupe.")
            return redirect("moderation:groups")
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            if request.POST.get("action") == "refuser":
                merging.refuse(self.groupe.pk)
                messages.success(request, "Ces propositions ne seront plus proposées ensemble.")
            else:
                self.merge(request)
        except (life.MoveRefused, Proposition.DoesNotExist) as error:
            message = str(error) if isinstance(error, life.MoveRefused) else merging.CHANGED
            response = self.render_to_response(self.get_context_data(refusal=message))
            response.status_code = CONFLICT
            return response
        return redirect("moderation:groups")

    def merge(self, request: HttpRequest) -> None:
        ticked = [int(pk) for pk in request.POST.getlist("membre") if is_number(pk)]
        kept = request.POST.get("garder", "")
        versions = {
            int(name.removeprefix("version-")): int(value)
            for name, value in request.POST.items()
            if name.startswith("version-") and is_number(name.removeprefix("version-")) and is_number(value)
        }
        if not is_number(kept):
            raise life.MoveRefused("Choisissez la proposition que vous gardez.")
        merged = merging.merge(
            self.groupe.pk, kept=int(kept), joined=ticked, versions=versions, actor=request.user
        )
        count = (
            "Une proposition a rejoint" if merged.joined == 1 else f"{merged.joined} propositions ont rejoint"
        )
        published = " Elle vient d’être publiée." if merged.published else ""
        messages.success(request, f"{count} « {merged.kept.title} ».{published}")

    def get_page_title(self) -> str:
        return "Fusionner des propositions presque identiques"

    def get_breadcrumbs_items(self) -> list[dict]:
        return self.crumbs(
            (reverse("moderation:groups"), "Propositions presque identiques"),
            ("", f"Groupe {self.groupe.pk}"),
        )

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            groupe=self.groupe, members=compare(members_of(self.groupe)), **kwargs
        )


def is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 19
