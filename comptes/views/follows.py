"""Following a thing, seeing what one follows, and stopping, from here or from a mail."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from comptes import intents
from comptes.access import open_action, participant_page
from comptes.follows import unsubscribing
from comptes.follows.following import FOLLOW, is_following, unfollow
from comptes.follows.own_data import followed, suivis_of
from comptes.follows.registry import followable, subject_of
from editorial.http import TOO_EARLY, see_other
from page_cache import private
from protection import limits, network

PER_PAGE = 20
HOUR = 3600
# What one person, or one network without a session, may ask in an hour; a school shares a network.
PERSON_LIMIT = 200
NETWORK_LIMIT = 600


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, kind: str, target: int) -> HttpResponse:
    """Follow a thing (POST, from any page of this site); see whether one does (GET)."""
    return start(request, kind, target) if request.method == "POST" else state(request, kind, target)


@open_action
def start(request: HttpRequest, kind: str, target: int) -> HttpResponse:
    if subject_of(kind, target) is None:
        raise Http404("Ce que vous voulez suivre n’existe pas ou n’est plus en ligne.")
    if request.user.is_authenticated:
        within = limits.hit("suivi", str(request.user.pk), limit=PERSON_LIMIT, period=HOUR)
    else:
        within = limits.hit("suivi-reseau", network.address_key(request), limit=NETWORK_LIMIT, period=HOUR)
    if not within:
        return render(request, "comptes/too_many.html", status=TOO_EARLY)
    return intents.ask(request, FOLLOW, f"{kind}:{target}")


@participant_page
def state(request: HttpRequest, kind: str, target: int) -> HttpResponse:
    subject = subject_of(kind, target)
    if subject is None:
        raise Http404("Ce que vous voulez suivre n’existe pas ou n’est plus en ligne.")
    context = {
        "subject": subject,
        "label": followable(kind).label,
        "kind": kind,
        "target": target,
        "following": is_following(request.user, kind, target),
        "just_followed": request.GET.get("etat") == "suivi",
    }
    return render(request, "comptes/follows/state.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def stop(request: HttpRequest, kind: str, target: int) -> HttpResponse:
    """Follow a thing no more; who had to sign in again on the way finds the button once more."""
    if request.method != "POST":
        return redirect("comptes:follow", kind, target)
    if target < 2**63:
        unfollow(request.user, kind, target)
    return see_other(f"{reverse('comptes:follows')}?etat=arrete")


@require_safe
@participant_page
def own_follows(request: HttpRequest) -> HttpResponse:
    """All that someone follows, newest first."""
    try:
        page = Paginator(suivis_of(request.user), PER_PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        if request.GET.get("page", "1").isdecimal():
            return redirect("comptes:follows")
        raise Http404("Cette page de la liste n’existe pas.") from error
    context = {"page_obj": page, "items": followed(list(page)), "etat": request.GET.get("etat", "")}
    return render(request, "comptes/follows/list.html", context)


@csrf_exempt
@private
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Stop from a mail, without signing in: the address itself is the proof (RFC 8058).

    A mail program posts here by itself when its reader presses its button; opening the address only asks,
    since programs that check links open them too.
    """
    try:
        what = unsubscribing.read(token)
    except unsubscribing.UnknownAddress:
        return render(request, "comptes/follows/unsubscribe_unknown.html", status=404)
    if request.method == "POST":
        unsubscribing.stop(what, everything="tout" in request.POST)
    subject = subject_of(what.suivi.kind, what.suivi.target) if what.suivi else None
    context = {
        "about_one": what.about_one,
        "gone": what.about_one and what.suivi is None,
        "title": subject.title if subject else "",
        "done": request.method == "POST",
    }
    return render(request, "comptes/follows/unsubscribe.html", context)
