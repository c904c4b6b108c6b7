"""How the staff sign in."""

from django.core.exceptions import ValidationError
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from comptes import known_devices
from courriels.addresses import fold
from protection import limits, network

PERIOD = 15 * 60
# For one account from one network, and from anywhere: a stranger who guesses is stopped, and keeps the
# account's owner out neither elsewhere nor on a device of theirs.
ACCOUNT_AND_NETWORK_LIMIT = 10
ACCOUNT_LIMIT = 100
# A ministry leaves by one address: past this, each account has fewer attempts from there, and none is closed.
NETWORK_LIMIT = 50
ACCOUNT_AND_BUSY_NETWORK_LIMIT = 3
# A known device answers for its own mistakes alone, and waits a minute at most.
DEVICE_LIMIT = 10
DEVICE_PERIOD = 60


class LoginForm(WagtailLoginForm):
    """Wagtail's form, with a bound on the attempts (CNIL, deliberation 2022-100)."""

    def clean(self) -> dict:
        email = fold(self.cleaned_data.get("username") or "")
        device = known_devices.known(self.request, email)
        return self.clean_known(device) if device else self.clean_unknown(email)

    def clean_known(self, device: str) -> dict:
        scope = "connexion-appareil"
        if not limits.hit(scope, device, limit=DEVICE_LIMIT, period=DEVICE_PERIOD):
            raise ValidationError("Trop d’essais de connexion. Attendez une minute.", code="throttled")
        cleaned = super().clean()
        limits.forget(scope, device, period=DEVICE_PERIOD)
        return cleaned

    def clean_unknown(self, email: str) -> dict:
        address = network.address_key(self.request)
        calm = limits.hit("connexion-reseau", address, limit=NETWORK_LIMIT, period=PERIOD)
        attempts = (
            ("connexion-compte", email, ACCOUNT_LIMIT),
            (
                "connexion",
                f"{email} {address}",
                ACCOUNT_AND_NETWORK_LIMIT if calm else ACCOUNT_AND_BUSY_NETWORK_LIMIT,
            ),
        )
        # Each count goes up whatever the others say.
        within = [limits.hit(scope, key, limit=limit, period=PERIOD) for scope, key, limit in attempts]
        if not all(within):
            raise ValidationError(
                "Trop d’essais de connexion. Attendez un quart d’heure, ou connectez-vous depuis un appareil "
                "d’où vous l’avez déjà fait.",
                code="throttled",
            )
        cleaned = super().clean()
        # The right word ends the suspicion: a day of short visits is no attack.
        limits.forget("connexion", f"{email} {address}", period=PERIOD)
        return cleaned
