"""Writing an answer: the form, the exact mails it will send, then the answer itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from contributions.propositions.models import Reponse
from contributions.reponses import mails
from contributions.reponses.forms import AnswerForm, keys_of
from contributions.reponses.giving import UNDO_WINDOW, Answer, give, withdraw
from editorial.http import INVALID

MAILS_SHOWN = 3
WINDOW_MINUTES = int(UNDO_WINDOW.total_seconds() // 60)


class AnswerMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    model = Reponse
    header_icon = "comment"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": "Accueil"},
            {"url": reverse("reponses:index"), "label": "Réponses officielles"},
            {"url": "", "label": self.page_title},
        ]


class WriteView(AnswerMixin):
    """A new answer: written, looked at with its mails, given."""

    permission_required = "add"
    template_name = "contributions/reponses/answer.html"
    page_title = "Répondre"

    def load(self) -> Reponse:
        return Reponse()

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        reponse = self.load()
        form = AnswerForm(instance=reponse, proposition_ids=self.first_choice(reponse))
        return self.render_to_response(self.get_context_data(form=form, reponse=reponse))

    def first_choice(self, reponse: Reponse) -> list[int]:
        return keys_of(self.request.GET.getlist("id"))

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        reponse = self.load()
        before = set() if reponse.pk is None else set(reponse.propositions.values_list("pk", flat=True))
        chosen = keys_of(request.POST.getlist("proposition"))
        form = AnswerForm(request.POST, instance=reponse, proposition_ids=chosen)
        if not form.is_valid():
            response = self.render_to_response(self.get_context_data(form=form, reponse=reponse))
            response.status_code = INVALID
            return response
        if request.POST.get("etape") == "publier":
            return self.publish(form)
        if request.POST.get("etape") == "modifier":
            return self.render_to_response(self.get_context_data(form=form, reponse=reponse))
        return self.preview(form, before)

    def preview(self, form: AnswerForm, before: set[int]) -> HttpResponse:
        """The answer as it will read, and the mails word for word; nothing is stored yet."""
        reponse = form.save(commit=False)
        told = [row for row in form.chosen if form.tells_all or row.pk not in before]
        plan = mails.plan((row, reponse) for row in told)
        self.template_name = "contributions/reponses/answer_preview.html"
        context = self.get_context_data(
            form=form,
            reponse=reponse,
            chosen=form.chosen,
            replaced=[row for row in form.chosen if row.reponse_id and row.pk not in before],
            removed=len(before - {row.pk for row in form.chosen}),
            plan=plan,
            shown=plan.mails[:MAILS_SHOWN],
            window=WINDOW_MINUTES,
        )
        return self.render_to_response(context)

    def publish(self, form: AnswerForm) -> HttpResponse:
        reponse = form.save(commit=False)
        answer = Answer(reponse, [row.pk for row in form.chosen], tell_all=form.tells_all)
        given = give([answer], actor=self.request.user)
        if not given.answered:
            messages.error(
                self.request, "Aucune de ces propositions n’est encore publiée : rien n’a été enregistré."
            )
            return redirect("reponses:propositions")
        messages.success(self.request, told_sentence(len(given.answered), given.mails))
        if given.refused:
            names = ", ".join(row.display_reference for row in given.refused[:20])
            messages.warning(self.request, f"Laissées de côté, car elles ne sont plus publiées : {names}.")
        return redirect("reponses:edit", reponse.pk)


def told_sentence(answered: int, sent: int) -> str:
    """What an answer did, and until when its mails can be held back."""
    head = "Une proposition a sa réponse." if answered == 1 else f"{answered} propositions ont leur réponse."
    if sent == 0:
        return f"{head} Aucun courriel n’est à envoyer."
    tail = "Un courriel part" if sent == 1 else f"{sent} courriels partent"
    return f"{head} {tail} dans {WINDOW_MINUTES} minutes : d’ici là, vous pouvez encore la changer ou la retirer."


class EditView(WriteView):
    """An answer already given: changed, extended to other propositions, or shown to have been withdrawn."""

    permission_required = "change"
    page_title = "Modifier la réponse"

    def load(self) -> Reponse:
        if self.kwargs["pk"] >= 2**63:
            raise Http404
        return get_object_or_404(Reponse, pk=self.kwargs["pk"])

    def first_choice(self, reponse: Reponse) -> list[int]:
        return list(reponse.propositions.values_list("pk", flat=True))


class WithdrawView(AnswerMixin):
    """Takes an answer back from all the propositions it answers, once confirmed."""

    permission_required = "delete"
    template_name = "contributions/reponses/answer_withdraw.html"
    page_title = "Retirer la réponse"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.kwargs["pk"] >= 2**63:
            raise Http404
        self.reponse = get_object_or_404(Reponse, pk=self.kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.reponse.withdrawn_at is None:
            count = withdraw(self.reponse, actor=request.user)
            messages.success(
                request,
                "La réponse est retirée."
                if count < 2
                else f"La réponse est retirée des {count} propositions qui la portaient.",
            )
        return redirect("reponses:index")

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(
            reponse=self.reponse,
            total=self.reponse.propositions.count(),
            waiting=mails.waiting_of(self.reponse.batch).count(),
            **kwargs,
        )
