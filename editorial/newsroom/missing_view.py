"""The addresses that lead nowhere, each with one click to redirect it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.permissions import policy_registry

from editorial import missing
from editorial.models import Introuvable
from editorial.visibility import public

SHOWN = 50


class MendForm(forms.Form):
    """Send an address to a page, or forget it."""

    row = forms.ModelChoiceField(Introuvable.objects.all())
    page = forms.ModelChoiceField(Page.objects.all(), required=False)


@require_http_methods(["GET", "HEAD", "POST"])
def missing_addresses(request: HttpRequest) -> HttpResponse:
    if not policy_registry.get_by_type(Redirect).user_has_permission(request.user, "add"):
        raise PermissionDenied
    if request.method == "POST":
        mend(request)
        return redirect("newsroom_missing")
    rows = list(Introuvable.objects.all()[:SHOWN])
    suggested = missing.suggestions([row.path for row in rows])
    context = {"rows": [(row, suggested.get(row.path)) for row in rows]}
    return render(request, "editorial/admin/missing.html", context)


def mend(request: HttpRequest) -> None:
    form = MendForm(request.POST)
    form.fields["page"].queryset = public(Page.objects.all())
    if not form.is_valid():
        messages.error(
            request, "Quelqu’un s’en est déjà occupé, ou la page n’est plus publiée. Rien n’a changé."
        )
        return
    row, page = form.cleaned_data["row"], form.cleaned_data["page"]
    if page:
        old_path = Redirect.normalise_path(row.path)
        Redirect.objects.update_or_create(old_path=old_path, site=None, defaults={"redirect_page": page})
        messages.success(request, f"« {row.path} » mène maintenant à « {page.title} ».")
    else:
        messages.success(request, f"« {row.path} » est oubliée.")
    row.delete()
