"""Supporting a proposition from its page, and what one supports."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from comptes import intents
from comptes.access import open_action, participant_page
from contributions.decisions import supports
from contributions.decisions.own_supports import (
    SUPPORT,
    is_open_for,
    participation_in,
    supported,
    supports_of,
    with_participation,
)
from contributions.propositions.models import ConsultationSettings, Proposition
from editorial.http import CONFLICT, TOO_EARLY, see_other
from protection import limits, network

PER_PAGE = 20
HOUR = 3600
# What one person, or one network without a session, may ask in an hour; a school shares a network.
PERSON_LIMIT = 300
NETWORK_LIMIT = 1_000

# What the page says of what was just asked: kind, title, text.
TOLD = {
    "compte": (
        "success",
        "Votre soutien est compté",
        "Merci. Il apparaîtra pour tous dans quelques secondes.",
    ),
    "deja": ("info", "Vous souteniez déjà cette proposition", "Un soutien compte une fois par personne."),
    "retire": (
        "success",
        "Votre soutien est retiré",
        "Vous pouvez la soutenir de nouveau quand vous voulez.",
    ),
    "auteur": (
        "info",
        "C’est votre proposition",
        "Les soutiens disent ce que les autres en pensent : le vôtre n’est pas compté.",
    ),
    "clos": (
        "warning",
        "Les soutiens ne sont pas ouverts en ce moment",
        "Rien n’a changé. Les dates sont sur la page de la concertation.",
    ),
    "fusionnee": (
        "info",
        "Cette proposition en a rejoint une autre",
        "Votre soutien n’est pas encore compté. Lisez celle-ci : si elle dit l’essentiel, soutenez-la.",
    ),
    "limite": (
        "warning",
        "Trop de demandes à la suite",
        "Cette demande n’a pas été enregistrée. Attendez une heure, puis recommencez.",
    ),
}
# What may be said only while it is true, whatever the address says.
TRUE_WHEN_SUPPORTED = {"compte": True, "deja": True, "retire": False}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Support a proposition (POST, from any page of this site); see whether one does (GET)."""
    return press(request, pk) if request.method == "POST" else state(request, pk)


@open_action
def press(request: HttpRequest, pk: int) -> HttpResponse:
    """Count the support of who is signed in; ask the others who they are, what they want being kept."""
    proposition = find(request, pk)
    if proposition is None or not (proposition.is_published or proposition.merged_into):
        return gone(request)
    if request.user.is_authenticated:
        if not limits.hit("soutien", str(request.user.pk), limit=PERSON_LIMIT, period=HOUR):
            return told(request, proposition, "limite", status=TOO_EARLY)
        return intents.ask(request, SUPPORT, str(pk))
    if proposition.merged_into:
        return see_other(f"{proposition.merged_into.get_absolute_url()}#soutenir")
    if not is_open_for(ConsultationSettings.remembered()):
        return told(request, proposition, "clos", status=CONFLICT)
    if not limits.hit("soutien-reseau", network.address_key(request), limit=NETWORK_LIMIT, period=HOUR):
        return told(request, proposition, "limite", status=TOO_EARLY)
    return intents.ask(request, SUPPORT, str(pk))


@participant_page
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether one supports a proposition, and the ways to change that."""
    proposition = find(request, pk)
    if proposition is not None and proposition.merged_into:
        return redirect("contributions:support", proposition.merged_into_id)
    if proposition is None or not proposition.is_published:
        return gone(request)
    return told(request, proposition, request.GET.get("etat", ""))


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Support a proposition no longer; who had to sign in again on the way finds the button once more."""
    if request.method != "POST":
        return redirect("contributions:support", pk)
    try:
        supports.withdraw(request.user, pk)
        etat = "retire"
    except supports.Merged as error:
        return see_other(reverse("contributions:support", args=[error.kept_pk]))
    except supports.Unknown:
        return gone(request)
    except supports.Closed as error:
        etat = error.code
    back = reverse("contributions:support", args=[pk])
    if request.POST.get("retour") == "liste":
        back = reverse("contributions_supports:list")
    return see_other(f"{back}?etat={etat}")


@require_safe
@participant_page
def own_supports(request: HttpRequest) -> HttpResponse:
    """All that someone supports, newest first."""
    number = request.GET.get("page", "1")
    try:
        page = Paginator(supports_of(request.user), PER_PAGE).page(number)
    except InvalidPage as error:
        if number.isdecimal():
            return redirect("contributions_supports:list")
        raise Http404("Cette page de la liste n’existe pas.") from error
    kind, title, text = TOLD.get(request.GET.get("etat", ""), ("", "", ""))
    context = {
        "page_obj": page,
        "items": [supported(row) for row in page],
        "kind": kind,
        "title": title,
        "text": text,
    }
    return render(request, "contributions/decisions/espace/supports.html", context)


def find(request: HttpRequest, pk: int) -> Proposition | None:
    if pk >= 2**63:
        return None
    rows = Proposition.objects.select_related("axe", "merged_into").filter(pk=pk)
    return with_participation(rows, request.user.pk).first()


def told(request: HttpRequest, proposition: Proposition, etat: str, *, status: int = 200) -> HttpResponse:
    """The page that says what became of a request, and what one can do next."""
    participation = participation_in(proposition, request.user.pk)
    if etat in TRUE_WHEN_SUPPORTED:
        supported_now = participation is not None and participation.supports
        etat = etat if TRUE_WHEN_SUPPORTED[etat] == supported_now else ""
    kind, title, text = TOLD.get(etat, ("", "", ""))
    context = {
        "proposition": proposition,
        "participation": participation,
        "open": is_open_for(ConsultationSettings.remembered()),
        "kind": kind,
        "title": title,
        "text": text,
    }
    return render(request, "contributions/decisions/support.html", context, status=status)


def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "contributions/decisions/support_gone.html", status=404)
