"""Signing in to the administration."""

from django.http import HttpResponse
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView as WagtailLoginView

from comptes import known_devices


class LoginView(WagtailLoginView):
    """Wagtail's page, which then knows the device."""

    def form_valid(self, form: LoginForm) -> HttpResponse:
        response = super().form_valid(form)
        known_devices.remember(self.request, response, form.get_user().email)
        return response
