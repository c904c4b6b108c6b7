"""The devices that an account of the team has signed in from: strangers’ wrong passwords never shut them out."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

# What the CNIL allows without asking again.
MAX_AGE = 365 * 24 * 3600
SALT = "comptes.known_devices"


def cookie_name(email: str) -> str:
    """One for each account, so that two people of one desk both keep theirs; it tells no address."""
    return f"appareil-{salted_hmac(SALT, email, algorithm='sha256').hexdigest()[:16]}"


def signer_of(email: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"{SALT}:{email}")


def known(request: HttpRequest, email: str) -> str:
    """What the device of a request is counted by, if this very account has signed in from it; else nothing."""
    try:
        return signer_of(email).unsign(request.COOKIES.get(cookie_name(email), ""), max_age=MAX_AGE)
    except signing.BadSignature:
        return ""


def remember(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Leave with the device what tells it from a stranger’s; sent to the administration alone."""
    response.set_cookie(
        cookie_name(email),
        signer_of(email).sign(known(request, email) or secrets.token_urlsafe(16)),
        max_age=MAX_AGE,
        path=settings.ADMIN_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
