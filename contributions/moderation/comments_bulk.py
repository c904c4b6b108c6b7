"""One decision on a selection of comments; each is its own transaction, and what is refused is told."""

from collections.abc import Iterable, Sequence

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permissions import policy_registry

from contributions.commentaires import life
from contributions.commentaires.models import Commentaire
from contributions.commentaires.states import CommentAction
from contributions.moderation.comments import situation_of
from contributions.moderation.comments_forms import HideCommentForm
from editorial.http import version_of

SELECTION_MAX = 200


class CommentBulkAction(BulkAction):
    """The versions shown on the confirmation page come back with it, so nothing changed since is decided."""

    models = [Commentaire]
    template_name = "contributions/moderation/comments_bulk.html"
    action = ""
    help_text = ""
    done_one = ""
    done_many = ""

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        if not policy_registry.get_by_type(Commentaire).user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @classmethod
    def get_queryset(cls, model, object_ids: Iterable) -> Sequence[Commentaire]:
        pks = [int(pk) for pk in map(str, object_ids) if pk.isascii() and pk.isdecimal() and len(pk) < 19]
        return (
            Commentaire.objects.filter(pk__in=pks[:SELECTION_MAX])
            .select_related("proposition")
            .order_by("pk")
        )

    def get_all_objects_in_listing_query(self, parent_id) -> list[int]:
        """Nobody decides on what they have not seen."""
        return []

    def object_context(self, obj: Commentaire) -> dict:
        return {"item": obj, "situation": situation_of(obj)}

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            action_name=self.display_name,
            help_text=self.help_text,
            serious="serious" in self.classes,
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        done, refused = 0, []
        rows, _ = self.get_actionable_objects()
        for comment in rows:
            try:
                life.apply(
                    comment.pk,
                    self.action,
                    actor=self.request.user,
                    expected_version=version_of(self.request.POST.get(f"version-{comment.pk}", "")),
                    **self.arguments(form),
                )
            except life.CommentRefused as error:
                refused.append(str(error))
            else:
                done += 1
        if done:
            messages.success(self.request, self.done_one if done == 1 else self.done_many.format(count=done))
        if refused:
            kept = (
                "Un commentaire est resté tel quel"
                if len(refused) == 1
                else f"{len(refused)} sont restés tels quels"
            )
            messages.warning(self.request, f"{kept} : {' '.join(sorted(set(refused)))}")
        return redirect(self.next_url)

    def arguments(self, form: forms.Form) -> dict:
        return {}

    @classmethod
    def execute_action(cls, objects, **kwargs) -> tuple[int, int]:
        raise NotImplementedError("each comment is decided in its own transaction, by form_valid")


class PublishComments(CommentBulkAction):
    display_name = "Publier"
    action_type = "publier"
    aria_label = "Publier les commentaires choisis"
    action_priority = 10
    action = CommentAction.PUBLIER
    help_text = "Ils paraissent aussitôt. Chaque auteur qui a une adresse ici est prévenu."
    done_one = "Un commentaire est publié."
    done_many = "{count} commentaires sont publiés."


class KeepComments(CommentBulkAction):
    display_name = "Maintenir en ligne"
    action_type = "valider"
    aria_label = "Maintenir en ligne les commentaires choisis"
    action_priority = 20
    action = CommentAction.VALIDER
    help_text = "Ils sont relus et restent visibles ; leurs signalements sont clos."
    done_one = "Un commentaire est relu et reste en ligne."
    done_many = "{count} commentaires sont relus et restent en ligne."


class HideComments(CommentBulkAction):
    display_name = "Masquer"
    action_type = "masquer"
    aria_label = "Masquer les commentaires choisis"
    action_priority = 30
    classes = {"serious"}
    form_class = HideCommentForm
    action = CommentAction.MASQUER
    help_text = "Ils ne sont plus visibles. Chaque auteur qui a une adresse ici reçoit le motif."
    done_one = "Un commentaire est masqué."
    done_many = "{count} commentaires sont masqués."

    def arguments(self, form: forms.Form) -> dict:
        return {"motif": form.cleaned_data["motif"], "note": form.cleaned_data["note"]}


COMMENT_BULK_ACTIONS = [PublishComments, KeepComments, HideComments]
