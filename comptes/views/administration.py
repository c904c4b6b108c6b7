"""Signing in to the administration, and out of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView as WagtailLoginView
from wagtail.admin.views.account import LogoutView as WagtailLogoutView

from comptes import known_devices


class LoginView(WagtailLoginView):
    """Wagtail's page, which then knows the device."""

    def form_valid(self, form: LoginForm) -> HttpResponse:
        response = super().form_valid(form)
        known_devices.remember(self.request, response, form.get_user().email)
        return response


class LogoutView(WagtailLogoutView):
    """Wagtail's way out, by its button alone: it would take the session's cookie away from whoever follows a link."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "POST":
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)
