"""*Mon espace*: one's contributions, preferences and data."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from comptes import personal_data
from comptes.access import participant_page
from comptes.participant_forms import ErasureForm, PreferencesForm
from comptes.sections import espace_sections
from editorial.http import INVALID, see_other


@require_safe
@participant_page
def espace(request: HttpRequest) -> HttpResponse:
    """What each application shows someone of what they did here."""
    return render(request, "comptes/espace.html", {"sections": espace_sections.sections(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def preferences(request: HttpRequest) -> HttpResponse:
    """The name one is shown under, and whether one is written to."""
    form = PreferencesForm(request.POST or None, instance=request.user)
    if form.is_bound and form.is_valid():
        form.save()
        return see_other(f"{reverse('comptes:preferences')}?enregistre=1")
    context = {"form": form, "saved": "enregistre" in request.GET}
    return render(request, "comptes/preferences.html", context, status=INVALID if form.is_bound else 200)


@require_safe
@participant_page
def own_data(request: HttpRequest) -> HttpResponse:
    """What the site keeps of someone, and the two things they may do with it."""
    return render(request, "comptes/data.html", {"holdings": personal_data.holdings()})


@require_safe
@participant_page
def export(request: HttpRequest) -> HttpResponse:
    """All that the site knows of someone, in one file that people and programs can read."""
    response = JsonResponse(
        personal_data.export(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    name = f"mes-donnees-{timezone.localdate():%Y-%m-%d}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def erasure(request: HttpRequest) -> HttpResponse:
    """Forget someone, once they have retyped their address and said what becomes of their texts."""
    if request.user.is_team:
        return render(request, "comptes/erasure_team.html", status=403)
    form = ErasureForm(request.POST or None, user=request.user)
    if form.is_bound and form.is_valid():
        personal_data.erase(request.user, personal_data.TextsChoice(form.cleaned_data["texts"]))
        logout(request)
        return see_other(f"{reverse('comptes:sign_in')}?etat=efface")
    return render(request, "comptes/erasure.html", {"form": form}, status=INVALID if form.is_bound else 200)
