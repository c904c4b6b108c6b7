"""Giving the second proof, setting it up, renewing it, taking it from who has lost the device."""

from base64 import b32encode
from functools import partial

import django_otp
import segno
from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp.models import Device
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.admin import messages

from comptes.access import safe_path
from comptes.models import User
from comptes.second_factor import devices
from comptes.second_factor.forms import CodeForm, DrawnCodeForm
from editorial.http import INVALID


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """After the password: the code that the application draws, or a word of recovery."""
    if devices.application_of(request.user) is None:
        return redirect(with_next(request, "second_factor:setup"))
    if request.user.is_verified():
        return redirect(next_of(request))
    form = CodeForm(request.POST or None, check=partial(devices.check, request.user))
    if form.is_valid():
        remember(request, form.proved)
        left = devices.recovery_codes_left(request.user)
        if not isinstance(form.proved, TOTPDevice) and left < devices.RECOVERY_CODES // 2:
            messages.warning(request, f"Il vous reste {left} code(s) de secours. Demandez-en d’autres.")
        return redirect(next_of(request))
    context = {"form": form, "next": next_of(request)}
    return render(request, "comptes/second_factor/code.html", context, status=status_of(form))


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Add an application, in place of the one in use if there is one; who has one proves it first."""
    if devices.application_of(request.user) is not None and not request.user.is_verified():
        return redirect(with_next(request, "second_factor:code"))
    form = DrawnCodeForm(request.POST or None, check=partial(devices.confirm, request.user))
    context = {"form": form, "next": next_of(request)}
    if form.is_valid():
        device, recovery_codes = form.proved
        remember(request, device)
        return render(
            request, "comptes/second_factor/recovery.html", context | {"recovery_codes": recovery_codes}
        )
    device = devices.new_application(request.user)
    context |= {"drawing": drawing(device), "secret": secret_of(device), "email": request.user.email}
    return render(request, "comptes/second_factor/setup.html", context, status=status_of(form))


@never_cache
@require_http_methods(["GET", "POST"])
def manage(request: HttpRequest) -> HttpResponse:
    """One's own second proof: since when, how many words of recovery are left, and others in their place."""
    context = {"next": reverse("second_factor:manage")}
    if request.method == "POST":
        context["recovery_codes"] = devices.renew_recovery_codes(request.user)
        return render(request, "comptes/second_factor/recovery.html", context)
    context |= {
        "device": devices.application_of(request.user),
        "left": devices.recovery_codes_left(request.user),
    }
    return render(request, "comptes/second_factor/manage.html", context)


@permission_required("comptes.change_user", raise_exception=True)
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """For an account that has lost its device; its owner sets another up at the next visit."""
    user = get_object_or_404(User, pk=pk)
    if request.method == "POST":
        devices.remove(user, actor=request.user)
        messages.success(request, f"{user.email} choisira une nouvelle application à sa prochaine visite.")
        return redirect("wagtailusers_users:index")
    context = {"account": user, "device": devices.application_of(user)}
    return render(request, "comptes/second_factor/remove.html", context)


def remember(request: HttpRequest, device: Device) -> None:
    """The proof holds as long as the session, which takes a new name."""
    request.session.cycle_key()
    django_otp.login(request, device)


def next_of(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return safe_path(request, asked) or settings.ADMIN_PATH


def with_next(request: HttpRequest, view: str) -> str:
    return reverse(view, query={"next": next_of(request)})


def status_of(form: CodeForm) -> int:
    return INVALID if form.is_bound else 200


def drawing(device: TOTPDevice) -> SafeString:
    """What the application photographs: lines, sharp at any size, drawn by us alone."""
    drawn = segno.make(device.config_url, error="l", micro=False)
    return mark_safe(drawn.svg_inline(scale=4, border=2, dark="#000", light="#fff", omitsize=True))  # noqa: S308


def secret_of(device: TOTPDevice) -> str:
    """The same, to be typed: groups of four characters."""
    secret = b32encode(device.bin_key).decode().rstrip("=").lower()
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
