"""What an account proves itself with: one application that draws codes, and its words of recovery."""

import math

import django_otp
from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

from comptes.models import User

APPLICATION = "Application de codes"
RECOVERY = "Codes de secours"
RECOVERY_CODES = 10
LOG_ACTION = "comptes.remove_second_factor"


class CodeRefused(Exception):
    """The code is wrong, was used already, or came too soon after wrong ones; the message says which."""


def application_of(user: User) -> TOTPDevice | None:
    """The application whose codes the account gives, once it has proved that it draws the right ones."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def new_application(user: User) -> TOTPDevice:
    """The application under way of being added; the same until it is, so that a page may be read again."""
    device, _ = TOTPDevice.objects.get_or_create(user=user, confirmed=False, defaults={"name": APPLICATION})
    return device


def recovery_codes_left(user: User) -> int:
    return StaticToken.objects.filter(device__user=user).count()


def check(user: User, code: str) -> Device:
    """The device that a code proves. Raises ``CodeRefused``.

    Each wrong code doubles the time before the next is looked at, counted in the database under its lock.
    """
    code = cleaned(code)
    drawn = code.isdigit() and len(code) == 6
    devices = TOTPDevice if drawn else StaticDevice
    device = devices.objects.filter(user=user, confirmed=True).first()
    if device is None:
        raise CodeRefused("Ce code n’est pas reconnu.")
    refuse_if_too_soon(device)
    proved = django_otp.verify_token(user, device.persistent_id, code)
    if proved is None:
        raise CodeRefused(
            "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et vérifiez l’heure de "
            "l’appareil."
            if drawn
            else "Ce code de secours n’est pas le bon, ou il a déjà servi."
        )
    return proved


def cleaned(code: str) -> str:
    """As it was drawn: people leave spaces and hyphens, and capital letters come from telephones."""
    return "".join(code.split()).replace("-", "").lower()


def refuse_if_too_soon(device: Device) -> None:
    allowed, why = device.verify_is_allowed()
    if not allowed:
        seconds = max(1, math.ceil((why["locked_until"] - timezone.now()).total_seconds()))
        wait = f"{seconds} seconde{'s' if seconds > 1 else ''}"
        raise CodeRefused(f"Plusieurs codes étaient faux. Attendez {wait} avant d’essayer de nouveau.")


@transaction.atomic
def confirm(user: User, code: str) -> tuple[TOTPDevice, list[str]]:
    """Take the application under way into use in place of any other; the device and new words of recovery.

    Raises ``CodeRefused`` when its code is not the one expected.
    """
    device = TOTPDevice.objects.select_for_update().get(pk=new_application(user).pk)
    # Its secret is on the screen of who types: there is nothing to guess, hence no wait after a mistake.
    device.throttling_failure_count, device.throttling_failure_timestamp = 0, None
    if not device.verify_token(cleaned(code)):
        raise CodeRefused(
            "Ce code n’est pas celui attendu. Vérifiez l’heure de l’appareil, puis tapez le code affiché en "
            "ce moment."
        )
    TOTPDevice.objects.filter(user=user).exclude(pk=device.pk).delete()
    device.confirmed = True
    device.save()
    return device, renew_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """Ten words, each good once, in place of those left."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name=RECOVERY)
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


@transaction.atomic
def remove(user: User, *, actor: User | None) -> None:
    """For a lost device: the account sets another up at its next visit. Written in the log."""
    for devices in (TOTPDevice, StaticDevice):
        devices.objects.filter(user=user).delete()
    log(user, LOG_ACTION, user=actor)
