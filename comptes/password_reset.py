"""Asking for a new password of the administration: one mail, one time and one answer for every address."""

from django.contrib.auth.forms import PasswordResetForm as DjangoPasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.admin.views.account import PasswordResetView as WagtailPasswordResetView

from comptes.models import User
from courriels.fields import AddressFormField
from courriels.outbox import enqueue
from editorial.http import TOO_EARLY
from editorial.templatetags.site import absolute_url
from protection import limits, network

HOUR = 3600
ADDRESS_LIMIT = 3
NETWORK_LIMIT = 20
# Stands for the account of an unknown address, so that the same work is done for it.
NOBODY = User(pk=0, email="personne@example.org", password="!")


class PasswordResetForm(DjangoPasswordResetForm):
    """Writes to every address: the way to a password, or that no account of the team has it.

    The work is the same for both, so that neither what is shown nor how long it takes tells them apart.
    """

    email = AddressFormField(label="Adresse électronique de votre compte")

    @property
    def extra_fields(self):
        """None beside the address; the template of the administration asks."""
        return ()

    def save(self, **kwargs) -> None:
        email = self.cleaned_data["email"]
        account = User.objects.with_email(email).filter(is_active=True).first()
        known = account is not None and account.has_usable_password()
        user = account if known else NOBODY
        path = reverse(
            "wagtailadmin_password_reset_confirm",
            args=[urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)],
        )
        enqueue(
            to=email,
            subject="Votre mot de passe pour l’administration",
            template="wagtailadmin/account/password_reset/email",
            context={"known": known, "link": absolute_url(path if known else reverse("comptes:sign_in"))},
            kind="mot-de-passe",
        )


class PasswordResetView(WagtailPasswordResetView):
    """The administration's page, with a bound on what one address receives and one network asks."""

    form_class = PasswordResetForm

    def get_form_class(self):
        return PasswordResetForm

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        asked = (
            ("mot-de-passe", form.cleaned_data["email"], ADDRESS_LIMIT),
            ("mot-de-passe-reseau", network.address_key(self.request), NETWORK_LIMIT),
        )
        within = [limits.hit(scope, key, limit=limit, period=HOUR) for scope, key, limit in asked]
        if all(within):
            return super().form_valid(form)
        form.add_error(None, "Trop de demandes. Attendez une heure, puis recommencez.")
        response = self.form_invalid(form)
        response.status_code = TOO_EARLY
        return response
