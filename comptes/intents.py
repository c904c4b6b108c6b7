"""What someone asked for before signing in, done as soon as they are known.

A button on a public page may need to know who presses it. Its view remembers what was asked and sends the
visitor to sign in; the right code carries it out at once, so that nobody is asked twice. An application
registers in ``AppConfig.ready()`` what can be asked.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from comptes.models import User
from editorial.http import see_other

SESSION_KEY = "intention"
LIFETIME = 30 * 60


@dataclass(frozen=True)
class Intent:
    """One thing that can be asked; the sign-in page says ``title`` and ``text`` on the way.

    ``carry_out`` receives the person and what the request named; it checks everything again, and returns
    the address of a page that says what became of it.
    """

    name: str
    title: str
    text: str
    carry_out: Callable[[User, str], str]


_intents: dict[str, Intent] = {}


def register(intent: Intent) -> None:
    """Add a thing that can be asked before signing in."""
    _intents[intent.name] = intent


def ask(request: HttpRequest, intent: Intent, target: str) -> HttpResponseRedirect:
    """Carry out what is asked, or remember it and ask who is there first; a redirect in both cases."""
    if request.user.is_authenticated:
        return see_other(intent.carry_out(request.user, target))
    request.session[SESSION_KEY] = [intent.name, target, int(time.time())]
    return see_other(reverse("comptes:sign_in"))


def pending(session: SessionBase) -> tuple[Intent, str] | None:
    """What this visitor asked for in the last half hour and has not had yet."""
    name, target, since = session.get(SESSION_KEY) or ("", "", 0)
    intent = _intents.get(name)
    return (intent, target) if intent and time.time() < since + LIFETIME else None


def carry_out_pending(session: SessionBase, user: User) -> str:
    """Do what was asked before signing in; the address that tells what became of it, or nothing."""
    asked = pending(session)
    session.pop(SESSION_KEY, None)
    if asked is None:
        return ""
    intent, target = asked
    return intent.carry_out(user, target)
