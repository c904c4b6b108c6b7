"""How the staff sign in."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from courriels.addresses import fold
from protection import limits, network

PERIOD = 15 * 60
# For one account from one network, for one account from anywhere, for one network whatever the account: a
# stranger who guesses is stopped, and cannot keep the account's owner out from elsewhere.
ACCOUNT_AND_NETWORK_LIMIT = 10
ACCOUNT_LIMIT = 100
NETWORK_LIMIT = 50


class LoginForm(WagtailLoginForm):
    """Wagtail's form, with a bound on the attempts (CNIL, deliberation 2022-100)."""

    def clean(self) -> dict:
        email = fold(self.cleaned_data.get("username") or "")
        address = network.address_key(self.request)
        attempts = (
            ("connexion-reseau", address, NETWORK_LIMIT),
            ("connexion-compte", email, ACCOUNT_LIMIT),
            ("connexion", f"{email} {address}", ACCOUNT_AND_NETWORK_LIMIT),
        )
        # Each count goes up whatever the others say.
        within = [limits.hit(scope, key, limit=limit, period=PERIOD) for scope, key, limit in attempts]
        if not all(within):
            raise ValidationError(
                "Trop d’essais de connexion. Attendez un quart d’heure, ou demandez un nouveau mot de passe.",
                code="throttled",
            )
        cleaned = super().clean()
        # The right word ends the suspicion: a day of short visits is no attack.
        limits.forget("connexion", f"{email} {address}", period=PERIOD)
        return cleaned
