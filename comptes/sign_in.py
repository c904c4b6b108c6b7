"""Signing in by a code sent to one's address: allauth's steps, and what this site asks beyond them."""

import secrets
from datetime import timedelta

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from comptes.models import User
from protection import limits


class WrongCode(Exception):
    """The code is another one; ``attempts_left`` is 0 when this sign-in is over."""

    def __init__(self, attempts_left: int) -> None:
        self.attempts_left = attempts_left
        super().__init__(attempts_left)


class AccountRefused(Exception):
    """The address is proven, but its account does not sign in here; the message, in French, says why."""


class SignIn(LoginCodeVerificationProcess):
    """A sign-in under way, kept in the visitor's session.

    Out of the box, allauth sends a code to the addresses it knows and an invitation to sign up to the
    others, keeps the code as it is in the session and counts the attempts there. Here every address
    receives the same mail and nobody is looked up before the code is right, so that nothing tells
    whether an account exists; the account is made then. The session holds a keyed hash of the code, and
    each attempt is spent in the database, so that attempts made at once cannot exceed the limit.
    """

    @classmethod
    def begin(cls, request: HttpRequest, *, email: str, next_path: str = "") -> "SignIn":
        """Send a code; an earlier one asked for in this session no longer works. One query."""
        login = Login(email=email)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update(
            cls.initial_state(user=None, email=email), initiated_by_user=True, next_path=next_path
        )
        process = cls(stage)
        process.send()
        process.persist()
        return process

    @classmethod
    def current(cls, request: HttpRequest) -> "SignIn | None":
        """The sign-in of this session, unless there is none or its time is over."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        return cls(stage).abort_if_invalid() if stage else None

    @property
    def email(self) -> str:
        return self.state["email"]

    @property
    def next_path(self) -> str:
        return self.state["next_path"]

    def generate_code(self) -> str:
        code = get_adapter().generate_login_code()
        self.state["nonce"] = secrets.token_urlsafe(16)
        self.state["code"] = self.hash_code(code)
        return code

    def hash_code(self, code: str) -> str:
        value = f"{self.state['nonce']}:{self.email}:{code}"
        return salted_hmac("comptes.sign_in", value, algorithm="sha256").hexdigest()

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:
        get_adapter().send_mail("account/email/login_code", email, {"code": self.generate_code()})

    def try_code(self, code: str) -> None:
        """Spend one attempt; raises ``WrongCode`` unless the code is right."""
        number = self.state["failed_attempts"] + 1
        unspent = limits.spend_once(
            "comptes.sign_in",
            f"{self.state['nonce']}:{number}",
            expires_at=timezone.now() + timedelta(seconds=app_settings.LOGIN_BY_CODE_TIMEOUT),
        )
        if unspent and constant_time_compare(self.hash_code(code), self.code):
            return
        if self.record_invalid_attempt():
            raise WrongCode(self.max_attempts - self.state["failed_attempts"])
        raise WrongCode(0)

    def finish(self, redirect_url: str | None = None) -> HttpResponse:
        """Sign in, with a new account for a new address. Raises ``AccountRefused``."""
        user, _ = User.objects.get_or_create(email=self.email, defaults={"password": make_password(None)})
        if user.is_team:
            self.abort()
            raise AccountRefused(
                "Ce compte fait partie de l’équipe : connectez-vous par l’administration, avec votre mot de passe. "
                "Vous retrouverez ensuite votre espace ici."
            )
        if not user.is_active:
            self.abort()
            raise AccountRefused("Ce compte est désactivé. Écrivez-nous si vous pensez que c’est une erreur.")
        self._user = user
        return super().finish(self.next_path or redirect_url)
