"""An author contests a decision: from *Mon espace*, or from the link of the mail that told it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from comptes.access import participant_page
from contributions.decisions import appeals, contesting
from contributions.decisions.models.recours import APPEAL_MAX_LENGTH, APPEAL_MIN_LENGTH
from contributions.decisions.views.espace import own_or_404
from contributions.propositions.models import Proposition
from contributions.propositions.texts import clean_text
from editorial.guards import open_to_all
from editorial.http import CONFLICT, INVALID, see_other


class AppealForm(forms.Form):
    text = forms.CharField(
        label="Pourquoi cette décision devrait-elle être revue ?",
        help_text=f"Entre {APPEAL_MIN_LENGTH} et {APPEAL_MAX_LENGTH} caractères. Votre texte n’est lu que par l’équipe.",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Expliquez en quelques phrases pourquoi cette décision devrait être revue."
        },
    )

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"])
        if len(text) < APPEAL_MIN_LENGTH:
            raise forms.ValidationError(
                f"Votre explication est trop courte : écrivez au moins {APPEAL_MIN_LENGTH} caractères."
            )
        if len(text) > APPEAL_MAX_LENGTH:
            raise forms.ValidationError(
                f"Votre explication compte {len(text)} caractères : raccourcissez-la à {APPEAL_MAX_LENGTH}."
            )
        return text


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def from_espace(request: HttpRequest, reference: str) -> HttpResponse:
    """One's own proposition; the decision is contested on a page of its own."""
    proposition = own_or_404(request, reference)
    own_url = reverse("contributions_espace:detail", args=[proposition.reference])
    return contest(request, proposition, done=f"{own_url}?recours=1", back=own_url)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def from_mail(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the mail that told the decision: it is the author's proof, and holds as long as the decision."""
    proposition = contesting.with_token(token)
    if proposition is None:
        return render(request, "contributions/decisions/appeal_gone.html", status=404)
    return contest(
        request,
        proposition,
        done=f"{proposition.receipt_url}?recours=1",
        back=proposition.receipt_url,
    )


def contest(request: HttpRequest, proposition: Proposition, *, done: str, back: str) -> HttpResponse:
    """The form, once; what was typed is kept when it cannot be received."""
    context = {
        "proposition": proposition,
        "back": back,
        "refusal": appeals.why_not(proposition),
        "until": contesting.deadline(proposition),
        "decision": appeals.contested_decision(proposition),
    }
    if request.method != "POST":
        return render(request, "contributions/decisions/appeal.html", context | {"form": AppealForm()})
    form = AppealForm(request.POST)
    context["form"] = form
    if context["refusal"]:
        return render(request, "contributions/decisions/appeal.html", context, status=CONFLICT)
    if not form.is_valid():
        return render(request, "contributions/decisions/appeal.html", context, status=INVALID)
    try:
        appeals.ask(proposition.pk, text=form.cleaned_data["text"])
    except appeals.AppealRefused as error:
        return render(
            request, "contributions/decisions/appeal.html", context | {"refusal": str(error)}, status=CONFLICT
        )
    return see_other(done)
