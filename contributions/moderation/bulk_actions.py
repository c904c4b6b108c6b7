"""One decision on a selection of propositions; each is its own transaction, and what is refused is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permissions import policy_registry

from contributions.decisions import life
from contributions.moderation.filters import situation_label
from contributions.moderation.forms import BulkReclassifyForm, BulkRefusalForm
from contributions.propositions.models import Proposition
from contributions.propositions.models.propositions import FILED_THEMES_MAX
from contributions.propositions.states import Action

SELECTION_MAX = 200
REFUSALS_SHOWN = 20


@dataclass
class Report:
    """What a decision on a selection did, and what it did not do and why."""

    done: list[Proposition] = field(default_factory=list)
    refused: list[tuple[Proposition, str]] = field(default_factory=list)


class PropositionBulkAction(BulkAction):
    """The versions shown on the confirmation page come back with it, so nothing changed since is decided."""

    models = [Proposition]
    template_name = "contributions/moderation/bulk_action.html"
    action = ""
    help_text = ""
    done_one = ""
    done_many = ""

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        if not policy_registry.get_by_type(Proposition).user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def get_queryset(cls, model, object_ids: Iterable) -> Sequence[Proposition]:
        pks = [int(pk) for pk in map(str, object_ids) if pk.isascii() and pk.isdecimal() and len(pk) < 19]
        rows = Proposition.objects.received().filter(pk__in=pks[:SELECTION_MAX])
        return rows.select_related("axe").with_themes().order_by("submitted_at", "pk")

    def get_all_objects_in_listing_query(self, parent_id) -> list[int]:
        """Nobody decides on what they have not seen."""
        return []

    def object_context(self, obj: Proposition) -> dict:
        return {"item": obj, "situation": situation_label(obj)}

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            action_name=self.display_name,
            help_text=self.help_text,
            serious="serious" in self.classes,
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.cleaned_form = form
        self.lot = uuid4()
        report = Report()
        for proposition, version in self.as_shown():
            try:
                self.decide(proposition, version)
            except life.MoveRefused as error:
                report.refused.append((proposition, str(error)))
            else:
                report.done.append(proposition)
        self.tell(report)
        return redirect(self.next_url)

    def as_shown(self) -> Iterable[tuple[Proposition, int]]:
        """Each proposition of the selection, with the version that the confirmation page showed."""
        rows, _ = self.get_actionable_objects()
        for proposition in rows:
            shown = self.request.POST.get(f"version-{proposition.pk}", "")
            yield proposition, int(shown) if shown.isascii() and shown.isdecimal() and len(shown) < 10 else 0

    def decide(self, proposition: Proposition, version: int) -> None:
        life.apply(
            proposition.pk,
            self.action,
            actor=self.request.user,
            expected_version=version,
            lot=self.lot,
            **self.arguments(self.cleaned_form),
        )

    def arguments(self, form: forms.Form) -> dict:
        return {}

    def tell(self, report: Report) -> None:
        count = len(report.done)
        if count:
            messages.success(
                self.request, self.done_one if count == 1 else self.done_many.format(count=count)
            )
        if report.refused:
            messages.warning(self.request, refusals(report.refused))

    @classmethod
    def execute_action(cls, objects, **kwargs) -> tuple[int, int]:
        raise NotImplementedError("each proposition is decided in its own transaction, by form_valid")


def refusals(refused: list[tuple[Proposition, str]]) -> SafeString:
    """What was left as it was, and why; what authors wrote is escaped."""
    count = len(refused)
    head = (
        "Une proposition est restée telle quelle :"
        if count == 1
        else f"{count} propositions sont restées telles quelles :"
    )
    lines = format_html_join(
        "",
        "<li>{} ({}) : {}</li>",
        ((row.title, row.display_reference, reason) for row, reason in refused[:REFUSALS_SHOWN]),
    )
    more = format_html("<li>… et {} autres.</li>", count - REFUSALS_SHOWN) if count > REFUSALS_SHOWN else ""
    return format_html("{} <ul>{}{}</ul>", head, lines, more)


class PublishBulkAction(PropositionBulkAction):
    display_name = "Publier"
    action_type = "publier"
    aria_label = "Publier les propositions choisies"
    action_priority = 10
    action = Action.PUBLIER
    help_text = "Elles paraissent aussitôt. Chaque auteur qui a une adresse ici est prévenu."
    done_one = "Une proposition est publiée."
    done_many = "{count} propositions sont publiées."


class ReclassifyBulkAction(PropositionBulkAction):
    display_name = "Reclasser"
    action_type = "reclasser"
    aria_label = "Changer l’axe ou ajouter des thèmes aux propositions choisies"
    action_priority = 20
    form_class = BulkReclassifyForm
    action = Action.RECLASSER
    help_text = "L’axe et les thèmes changent ; les textes restent ceux des auteurs."
    done_one = "Le classement d’une proposition est enregistré."
    done_many = "Le classement de {count} propositions est enregistré."

    def decide(self, proposition: Proposition, version: int) -> None:
        data = self.cleaned_form.cleaned_data
        themes = list(dict.fromkeys([*proposition.theme_list, *data["themes"]]))
        if data["themes"] and len(themes) > FILED_THEMES_MAX:
            raise life.MoveRefused(f"Elle porterait plus de {FILED_THEMES_MAX} thèmes.")
        life.reclassify(
            proposition.pk,
            actor=self.request.user,
            axe=data["axe"],
            themes=themes if data["themes"] else None,
            expected_version=version,
            lot=self.lot,
        )


class RejectBulkAction(PropositionBulkAction):
    display_name = "Rejeter"
    action_type = "rejeter"
    aria_label = "Rejeter les propositions choisies"
    action_priority = 30
    classes = {"serious"}
    form_class = BulkRefusalForm
    action = Action.REJETER
    help_text = "Elles ne paraîtront pas. Chaque auteur qui a une adresse ici reçoit le motif."
    done_one = "Une proposition est rejetée."
    done_many = "{count} propositions sont rejetées."

    def arguments(self, form: forms.Form) -> dict:
        return {"motif": form.cleaned_data["motif"], "note": form.cleaned_data["note"]}


class HideBulkAction(RejectBulkAction):
    display_name = "Masquer"
    action_type = "masquer"
    aria_label = "Masquer les propositions choisies"
    action_priority = 40
    action = Action.MASQUER
    help_text = "Elles quittent le site aussitôt. Chaque auteur qui a une adresse ici reçoit le motif."
    done_one = "Une proposition est masquée."
    done_many = "{count} propositions sont masquées."


BULK_ACTIONS = [PublishBulkAction, ReclassifyBulkAction, RejectBulkAction, HideBulkAction]
