"""The steps of a submission, from the form on a page to the receipt."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from math import ceil

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comptes.access import is_own_address
from comptes.models import User
from comptes.participant_forms import CodeForm
from contributions.depot import deposit as operations
from contributions.propositions.forms import IdentityForm, PropositionForm
from contributions.propositions.models import ConsultationSettings, Depot, Proposition
from contributions.propositions.related import similar_to
from contributions.propositions.targets import Target, UnknownTarget, consultation_target, find_target
from editorial.guards import open_to_all
from editorial.http import INVALID, TOO_EARLY, see_other
from editorial.words import counted
from protection import gate, limits, network

HOUR = 3600
CODES_PER_ADDRESS = 10


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def deposit(request: HttpRequest) -> HttpResponse:
    """The form that stands on no page, and the address every embedded form posts to."""
    return receive(request) if request.method == "POST" else blank_form(request)


def blank_form(request: HttpRequest) -> HttpResponse:
    target = consultation_target()
    form = PropositionForm(target=target, initial={"axe": axe_of(request, target)})
    return render(request, "contributions/depot/deposit.html", {"form": form, "target": target})


def axe_of(request: HttpRequest, target: Target):
    """The axis an address asks for, so that a list of one axis leads to a form for it."""
    return target.axes().filter(slug=request.GET.get("axe", "").replace("\x00", "")).first()


@open_to_all
def receive(request: HttpRequest) -> HttpResponse:
    """Store a submitted proposition, or show it again with what must be mended; nothing typed is lost."""
    moved = False
    try:
        target = find_target(request.POST.get("page_id", ""), request.POST.get("bloc", ""))
    except UnknownTarget:
        target, moved = consultation_target(), True
    form = PropositionForm(without_target(request.POST) if moved else request.POST, target=target)
    if moved or not target.is_open or not form.is_valid():
        return show_again(request, form, moved=moved)
    assessment = gate.assess(
        request, scope="proposition", proof=form.cleaned_data["preuve"], honeypot=form.is_trapped
    )
    if assessment.kind == "refused":
        sentence = (
            "Votre texte n’est pas perdu : il est ci-dessous. Vous pourrez l’envoyer de nouveau dans "
            f"{counted(max(1, ceil(assessment.retry_after / 60)), 'minute')}."
        )
        response = show_again(request, form, status=TOO_EARLY, wait_sentence=sentence)
        response["Retry-After"] = str(assessment.retry_after)
        return response
    proposition = form.save(commit=False)
    proposition.page = target.page
    depot = operations.store(
        proposition,
        form.cleaned_data["themes"],
        sender=operations.Sender(form.cleaned_data["cle"], network.address_key(request)),
        pause=timedelta(seconds=settings.PROTECTION_PAUSE_SECONDS) if assessment.kind == "slow" else None,
    )
    return see_other(depot.step_path)


def without_target(data: QueryDict) -> QueryDict:
    """What was typed, to be sent from the consultation's own form since the page's is gone."""
    data = data.copy()
    data["page_id"] = data["bloc"] = ""
    return data


def show_again(
    request: HttpRequest, form: PropositionForm, *, status: int = INVALID, **context
) -> HttpResponse:
    """The form with everything typed in it, on a page of its own."""
    context |= {"form": form, "target": form.target}
    return render(request, "contributions/depot/deposit.html", context, status=status)


def with_depot(purpose: str) -> Callable[[Callable], Callable]:
    """Give a view the deposit its address opens; say what may have happened when it opens nothing."""

    def decorate(view: Callable[[HttpRequest, Depot], HttpResponse]) -> Callable[..., HttpResponse]:
        @open_to_all
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def opened(request: HttpRequest, token: str) -> HttpResponse:
            depot = Depot.objects.with_token(token, purpose=purpose)
            if depot is None or depot.is_expired:
                return gone(request)
            try:
                return view(request, depot)
            except (Depot.DoesNotExist, Proposition.DoesNotExist):
                # Confirmed in another tab between the two readings.
                return gone(request)

        return opened

    return decorate


def gone(request: HttpRequest) -> HttpResponse:
    """What an altered, replaced, used or expired address says, and where to go from there."""
    return render(request, "contributions/depot/gone.html", status=410)


def step_context(depot: Depot, **context) -> dict:
    consultation = ConsultationSettings.load()
    return {
        "depot": depot,
        "depot_token": depot.token(Depot.Purpose.STEP),
        "proposition": depot.proposition,
        "consultation": consultation,
        "read_before": consultation.moderation == ConsultationSettings.Moderation.BEFORE,
        **context,
    }


@with_depot(Depot.Purpose.STEP)
def step(request: HttpRequest, depot: Depot) -> HttpResponse:
    """Ask for an address once the text is stored; then, at the same address, for the code."""
    if depot.email_confirmed:
        return redirect(depot.edit_path)
    if request.method == "POST":
        return receive_identity(request, depot)
    if depot.email and "adresse" not in request.GET:
        return show_code(request, depot, CodeForm(), sent_again="renvoi" in request.GET)
    form = IdentityForm(initial=identity_of(request.user, depot))
    return show_identity(request, depot, form, status=200, similar=similar_to(depot.proposition))


def identity_of(user: User | AnonymousUser, depot: Depot) -> dict[str, str]:
    """What was given here before, else what a signed-in person chose in their own space."""
    name, email = depot.proposition.public_name, depot.email
    if user.is_authenticated:
        name, email = name or user.public_name, email or user.email
    return {"public_name": name, "email": email}


def show_identity(
    request: HttpRequest, depot: Depot, form: IdentityForm, *, status: int, **context
) -> HttpResponse:
    wait = wait_seconds(depot)
    own_address = is_own_address(request.user, form["email"].value())
    if own_address:
        form.fields["email"].help_text = "C’est celle de votre compte : aucun code ne vous sera demandé."
    context = step_context(
        depot,
        form=form,
        own_address=own_address,
        wait=wait,
        pause_sentence=(
            "Elle remplace la vérification automatique contre les robots : vous pourrez recevoir le code dans "
            f"{counted(wait, 'seconde')}, le temps de remplir ce formulaire."
        ),
        wait_sentence=(
            f"Rien n’est perdu. Patientez {counted(wait, 'seconde')}, puis appuyez de nouveau sur « Recevoir le "
            "code ». Cette pause remplace la vérification automatique contre les robots."
        ),
        **context,
    )
    return render(request, "contributions/depot/identity.html", context, status=status)


def receive_identity(request: HttpRequest, depot: Depot) -> HttpResponse:
    form = IdentityForm(request.POST)
    if not form.is_valid():
        return show_identity(request, depot, form, status=INVALID)
    if wait_seconds(depot):
        return show_identity(request, depot, form, status=TOO_EARLY, too_early=True)
    email, public_name = form.cleaned_data["email"], form.cleaned_data["public_name"]
    if is_own_address(request.user, email):
        return finish(operations.confirm_known(depot, email=email, public_name=public_name))
    if not limits.hit("proposition-code", email, limit=CODES_PER_ADDRESS, period=HOUR):
        return show_identity(request, depot, form, status=TOO_EARLY, address_limit=True)
    try:
        depot = operations.give_identity(depot, email=email, public_name=public_name)
    except operations.TooManyCodes:
        return show_identity(request, depot, form, status=TOO_EARLY, deposit_limit=True)
    return see_other(depot.step_path)


def wait_seconds(depot: Depot) -> int:
    """How long the slower path must still wait, in whole seconds."""
    if depot.slow_until is None:
        return 0
    return max(0, ceil((depot.slow_until - timezone.now()).total_seconds()))


def show_code(
    request: HttpRequest, depot: Depot, form: CodeForm, *, status: int = 200, **context
) -> HttpResponse:
    return render(
        request, "contributions/depot/code.html", step_context(depot, form=form, **context), status=status
    )


@with_depot(Depot.Purpose.STEP)
def code(request: HttpRequest, depot: Depot) -> HttpResponse:
    """Try the code of the mail; the address of a refused try, opened again, leads back to the step."""
    if request.method != "POST":
        return redirect(depot.step_path)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            confirmation = operations.try_code(depot, form.cleaned_data["code"])
        except operations.WrongCode as error:
            form.add_error("code", wrong_code_message(error.attempts_left))
        else:
            return finish(confirmation)
    return show_code(request, depot, form, status=INVALID)


def wrong_code_message(attempts_left: int) -> str:
    if attempts_left == 0:
        return "Ce code n’est plus accepté après cinq essais. Demandez un nouveau code ci-dessous."
    if attempts_left == 1:
        return (
            "Ce n’est pas le bon code. Il vous reste un essai ; vous pouvez aussi demander un nouveau code."
        )
    return f"Ce n’est pas le bon code. Il vous reste {attempts_left} essais."


@with_depot(Depot.Purpose.STEP)
def new_code(request: HttpRequest, depot: Depot) -> HttpResponse:
    """Send another code; the earlier mail's code and link stop working."""
    if request.method != "POST" or not depot.email:
        return redirect(depot.step_path)
    try:
        depot = operations.resend_code(depot)
    except operations.TooManyCodes:
        return show_code(request, depot, CodeForm(), status=TOO_EARLY, deposit_limit=True)
    return see_other(f"{depot.step_path}?renvoi=1")


@with_depot(Depot.Purpose.LINK)
def confirm(request: HttpRequest, depot: Depot) -> HttpResponse:
    """Confirm from the mail's link; a button asks for it, since mail filters open links by themselves."""
    if request.method == "POST":
        return finish(operations.confirm(depot))
    return render(request, "contributions/depot/confirm.html", step_context(depot))


def finish(confirmation: operations.Confirmation) -> HttpResponse:
    suffix = "?deja=1" if confirmation.already else "?merci=1"
    return see_other(confirmation.proposition.receipt_url + suffix)


@with_depot(Depot.Purpose.STEP)
def edit(request: HttpRequest, depot: Depot) -> HttpResponse:
    """Let an author change a draft: before confirming it, or when a moderator sent it back."""
    proposition = depot.proposition
    target = consultation_target()
    if request.method == "POST":
        form = PropositionForm(request.POST, target=target, instance=proposition)
        if form.is_valid():
            try:
                operations.revise(depot, form.save(commit=False), form.cleaned_data["themes"])
            except operations.NoLongerDraft:
                return gone(request)
            if depot.email_confirmed:
                return finish(operations.confirm(depot))
            return see_other(depot.step_path)
    else:
        initial = {"themes": list(proposition.theme_links.values_list("tag", flat=True))}
        form = PropositionForm(target=target, instance=proposition, initial=initial)
    status = INVALID if form.is_bound else 200
    context = step_context(depot, form=form, last_decision=proposition.transitions.for_history().last())
    return render(request, "contributions/depot/edit.html", context, status=status)
