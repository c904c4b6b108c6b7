"""What allauth does through the site's own means."""

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from courriels import outbox


class AccountAdapter(DefaultAccountAdapter):
    """Sends through the outbox, says nothing through the messages framework, which the site does without."""

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Queue the one mail of a sign-in; no other allauth page is served, so no other mail is written."""
        if template_prefix != "account/email/login_code":
            raise LookupError(f"no mail is written for {template_prefix!r}")
        outbox.enqueue(
            to=email,
            subject=f"{context['code']} : votre code de connexion",
            template="comptes/courriels/code",
            context={
                "code": context["code"],
                "minutes": app_settings.LOGIN_BY_CODE_TIMEOUT // 60,
                "site_url": settings.SITE_URL,
            },
            kind="connexion-code",
        )

    def add_message(self, request: HttpRequest, *args, **kwargs) -> None:
        pass
