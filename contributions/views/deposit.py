"""The steps of a submission, from the form on a page to the receipt."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from contributions import deposit as operations
from contributions.forms import CodeForm, IdentityForm, PropositionForm
from contributions.models import ConsultationSettings, Depot
from contributions.related import similar_to
from contributions.targets import Target, UnknownTarget, consultation_target, find_target
from page_cache import private
from protection import gate, limits, network
from protection.origin import require_same_site

INVALID = 422


def deposit(request: HttpRequest) -> HttpResponse:
    """The form that stands on no page, and the address every embedded form posts to."""
    return receive(request) if request.method == "POST" else blank_form(request)


@require_GET
def blank_form(request: HttpRequest) -> HttpResponse:
    target = consultation_target()
    form = PropositionForm(target=target, initial={"axe": axe_of(request, target)})
    return render(request, "contributions/deposit.html", {"form": form, "target": target})


def axe_of(request: HttpRequest, target: Target):
    """The axis an address asks for, so that a list of one axis leads to a form for it."""
    return target.axes().filter(slug=request.GET.get("axe", "").replace("\x00", "")).first()


# The form sits on cached pages without a cookie, so there is no CSRF token to compare: the browser's own
# word on where the request comes from is checked, and the next step needs a token only its sender gets.
@csrf_exempt
@require_POST
@require_same_site
@private
def receive(request: HttpRequest) -> HttpResponse:
    """Store a submitted proposition, or show it again with what must be mended; nothing typed is lost."""
    moved = False
    try:
        target = find_target(request.POST.get("page_id", ""), request.POST.get("bloc", ""))
    except UnknownTarget:
        target, moved = consultation_target(), True
    form = PropositionForm(request.POST, target=target)
    context = {"form": form, "target": target, "moved": moved}
    if moved:
        form.data = form.data.copy()
        form.data["page_id"] = form.data["bloc"] = ""
    if not target.is_open:
        return render(request, "contributions/deposit.html", context, status=INVALID)
    if not form.is_valid() or moved:
        return render(request, "contributions/deposit.html", context, status=INVALID)
    assessment = gate.assess(
        request, scope="proposition", proof=form.cleaned_data["preuve"], honeypot=form.is_trapped
    )
    if assessment.kind == "refused":
        response = render(
            request,
            "contributions/deposit.html",
            context | {"retry_after": assessment.retry_after},
            status=429,
        )
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


def see_other(path: str) -> HttpResponseRedirect:
    """A redirect that a browser follows with GET, so that going back or reloading sends nothing again."""
    return HttpResponseRedirect(path, status=303)


def open_depot(token: str, purpose: str = Depot.Purpose.STEP) -> Depot | None:
    depot = Depot.objects.with_token(token, purpose=purpose)
    return None if depot is None or depot.is_expired else depot


def gone(request: HttpRequest) -> HttpResponse:
    """What an altered, replaced, used or expired address says, and where to go from there."""
    return render(request, "contributions/deposit_gone.html", status=410)


def step_context(depot: Depot, **context) -> dict:
    return {
        "depot": depot,
        "depot_token": depot.token(Depot.Purpose.STEP),
        "proposition": depot.proposition,
        "consultation": ConsultationSettings.load(),
        **context,
    }


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@require_same_site
@private
def step(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for an address once the text is stored; then, at the same address, for the code."""
    depot = open_depot(token)
    if depot is None:
        return gone(request)
    if depot.email_confirmed:
        return redirect(depot.edit_path)
    if request.method == "POST":
        return receive_identity(request, depot)
    if depot.email and "adresse" not in request.GET:
        return render(request, "contributions/deposit_code.html", step_context(depot, form=CodeForm()))
    form = IdentityForm(initial={"public_name": depot.proposition.public_name, "email": depot.email})
    return render(
        request,
        "contributions/deposit_identity.html",
        step_context(depot, form=form, similar=similar_to(depot.proposition)),
    )


def receive_identity(request: HttpRequest, depot: Depot) -> HttpResponse:
    form = IdentityForm(request.POST)
    wait = wait_seconds(depot)
    context = step_context(depot, form=form, wait=wait)
    if not form.is_valid():
        return render(request, "contributions/deposit_identity.html", context, status=INVALID)
    if wait:
        return render(request, "contributions/deposit_identity.html", context, status=429)
    if not limits.hit("proposition-code", form.cleaned_data["email"].lower(), limit=10, period=3600):
        return render(
            request, "contributions/deposit_identity.html", context | {"too_many_codes": True}, status=429
        )
    try:
        depot = operations.give_identity(
            depot, email=form.cleaned_data["email"], public_name=form.cleaned_data["public_name"]
        )
    except operations.TooManyCodes:
        return render(
            request, "contributions/deposit_identity.html", context | {"too_many_codes": True}, status=429
        )
    return see_other(depot.step_path)


def wait_seconds(depot: Depot) -> int:
    """How long the slower path must still wait, in whole seconds."""
    if depot.slow_until is None:
        return 0
    return max(0, -int(-(depot.slow_until - timezone.now()).total_seconds() // 1))


@csrf_exempt
@require_POST
@require_same_site
@private
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Try the code of the mail."""
    depot = open_depot(token)
    if depot is None:
        return gone(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            confirmation = operations.try_code(depot, form.cleaned_data["code"])
        except operations.WrongCode as error:
            form.add_error("code", wrong_code_message(error.attempts_left))
        else:
            return finish(confirmation)
    depot.refresh_from_db()
    return render(request, "contributions/deposit_code.html", step_context(depot, form=form), status=INVALID)


def wrong_code_message(attempts_left: int) -> str:
    if attempts_left == 0:
        return "Ce code n’est plus accepté après cinq essais. Demandez un nouveau code ci-dessous."
    if attempts_left == 1:
        return (
            "Ce n’est pas le bon code. Il vous reste un essai ; vous pouvez aussi demander un nouveau code."
        )
    return f"Ce n’est pas le bon code. Il vous reste {attempts_left} essais."


@csrf_exempt
@require_POST
@require_same_site
@private
def new_code(request: HttpRequest, token: str) -> HttpResponse:
    """Send another code; the earlier mail's code and link stop working."""
    depot = open_depot(token)
    if depot is None or not depot.email:
        return gone(request)
    try:
        depot = operations.resend_code(depot)
    except operations.TooManyCodes:
        context = step_context(depot, form=CodeForm(), too_many_codes=True)
        return render(request, "contributions/deposit_code.html", context, status=429)
    return see_other(depot.step_path)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@require_same_site
@private
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm from the mail's link; a button asks for it, since mail filters open links by themselves."""
    depot = open_depot(token, Depot.Purpose.LINK)
    if depot is None:
        return gone(request)
    if request.method == "POST":
        return finish(operations.confirm(depot))
    return render(request, "contributions/deposit_confirm.html", step_context(depot))


def finish(confirmation: operations.Confirmation) -> HttpResponse:
    suffix = "?deja=1" if confirmation.already else "?merci=1"
    return see_other(confirmation.proposition.receipt_url + suffix)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@require_same_site
@private
def edit(request: HttpRequest, token: str) -> HttpResponse:
    """Let an author change a draft: before confirming it, or when a moderator sent it back."""
    depot = open_depot(token)
    if depot is None:
        return gone(request)
    proposition = depot.proposition
    target = consultation_target()
    if request.method == "POST":
        form = PropositionForm(request.POST, target=target, instance=proposition)
        if form.is_valid():
            try:
                operations.revise(depot, form.save(commit=False), form.cleaned_data["themes"])
            except operations.NoLongerDraft as error:
                raise Http404 from error
            if depot.email_confirmed:
                return finish(operations.confirm(depot))
            return see_other(depot.step_path)
    else:
        initial = {"themes": list(proposition.theme_links.values_list("tag", flat=True))}
        form = PropositionForm(target=target, instance=proposition, initial=initial)
    status = INVALID if form.is_bound else 200
    context = step_context(depot, form=form, last_decision=proposition.transitions.for_history().last())
    return render(request, "contributions/deposit_edit.html", context, status=status)
