"""Reporting a proposition or a comment to the team, with or without an account."""

from math import ceil

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from contributions.commentaires import reports as comment_reports
from contributions.commentaires.models import Commentaire
from contributions.commentaires.views.comments import comment_or_404, proposition_or_404
from contributions.propositions.models import Motif, Proposition
from contributions.signalements import reports
from contributions.signalements.models import MESSAGE_MAX_LENGTH
from editorial.guards import open_to_all
from editorial.http import CONFLICT, INVALID, TOO_EARLY
from editorial.text_fields import CleanLineField, CleanTextField
from editorial.words import counted
from protection import gate, network
from protection.honeypot import HoneypotFormMixin


class ReportForm(HoneypotFormMixin, forms.Form):
    """What one reports, by a reason of the charter; nothing is asked about who reports."""

    use_required_attribute = False

    motif = forms.ModelChoiceField(
        label="Ce que vous signalez",
        queryset=Motif.objects.filter(active=True),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": "Choisissez ce que vous signalez.",
            "invalid_choice": "Ce motif n’existe pas. Choisissez dans la liste.",
            "invalid_pk_value": "Ce motif n’existe pas. Choisissez dans la liste.",
        },
    )
    message = CleanTextField(
        label="Précision pour l’équipe",
        help_text="Facultatif. Ne dites rien qui permette de vous reconnaître.",
        required=False,
        max_length=MESSAGE_MAX_LENGTH,
        error_messages={
            "max_length": (
                "Votre précision est trop longue (%(show_value)d caractères). "
                "Raccourcissez-la à %(limit_value)d caractères au plus."
            )
        },
    )
    preuve = CleanLineField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["message"].widget.attrs |= {"rows": 4}
        del self.fields["message"].widget.attrs["maxlength"]


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def report_proposition(request: HttpRequest, pk: int) -> HttpResponse:
    proposition = proposition_or_404(pk)
    if not proposition.is_published:
        return gone(request, proposition)
    return report(request, proposition, proposition)


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
def report_comment(request: HttpRequest, pk: int) -> HttpResponse:
    comment = comment_or_404(pk)
    if not comment.published_at:
        raise Http404
    if not (comment.is_published and comment.proposition.is_published):
        return gone(request, comment.proposition)
    return report(request, comment, comment.proposition)


def gone(request: HttpRequest, proposition: Proposition) -> HttpResponse:
    """What was reported has left the site meanwhile; what was typed stays readable."""
    context = {
        "proposition": proposition,
        "message": "Ce contenu n’est déjà plus visible sur le site.",
        "text": request.POST.get("message", ""),
        "report": True,
    }
    return render(request, "contributions/commentaires/refused.html", context, status=CONFLICT)


def report(
    request: HttpRequest, content: Proposition | Commentaire, proposition: Proposition
) -> HttpResponse:
    context = {"content": content, "proposition": proposition, "is_comment": isinstance(content, Commentaire)}
    if request.method != "POST":
        return render(request, "contributions/public/report.html", context | {"form": ReportForm()})
    form = ReportForm(request.POST)
    context["form"] = form
    if not form.is_valid():
        return render(request, "contributions/public/report.html", context, status=INVALID)
    assessment = gate.assess(
        request, scope="signalement", proof=form.cleaned_data["preuve"], honeypot=form.is_trapped
    )
    if assessment.kind == "refused":
        minutes = counted(max(1, ceil(assessment.retry_after / 60)), "minute")
        context["wait_sentence"] = (
            f"Votre signalement n’est pas perdu : envoyez-le de nouveau dans {minutes}."
        )
        response = render(request, "contributions/public/report.html", context, status=TOO_EARLY)
        response["Retry-After"] = str(assessment.retry_after)
        return response
    store = comment_reports.report if context["is_comment"] else reports.report
    new = store(
        content,
        motif=form.cleaned_data["motif"],
        message=form.cleaned_data["message"],
        user=request.user if request.user.is_authenticated else None,
        network=network.address_key(request),
    )
    return render(request, "contributions/public/report_done.html", context | {"new": new})
