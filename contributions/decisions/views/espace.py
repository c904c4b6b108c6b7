"""An author's own propositions: where each stands, and what can still be done with it."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from comptes.access import participant_page
from contributions.decisions import appeals, authorship, life
from contributions.decisions.authorship import propositions_of
from contributions.decisions.espace import OwnProposition, steps_of
from contributions.propositions.forms import PropositionForm
from contributions.propositions.models import Proposition
from contributions.propositions.references import parse_reference
from contributions.propositions.targets import consultation_target
from editorial.http import CONFLICT, INVALID, see_other, version_of

PER_PAGE = 20


def own_or_404(request: HttpRequest, reference: str) -> Proposition:
    """One's own proposition; somebody else's is as unknown as one that does not exist."""
    return get_object_or_404(
        propositions_of(request.user)
        .select_related("axe", "region", "merged_into", "reponse", "depot")
        .prefetch_related("transitions__motif"),
        reference=parse_reference(reference),
    )


@require_safe
@participant_page
def own_list(request: HttpRequest) -> HttpResponse:
    """All that someone proposed, newest first."""
    paginator = Paginator(propositions_of(request.user).select_related("axe"), PER_PAGE)
    try:
        page = paginator.page(request.GET.get("page", "1"))
    except (PageNotAnInteger, EmptyPage) as error:
        raise Http404("Cette page de la liste n’existe pas.") from error
    items = [OwnProposition.of(proposition) for proposition in page]
    return render(
        request,
        "contributions/decisions/espace/list.html",
        {"page_obj": page, "items": items, "erased": "effacee" in request.GET},
    )


@require_safe
@participant_page
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    """One's words, what was decided about them, and what one can still do."""
    proposition = own_or_404(request, reference)
    depot = getattr(proposition, "depot", None)
    if depot and depot.is_expired:
        depot = None
    merged_into = proposition.merged_into
    context = {
        "own": OwnProposition.of(proposition),
        "proposition": proposition,
        "steps": steps_of(proposition),
        "confirm_path": depot.confirm_path if depot and not depot.email_confirmed else "",
        "complete_path": depot.edit_path if depot and depot.email_confirmed else "",
        "merged_into": merged_into if merged_into and merged_into.is_published else None,
        "can_edit": authorship.can_change_words(proposition) and consultation_target().is_open,
        "can_withdraw": authorship.can_withdraw(proposition),
        "can_contest": not appeals.why_not(proposition),
        "contested": "recours" in request.GET,
        "changed": "modifiee" in request.GET,
        "withdrawn": "retiree" in request.GET,
    }
    return render(request, "contributions/decisions/espace/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Change one's words while nobody has judged them; nothing typed is lost when it is too late."""
    proposition = own_or_404(request, reference)
    target = consultation_target()
    late = not (authorship.can_change_words(proposition) and target.is_open)
    own_url = reverse("contributions_espace:detail", args=[proposition.reference])
    context = {"proposition": proposition, "own_url": own_url, "late": late, "version": proposition.version}
    if request.method != "POST":
        if late:
            return see_other(own_url)
        initial = {"themes": list(proposition.theme_links.values_list("tag", flat=True))}
        form = PropositionForm(target=target, instance=proposition, initial=initial)
        return render(request, "contributions/decisions/espace/edit.html", context | {"form": form})
    form = PropositionForm(request.POST, target=target)
    form.fields["profil"].keep(proposition.profil_id)
    context["form"] = form
    if late:
        return render(request, "contributions/decisions/espace/edit.html", context, status=CONFLICT)
    if form.is_valid():
        try:
            authorship.change_words(
                proposition.pk,
                author=request.user,
                changes=form.save(commit=False),
                themes=list(form.cleaned_data["themes"]),
                expected_version=version_of(request.POST.get("version", "")),
            )
        except authorship.AlreadyWritten as error:
            form.add_error("text", str(error))
        except life.DecidedMeanwhile as error:
            context |= {"changed_meanwhile": True, "version": error.proposition.version}
            return render(request, "contributions/decisions/espace/edit.html", context, status=CONFLICT)
        except life.MoveRefused:
            return render(
                request, "contributions/decisions/espace/edit.html", context | {"late": True}, status=CONFLICT
            )
        else:
            return see_other(f"{own_url}?modifiee=1")
    return render(request, "contributions/decisions/espace/edit.html", context, status=INVALID)


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Take a proposition back, once its author has confirmed it on a page of its own."""
    proposition = own_or_404(request, reference)
    own_url = reverse("contributions_espace:detail", args=[proposition.reference])
    if not authorship.can_withdraw(proposition):
        return see_other(own_url)
    if request.method == "POST":
        try:
            left = authorship.withdraw(proposition.pk, author=request.user)
        except life.MoveRefused:
            return see_other(own_url)
        return see_other(
            f"{own_url}?retiree=1" if left else f"{reverse('contributions_espace:list')}?effacee=1"
        )
    context = {
        "proposition": proposition,
        "own_url": own_url,
        "unconfirmed": authorship.is_unconfirmed(proposition),
    }
    return render(request, "contributions/decisions/espace/withdraw.html", context)
