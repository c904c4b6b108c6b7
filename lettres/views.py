"""The newsletter for the public: its past issues, subscribing, stopping."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from editorial.http import INVALID, TOO_EARLY, see_other
from editorial.lists import page_of
from lettres import subscribing
from lettres.forms import SubscriptionForm
from lettres.models import Abonnement, Lettre
from page_cache import private
from protection import limits, network
from protection.origin import require_same_site

PER_PAGE = 20
HOUR = 3600
# A school or an administration shares one network.
NETWORK_LIMIT = 60


def page_context(request: HttpRequest, form: SubscriptionForm) -> dict:
    letters = Lettre.objects.live().newest_first().defer("body")
    return {"form": form, "page_obj": page_of(letters, request.GET, per_page=PER_PAGE)}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The past issues, and the form; one query for the list and one for its length."""
    return render(request, "lettres/index.html", page_context(request, SubscriptionForm()))


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One issue; a draft does not exist for the public."""
    lettre = get_object_or_404(Lettre.objects.live(), slug=slug)
    return render(request, "lettres/lettre.html", {"lettre": lettre, "entries": lettre.entries()})


@csrf_exempt
@require_POST
@private
@require_same_site
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask the owner of the address; a robot is thanked like anybody else, and nothing leaves for it."""
    form = SubscriptionForm(request.POST)
    if not form.is_valid():
        return render(request, "lettres/index.html", page_context(request, form), status=INVALID)
    if not limits.hit("lettre-reseau", network.address_key(request), limit=NETWORK_LIMIT, period=HOUR):
        return render(
            request, "lettres/index.html", page_context(request, form) | {"too_many": True}, status=TOO_EARLY
        )
    if not form.is_trapped:
        subscribing.ask(form.cleaned_data["email"])
    return see_other(reverse("lettres:asked"))


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "lettres/message.html", {"step": "asked", "days": subscribing.CONFIRMATION_DAYS})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button confirms: what reads links ahead of people subscribes nobody."""
    abonnement = Abonnement.objects.with_token(token).first()
    if abonnement is None:
        return render(request, "lettres/message.html", {"step": "unknown"}, status=404)
    if request.method == "POST":
        subscribing.confirm(abonnement)
        return render(
            request, "lettres/message.html", {"step": "confirmed", "stop_url": abonnement.stop_path}
        )
    return render(request, "lettres/message.html", {"step": "confirm"})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop at once when a mailbox or the button posts (RFC 8058); the address itself is the proof."""
    if request.method == "POST":
        subscribing.stop(token)
        return render(request, "lettres/message.html", {"step": "stopped"})
    known = Abonnement.objects.with_token(token).exists()
    return render(request, "lettres/message.html", {"step": "stop" if known else "stopped"})
