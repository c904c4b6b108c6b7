"""One comment, what it answers, who reported it and why, and the decisions it admits."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contributions.commentaires import life
from contributions.commentaires.models import Commentaire, CommentaireTransition
from contributions.commentaires.states import AUTHOR_ACTIONS, COMMENT_MOVES, CommentAction
from contributions.moderation.comments import comment_url, situation_of
from contributions.moderation.comments_forms import HideCommentForm
from contributions.moderation.queue import querystring
from contributions.moderation.telling import consequence
from contributions.signalements.models import Signalement
from editorial.http import CONFLICT, INVALID, version_of

REPORTS_SHOWN = 50
ONE_CLICK = {
    CommentAction.PUBLIER: ("Publier", "Il paraît aussitôt.", "Son auteur est prévenu."),
    CommentAction.VALIDER: (
        "Maintenir en ligne",
        "Vous l’avez lu : il reste visible, les signalements sont clos.",
        "",
    ),
    CommentAction.RETABLIR: ("Rétablir", "Il redevient visible.", "Son auteur est prévenu."),
}
DONE = {
    CommentAction.PUBLIER: "Le commentaire est publié.",
    CommentAction.VALIDER: "Le commentaire est relu et reste en ligne.",
    CommentAction.MASQUER: "Le commentaire n’est pas visible.",
    CommentAction.RETABLIR: "Le commentaire est de nouveau en ligne.",
}


def staff_actions(comment: Commentaire) -> list[str]:
    """The actions that the team may take on a comment as it stands."""
    return [
        action
        for action in (*ONE_CLICK, CommentAction.MASQUER)
        if comment.state in COMMENT_MOVES[action].sources
        and not (action == CommentAction.VALIDER and not (comment.waiting or comment.report_count))
    ]


def actor_of(step: CommentaireTransition) -> str:
    """Who acted, as the team reads it; an author is never named by an address."""
    if step.action in AUTHOR_ACTIONS:
        return "L’auteur"
    return str(step.actor) if step.actor else "Le site"


class CommentDecisionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Read, then decide; the next comment that waits follows a decision."""

    model = Commentaire
    any_permission_required = ["view", "change"]
    template_name = "contributions/moderation/comment.html"
    header_icon = "comment"
    page_title = "Commentaire"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.comment = None

    def load(self) -> Commentaire:
        if self.kwargs["pk"] >= 2**63:
            raise Http404
        return get_object_or_404(
            Commentaire.objects.select_related("proposition", "parent"), pk=self.kwargs["pk"]
        )

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.comment = self.load()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.comment = self.load()
        action = request.POST.get("action", "")
        if not self.user_has_permission("change") or action not in DONE:
            return self.answer(CONFLICT, refusal="Cette action n’existe pas ou ne vous est pas permise.")
        form, arguments = None, {}
        if action == CommentAction.MASQUER:
            form = HideCommentForm(request.POST)
            if not form.is_valid():
                return self.answer(INVALID, form=form)
            arguments = {"motif": form.cleaned_data["motif"], "note": form.cleaned_data["note"]}
        try:
            life.apply(
                self.comment.pk,
                action,
                actor=request.user,
                expected_version=version_of(request.POST.get("version", "")),
                **arguments,
            )
        except life.CommentRefused as error:
            self.comment = self.load()
            return self.answer(CONFLICT, form=form, refusal=str(error))
        following = Commentaire.objects.exclude(pk=self.comment.pk).to_moderate().first()
        messages.success(request, DONE[action] + (" Voici le suivant." if following else ""))
        if following:
            return redirect(comment_url(following, request.GET))
        return redirect(self.queue_url)

    def answer(self, status: int, **context) -> HttpResponse:
        return self.render_to_response(self.get_context_data(**context), status=status)

    @cached_property
    def queue_url(self) -> str:
        return reverse("moderation_comments:index") + querystring(self.request.GET)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": self.queue_url, "label": "Commentaires"},
            {"url": "", "label": "Commentaire", "sublabel": situation_of(self.comment)},
        ]

    def offered(self, action: str) -> tuple[str, str]:
        label, effect, told = ONE_CLICK[action]
        return label, self.consequence(effect, told)

    def consequence(self, effect: str, told: str) -> str:
        return consequence(effect, told, has_author=self.comment.auteur_id is not None)

    def get_context_data(self, form: HideCommentForm | None = None, **kwargs) -> dict:
        actions = staff_actions(self.comment) if self.user_has_permission("change") else []
        reported = Signalement.objects.on(self.comment).select_related("motif").order_by("-date")
        return super().get_context_data(
            comment=self.comment,
            situation=situation_of(self.comment),
            one_click=[(action, *self.offered(action)) for action in actions if action in ONE_CLICK],
            hide_help=self.consequence("Il n’est plus visible.", "Son auteur reçoit le motif."),
            hide_form=(form or HideCommentForm()) if CommentAction.MASQUER in actions else None,
            kept_note=form.data.get("note", "") if form and CommentAction.MASQUER not in actions else "",
            reports=list(reported[:REPORTS_SHOWN]),
            history=[
                (step, actor_of(step)) for step in self.comment.transitions.select_related("actor", "motif")
            ],
            queue_url=self.queue_url,
            querystring=querystring(self.request.GET),
            **kwargs,
        )
