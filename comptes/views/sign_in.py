"""Signing in and out, by a code sent to one's address."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from comptes import intents
from comptes.access import NEXT, personal, safe_path
from comptes.participant_forms import AddressForm, CodeForm
from comptes.sign_in import AccountRefused, SignIn, WrongCode
from editorial.http import INVALID, TOO_EARLY, see_other
from protection import limits, network

HOUR = 3600
# Mails to one address from one network, to one address from anywhere, from one network to anybody: nobody's
# mailbox is flooded, and a stranger who asks for codes does not keep the owner out. A school shares a network.
ADDRESS_AND_NETWORK_LIMIT = 5
ADDRESS_LIMIT = 20
NETWORK_LIMIT = 120
NETWORK_LIMIT_TRAPPED = 10

# What the sign-in page says on arrival, by what sent the visitor there.
ARRIVALS = {
    "deconnexion": ("success", "Vous êtes déconnecté", ""),
    "expire": (
        "warning",
        "Le code n’est plus valable",
        "Il servait pendant trente minutes, dans le navigateur où vous l’avez demandé. Demandez-en un autre.",
    ),
    "essais": (
        "error",
        "Ce code n’est plus accepté",
        "Il a été essayé cinq fois. Demandez-en un autre.",
    ),
    "efface": (
        "success",
        "Votre compte est effacé",
        "Nous ne gardons plus ni votre adresse, ni votre nom, ni les courriels envoyés.",
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an address and send it a code, whether it has an account or not."""
    next_path = safe_path(request, request.GET.get(NEXT, ""))
    if request.user.is_authenticated:
        return redirect(next_path or "comptes:espace")
    if request.method != "POST":
        kind, title, text = arrival(request)
        form = AddressForm(initial={"suite": next_path})
        return render(
            request, "comptes/sign_in.html", {"form": form, "kind": kind, "title": title, "text": text}
        )
    form = AddressForm(request.POST)
    if not form.is_valid():
        return render(request, "comptes/sign_in.html", {"form": form}, status=INVALID)
    if not may_send(request, form.cleaned_data["email"], trapped=form.is_trapped):
        return render(
            request, "comptes/sign_in.html", {"form": form, "too_many_codes": True}, status=TOO_EARLY
        )
    SignIn.begin(
        request,
        email=form.cleaned_data["email"],
        next_path=safe_path(request, form.cleaned_data["suite"]),
    )
    return see_other(reverse("comptes:code"))


def arrival(request: HttpRequest) -> tuple[str, str, str]:
    """The kind, the title and the text of what the sign-in page says first."""
    if known := ARRIVALS.get(request.GET.get("etat", "")):
        return known
    asked = intents.pending(request.session)
    return ("info", asked[0].title, asked[0].text) if asked else ("", "", "")


def may_send(request: HttpRequest, email: str, *, trapped: bool = False) -> bool:
    """Count one more code, and say whether it may go. Three queries."""
    address = network.address_key(request)
    counts = (
        ("code-reseau", address, NETWORK_LIMIT_TRAPPED if trapped else NETWORK_LIMIT),
        ("code-adresse", email, ADDRESS_LIMIT),
        ("code", f"{email} {address}", ADDRESS_AND_NETWORK_LIMIT),
    )
    # Each count goes up whatever the others say.
    within = [limits.hit(scope, key, limit=limit, period=HOUR) for scope, key, limit in counts]
    return all(within)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
@personal
def code(request: HttpRequest) -> HttpResponse:
    """Try the code of the mail, five times at most, or ask for another."""
    if request.user.is_authenticated:
        return redirect("comptes:espace")
    process = SignIn.current(request)
    if process is None:
        return see_other(f"{reverse('comptes:sign_in')}?etat=expire")
    if request.method != "POST":
        return render_code(request, process, CodeForm())
    if "renvoyer" in request.POST:
        if not may_send(request, process.email):
            return render_code(request, process, CodeForm(), status=TOO_EARLY, too_many_codes=True)
        SignIn.begin(request, email=process.email, next_path=process.next_path)
        return see_other(f"{reverse('comptes:code')}?renvoye=1")
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            process.try_code(form.cleaned_data["code"])
            response = process.finish()
            done_url = intents.carry_out_pending(request.session, request.user)
            return see_other(done_url) if done_url else response
        except WrongCode as error:
            if not error.attempts_left:
                return see_other(f"{reverse('comptes:sign_in')}?etat=essais")
            form.add_error("code", wrong_code_message(error.attempts_left))
        except AccountRefused as error:
            context = {"form": AddressForm(), "refused": str(error)}
            return render(request, "comptes/sign_in.html", context, status=403)
    return render_code(request, process, form, status=INVALID)


def render_code(
    request: HttpRequest, process: SignIn, form: CodeForm, *, status: int = 200, too_many_codes: bool = False
) -> HttpResponse:
    context = {
        "form": form,
        "email": process.email,
        "resent": "renvoye" in request.GET,
        "too_many_codes": too_many_codes,
    }
    return render(request, "comptes/code.html", context, status=status)


def wrong_code_message(attempts_left: int) -> str:
    left = "un essai" if attempts_left == 1 else f"{attempts_left} essais"
    return f"Ce n’est pas le bon code. Il vous reste {left} ; vous pouvez aussi demander un autre code."


@require_http_methods(["GET", "HEAD", "POST"])
@personal
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave; a button asks for it, so that no link of another site does it."""
    if request.method == "POST":
        logout(request)
        return see_other(f"{reverse('comptes:sign_in')}?etat=deconnexion")
    if not request.user.is_authenticated:
        return redirect("comptes:sign_in")
    return render(request, "comptes/sign_out.html")
