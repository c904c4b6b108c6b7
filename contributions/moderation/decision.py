"""The decision screen: everything about one proposition, and the actions it admits."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from contributions.decisions import life
from contributions.moderation import claims
from contributions.moderation.filters import situation_label
from contributions.moderation.forms import FORMS, DecisionForm, staff_actions
from contributions.moderation.history import actor_name
from contributions.moderation.models import Examen
from contributions.moderation.queue import decision_url, next_waiting, querystring
from contributions.moderation.remarks import Remarks
from contributions.moderation.telling import consequence
from contributions.propositions.models import Motif, Proposition, Transition
from contributions.propositions.related import similar_to
from contributions.propositions.states import Action, State
from editorial.http import CONFLICT, INVALID

OTHERS_MAX = 10


@dataclass(frozen=True)
class Wording:
    """How an action is offered, and what is said once it is done."""

    summary: str
    button: str
    done: str
    help: str = ""
    # Who is told, when the text has an author to write to.
    told: str = ""
    serious: bool = False


WORDINGS = {
    Action.PUBLIER: Wording(
        "Publier",
        "Publier",
        "La proposition est publiée.",
        "Elle paraît aussitôt.",
        "Son auteur est prévenu.",
    ),
    Action.VALIDER: Wording(
        "Maintenir en ligne",
        "Maintenir en ligne",
        "La proposition est relue et reste en ligne.",
        "Elle est déjà publiée : vous confirmez que vous l’avez relue.",
    ),
    Action.RETABLIR: Wording(
        "Rétablir",
        "Rétablir",
        "La proposition est de nouveau en ligne.",
        "Elle redevient visible à son adresse.",
    ),
    Action.RECLASSER: Wording(
        "Reclasser",
        "Enregistrer le classement",
        "Le classement est enregistré.",
        "L’axe et les thèmes changent ; le texte reste celui de l’auteur.",
    ),
    Action.RENVOYER: Wording(
        "Renvoyer à l’auteur", "Renvoyer à l’auteur", "La proposition est renvoyée à son auteur."
    ),
    Action.REJETER: Wording(
        "Rejeter",
        "Rejeter",
        "La proposition est rejetée.",
        "Elle ne paraîtra pas.",
        "Son auteur reçoit le motif.",
        serious=True,
    ),
    Action.FUSIONNER: Wording(
        "Fusionner avec une autre",
        "Fusionner",
        "La proposition est fusionnée.",
        "Son adresse mènera à l’autre proposition, déjà publiée.",
        "Son auteur est prévenu.",
    ),
    Action.MASQUER: Wording(
        "Masquer",
        "Masquer",
        "La proposition n’est plus visible.",
        "Elle quitte le site aussitôt.",
        "Son auteur reçoit le motif.",
        serious=True,
    ),
}
SHORTCUTS = {
    Action.PUBLIER: "p",
    Action.VALIDER: "v",
    Action.RETABLIR: "t",
    Action.RECLASSER: "c",
    Action.RENVOYER: "e",
    Action.REJETER: "r",
    Action.FUSIONNER: "f",
    Action.MASQUER: "m",
}
QUICK_MAX = 9
HELD = (
    "{} examine cette proposition en ce moment. Votre décision n’a pas été enregistrée : reprenez l’examen "
    "avant de décider."
)
ONE_CLICK = {Action.PUBLIER, Action.VALIDER, Action.RETABLIR}


@dataclass(frozen=True)
class OfferedAction:
    action: Action
    wording: Wording
    form: DecisionForm
    has_author: bool = True

    @property
    def one_click(self) -> bool:
        return self.action in ONE_CLICK

    @property
    def help(self) -> str:
        return consequence(self.wording.help, self.wording.told, has_author=self.has_author)

    @property
    def is_open(self) -> bool:
        return self.form.is_bound

    @property
    def shortcut(self) -> str:
        return SHORTCUTS[self.action]


@dataclass(frozen=True)
class Step:
    """One line of the history, as the team reads it: an author is never named by an address."""

    transition: Transition
    actor: str
    changes_state: bool

    @classmethod
    def of(cls, transition: Transition) -> "Step":
        return cls(transition, actor_name(transition), transition.from_state != transition.to_state)


class DecisionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Read, then decide; the next proposition of the queue follows a decision."""

    model = Proposition
    any_permission_required = ["view", "change"]
    template_name = "contributions/moderation/decision.html"
    header_icon = "check"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.proposition = None

    def load(self) -> Proposition:
        return get_object_or_404(
            Proposition.objects.received().for_reading().select_related("page", "merged_into").with_themes(),
            pk=self.kwargs["pk"],
        )

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.kwargs["pk"] >= 2**63:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.proposition = self.load()
        if self.user_has_permission("change") and waits(self.proposition):
            claims.take(self.proposition.pk, request.user)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.proposition = self.load()
        action = request.POST.get("action", "")
        if not self.user_has_permission("change") or action not in FORMS:
            return self.answer(CONFLICT, refusal="Cette action n’existe pas ou ne vous est pas permise.")
        form = self.form_for(action, request.POST)
        if self.examen:
            return self.answer(CONFLICT, bound=form, refusal=HELD.format(self.examen.moderator))
        if not form.is_valid():
            return self.answer(INVALID, bound=form)
        try:
            decided = self.carry_out(action, form)
        except life.DecidedMeanwhile as error:
            return self.tell_meanwhile(action, error)
        except life.MoveRefused as error:
            self.proposition = self.load()
            form.add_error(None, str(error))
            return self.answer(CONFLICT, bound=form, refusal=str(error))
        return self.go_on(action, decided)

    def form_for(self, action: str, data=None) -> DecisionForm:
        return FORMS[action](data, action=action, proposition=self.proposition, user=self.request.user)

    def carry_out(self, action: str, form: DecisionForm) -> Proposition:
        version = form.cleaned_data["version"]
        with transaction.atomic():
            arguments = form.arguments()
            if action == Action.RECLASSER:
                return life.reclassify(
                    self.proposition.pk, actor=self.request.user, expected_version=version, **arguments
                )
            return life.apply(
                self.proposition.pk, action, actor=self.request.user, expected_version=version, **arguments
            )

    def tell_meanwhile(self, action: str, error: life.DecidedMeanwhile) -> HttpResponse:
        """Show the proposition as it has become, who changed it, and what was typed, not recorded."""
        self.proposition = self.load()
        data = self.request.POST.copy()
        data["version"] = str(self.proposition.version)
        return self.answer(
            CONFLICT,
            bound=self.form_for(action, data),
            meanwhile=Step.of(error.last) if error.last else None,
            refusal=str(error),
        )

    def go_on(self, action: str, decided: Proposition) -> HttpResponse:
        wording = WORDINGS[action]
        if action == Action.RECLASSER:
            messages.success(self.request, wording.done)
            return redirect(decision_url(decided, self.request.GET))
        claims.release(decided.pk, self.request.user)
        following = next_waiting(self.request.GET, self.request.user, after=self.proposition)
        messages.success(
            self.request,
            f"{wording.done[:-1]} : « {decided.title} »."
            + (
                " Voici la suivante." if following else " Aucune autre proposition n’attend sous ces filtres."
            ),
            buttons=[messages.button(decision_url(decided, self.request.GET), "Revoir cette décision")],
        )
        if following:
            return redirect(decision_url(following, self.request.GET))
        return redirect(self.queue_url)

    def answer(self, status: int, *, bound: DecisionForm | None = None, **context) -> HttpResponse:
        response = self.render_to_response(self.get_context_data(bound=bound, **context))
        response.status_code = status
        return response

    @cached_property
    def examen(self) -> Examen | None:
        """Who else is examining this proposition now."""
        if not waits(self.proposition):
            return None
        return claims.holder(self.proposition.pk, self.request.user)

    @cached_property
    def queue_url(self) -> str:
        return reverse("moderation:index") + querystring(self.request.GET)

    def get_page_title(self) -> str:
        return f"Proposition {self.proposition.display_reference}"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": self.queue_url, "label": "Modération"},
            {"url": "", "label": self.get_page_title(), "sublabel": situation_label(self.proposition)},
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            HeaderButton(
                "Passer à la suivante",
                url=f"{reverse('moderation:next')}{querystring_after(self.request.GET, self.proposition)}",
                icon_name="arrow-right",
                attrs={"data-shortcut": "n", "aria-keyshortcuts": "n"},
            )
        ]

    def offered(self, bound: DecisionForm | None) -> list[OfferedAction]:
        if not self.user_has_permission("change") or self.examen:
            return []
        return [
            OfferedAction(
                action,
                WORDINGS[action],
                bound if bound and bound.action == action else self.form_for(action),
                self.proposition.auteur_id is not None,
            )
            for action in staff_actions(self.proposition)
        ]

    def get_context_data(self, bound: DecisionForm | None = None, **kwargs) -> dict:
        offered = self.offered(bound)
        similar = similar_to(self.proposition)
        lost = bound is not None and all(item.form is not bound for item in offered)
        return super().get_context_data(
            proposition=self.proposition,
            situation=situation_label(self.proposition),
            is_withdrawn=self.proposition.state == State.RETIREE,
            one_click=[item for item in offered if item.one_click],
            with_form=[item for item in offered if not item.one_click],
            kept_note=bound.data.get("note", "") if lost else "",
            similar=similar,
            chosen_similar=bound.data.get("similar", "") if bound else "",
            history=[Step.of(step) for step in self.proposition.transitions.for_history()],
            others=self.other_propositions(),
            others_max=OTHERS_MAX,
            queue_url=self.queue_url,
            querystring=querystring(self.request.GET),
            examen=self.examen,
            holds=waits(self.proposition) and bool(offered),
            remarks=Remarks.of(self.proposition),
            quick=quick_refusals(offered),
            shortcuts=legend(offered),
            undoable=Transition.objects.undoable_by(self.request.user),
            **kwargs,
        )

    def other_propositions(self) -> Sequence[Proposition]:
        """What the same person proposed beside this, newest first; one query, one row too many at most."""
        if self.proposition.auteur_id is None:
            return []
        others = Proposition.objects.received().filter(auteur=self.proposition.auteur_id)
        return list(others.exclude(pk=self.proposition.pk).order_by("-submitted_at", "-pk")[: OTHERS_MAX + 1])


@dataclass(frozen=True)
class QuickRefusal:
    """A refusal for one motif of the charter, in one gesture."""

    key: int
    item: OfferedAction
    motif: Motif


def quick_refusals(offered: Sequence[OfferedAction]) -> list[QuickRefusal]:
    """The first motifs of the charter, each to refuse for it at once; one query when something can be refused."""
    item = next((item for item in offered if item.action in (Action.REJETER, Action.MASQUER)), None)
    if item is None:
        return []
    motifs = Motif.objects.filter(active=True)[:QUICK_MAX]
    return [QuickRefusal(key, item, motif) for key, motif in enumerate(motifs, start=1)]


def legend(offered: Sequence[OfferedAction]) -> list[tuple[str, str]]:
    """What each key does on this screen."""
    lines = [(item.shortcut, item.wording.summary) for item in offered]
    lines += [
        (str(quick.key), f"{quick.item.wording.summary} : {quick.motif}") for quick in quick_refusals(offered)
    ]
    return [
        *lines,
        ("n", "Passer à la suivante"),
        ("a", "Annuler la dernière décision"),
        ("l", "Revenir à la file"),
    ]


def waits(proposition: Proposition) -> bool:
    """Whether a proposition is in the queue of what waits for a decision."""
    unread = proposition.is_published and proposition.moderated_at is None
    return proposition.state == State.A_MODERER or unread


def querystring_after(params, proposition: Proposition) -> str:
    kept = querystring(params)
    return f"{kept}{'&' if kept else '?'}apres={proposition.pk}"


class NextView(PermissionCheckedMixin, View):
    """Leads to the next proposition to decide, or back to the queue when none is left."""

    model = Proposition
    any_permission_required = ["view", "change"]

    def get(self, request: HttpRequest) -> HttpResponse:
        params = request.GET.copy()
        after = params.pop("apres", [""])[-1]
        current = None
        if after.isascii() and after.isdecimal() and len(after) < 19:
            current = Proposition.objects.received().filter(pk=int(after)).first()
        if current:
            claims.release(current.pk, request.user)
        following = next_waiting(params, request.user, after=current)
        if following is None:
            messages.success(request, "Aucune autre proposition n’attend sous ces filtres.")
            return redirect(reverse("moderation:index") + querystring(params))
        return redirect(decision_url(following, params))
