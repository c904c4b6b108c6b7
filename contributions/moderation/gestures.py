"""Small gestures of moderators: hold, leave or take over a proposition, take back what was just decided."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contributions.decisions import undo
from contributions.moderation import claims
from contributions.moderation.queue import decision_url, querystring
from contributions.propositions.models import Proposition


class GestureView(PermissionCheckedMixin, View):
    model = Proposition
    permission_required = "change"
    http_method_names = ["post"]


class ClaimView(GestureView):
    """``tenir`` and ``liberer`` are sent by the page itself while it is open and as it is left."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        proposition = Proposition.objects.received().filter(pk=pk).first() if pk < 2**63 else None
        if proposition is None:
            raise Http404
        gesture = request.POST.get("geste")
        if gesture == "tenir":
            return HttpResponse(status=204 if claims.take(pk, request.user) else 409)
        if gesture == "liberer":
            claims.release(pk, request.user)
            return HttpResponse(status=204)
        if gesture == "quitter":
            claims.release(pk, request.user)
            return redirect(reverse("moderation:index") + querystring(request.GET))
        if gesture == "reprendre":
            claims.take_over(pk, request.user)
            return redirect(decision_url(proposition, request.GET))
        raise Http404


class UndoView(GestureView):
    """Takes back the decisions of one lot, then shows them again as they were."""

    def post(self, request: HttpRequest) -> HttpResponse:
        queue_url = reverse("moderation:index") + querystring(request.GET)
        try:
            undone = undo.undo(lot_of(request), actor=request.user)
        except undo.UndoRefused as error:
            messages.error(request, str(error))
            return redirect(queue_url)
        count = len(undone.propositions)
        messages.success(
            request,
            "La décision est annulée : rien n’a été envoyé à l’auteur."
            if count == 1
            else f"{count} décisions sont annulées : rien n’a été envoyé aux auteurs.",
        )
        if undone.left:
            messages.warning(
                request,
                f"{len(undone.left)} propositions ont changé depuis et sont restées telles quelles.",
            )
        return redirect(decision_url(undone.propositions[0], request.GET) if count == 1 else queue_url)


def lot_of(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("lot", ""))
    except ValueError:
        raise undo.UndoRefused("Il n’y a rien à annuler.") from None
