"""Registering for an event, then seeing, confirming or cancelling one's registration by a secret address."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from math import ceil

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comptes.access import is_own_address, reader_pk
from editorial.guards import open_to_all
from editorial.http import CONFLICT, INVALID, see_other
from evenements.calendars import calendar_of
from evenements.inscriptions import operations
from evenements.inscriptions.choices import Attendance, State
from evenements.inscriptions.forms import InscriptionForm
from evenements.inscriptions.known import known_of
from evenements.inscriptions.models import Inscription
from evenements.inscriptions.places import places_of
from evenements.models import EvenementPage
from protection import gate, limits

GONE = 410
TOO_MANY = 429
HOUR = 3600
MAILS_PER_ADDRESS = 10
LINK_OPENS_BEFORE = timedelta(hours=1)
OUTCOMES = {
    State.CONFIRMEE: "inscrit",
    State.EN_ATTENTE: "attente",
    State.A_CONFIRMER: "a-confirmer",
    State.RETENUE: "place-gardee",
}


def event_or_404(slug: str) -> EvenementPage:
    events = EvenementPage.objects.visible().select_related("region", "academie")
    event = get_object_or_404(events, slug=slug)
    if event.alias_of_id:
        event = get_object_or_404(events, pk=event.registered_at)
    if not event.takes_registrations:
        raise Http404("On ne s’inscrit pas à cette rencontre.")
    return event


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """The form on a page of its own, and the address that the one on the event's page posts to."""
    return receive(request, slug=slug) if request.method == "POST" else blank_form(request, slug)


def blank_form(request: HttpRequest, slug: str) -> HttpResponse:
    event = event_or_404(slug)
    if reader_pk(request) is None or not request.user.is_authenticated:
        return show(request, event, InscriptionForm(places=places_of(event)), status=200)
    form = InscriptionForm(places=places_of(event), initial=known_of(request.user))
    response = show(request, event, form, status=200)
    response["Cache-Control"] = "private, no-store"
    return response


@open_to_all
def receive(request: HttpRequest, slug: str) -> HttpResponse:
    """Register, or show the form again with what must be mended; nothing typed is lost."""
    event = event_or_404(slug)
    form = InscriptionForm(request.POST, places=places_of(event))
    if not event.is_registration_open or not form.is_valid():
        return show(request, event, form)
    assessment = gate.assess(
        request, scope="inscription", proof=form.cleaned_data["preuve"], honeypot=form.is_trapped
    )
    if assessment.kind == "refused":
        minutes = max(1, ceil(assessment.retry_after / 60))
        sentence = f"Vous pourrez envoyer ce formulaire de nouveau dans {minutes}\u00a0minute{'s' if minutes > 1 else ''}."
        response = show(request, event, form, status=TOO_MANY, wait_sentence=sentence)
        response["Retry-After"] = str(assessment.retry_after)
        return response
    if not limits.hit(
        "inscription-courriel", form.cleaned_data["email"], limit=MAILS_PER_ADDRESS, period=HOUR
    ):
        sentence = (
            "Trop d’inscriptions ont été demandées avec cette adresse. Attendez une heure, puis recommencez."
        )
        return show(request, event, form, status=TOO_MANY, wait_sentence=sentence)
    try:
        own = is_own_address(request.user, form.values["email"])
        outcome = operations.register(
            Inscription(evenement=event, **form.values), proven=assessment.kind == "passed", own=own
        )
    except operations.RegistrationClosed:
        event.refresh_from_db()
        return show(request, event, form)
    return see_other(f"{reverse('evenements:registered', args=[slug])}?suite={OUTCOMES[outcome]}")


def show(
    request: HttpRequest, event: EvenementPage, form: InscriptionForm, *, status: int = INVALID, **context
) -> HttpResponse:
    context |= {"event": event, "form": form, "places": places_of(event)}
    return render(request, "evenements/inscriptions/form.html", context, status=status)


@require_safe
def registered(request: HttpRequest, slug: str) -> HttpResponse:
    """What happens next; the same for everyone, so that it tells nothing of anybody's address."""
    event = event_or_404(slug)
    outcome = request.GET.get("suite", "")
    context = {"event": event, "outcome": outcome if outcome in OUTCOMES.values() else ""}
    return render(request, "evenements/inscriptions/registered.html", context)


def with_registration(
    view: Callable[[HttpRequest, Inscription], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view the registration its secret address opens, and say so when it opens nothing."""

    @open_to_all
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        rows = Inscription.objects.select_related("evenement__region", "evenement__academie")
        inscription = rows.with_token(token)
        if inscription is None:
            context = {"kept_days": settings.REGISTRATIONS_RETENTION_DAYS}
            return render(request, "evenements/inscriptions/gone.html", context, status=GONE)
        return view(request, inscription)

    return opened


@with_registration
@require_safe
def registration(request: HttpRequest, inscription: Inscription) -> HttpResponse:
    """One's registration: where it stands, the link to follow online when it is time, how to cancel."""
    return show_registration(request, inscription)


def show_registration(
    request: HttpRequest, inscription: Inscription, *, status: int = 200, **context
) -> HttpResponse:
    event = inscription.evenement
    now = timezone.now()
    upcoming = [occurrence for occurrence in event.occurrences if occurrence.end > now]
    following = upcoming[0] if upcoming else None
    context |= {
        "inscription": inscription,
        "event": event,
        "following": following,
        "is_online": inscription.attendance == Attendance.ONLINE,
        "online_url": online_url(inscription, following, now),
        "kept_words": event.moment_words(inscription.held_until) if inscription.has_place_kept else "",
        "is_limited": event.capacity(inscription.attendance) is not None,
        "people_before": people_before(inscription),
        "cancelled_now": "annulee" in request.GET,
        "event_url": event.public_url,
        "can_cancel": not inscription.is_cancelled and not event.is_over,
    }
    return render(request, "evenements/inscriptions/registration.html", context, status=status)


def online_url(inscription: Inscription, following, now) -> str:
    """The link to follow online, for who has a place there, from an hour before until the end."""
    event = inscription.evenement
    if not (inscription.is_confirmed and inscription.attendance == Attendance.ONLINE):
        return ""
    if not event.is_maintained or following is None or now < following.start - LINK_OPENS_BEFORE:
        return ""
    return event.online_url


def people_before(inscription: Inscription) -> int:
    """How many wait before someone who waits."""
    if not inscription.is_waiting:
        return 0
    rows = Inscription.objects.filter(
        evenement=inscription.evenement_id, attendance=inscription.attendance, rank__lt=inscription.rank
    )
    return rows.waiting().count()


@with_registration
@require_POST
def confirm(request: HttpRequest, inscription: Inscription) -> HttpResponse:
    """Count a registration whose mail was read; a button asks for it, since mail filters open links."""
    try:
        inscription = operations.confirm(inscription)
    except operations.RegistrationClosed:
        return show_registration(request, inscription, status=CONFLICT, closed=True)
    return see_other(inscription.private_path)


@with_registration
@require_POST
def cancel(request: HttpRequest, inscription: Inscription) -> HttpResponse:
    """Give one's place up."""
    if inscription.evenement.is_over:
        return show_registration(request, inscription, status=CONFLICT)
    return see_other(f"{operations.cancel(inscription).private_path}?annulee=1")


@with_registration
@require_safe
def own_calendar(request: HttpRequest, inscription: Inscription) -> HttpResponse:
    """The event for one's calendar, which leads back to the registration."""
    url = request.build_absolute_uri(inscription.private_path)
    online = inscription.attendance == Attendance.ONLINE
    content = calendar_of([inscription.evenement], private_url=url if online else "")
    headers = {"Content-Disposition": 'attachment; filename="rencontre.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
