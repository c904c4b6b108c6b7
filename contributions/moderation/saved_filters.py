"""Filters of the queue that a moderator keeps under a name."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from contributions.moderation.gestures import GestureView
from contributions.moderation.kept_filters import known_filters
from contributions.moderation.models import FiltreEnregistre

PER_PERSON = 20


class SaveFilterForm(forms.ModelForm):
    class Meta:
        model = FiltreEnregistre
        fields = ["name", "shared"]
        error_messages = {
            "name": {
                "required": "Donnez un nom à ces filtres.",
                "max_length": "Le nom compte soixante signes au plus.",
            }
        }


class SaveFilterView(GestureView):
    """Keeps the filters of the address; the same name replaces one's earlier filters."""

    def post(self, request: HttpRequest) -> HttpResponse:
        kept = known_filters(request.GET)
        form = SaveFilterForm(request.POST)
        back = reverse("moderation:index") + kept
        own = FiltreEnregistre.objects.filter(owner=request.user)
        if not form.is_valid():
            messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        elif not kept or len(kept) > 500:
            messages.error(request, "Choisissez d’abord des filtres à garder.")
        elif own.count() >= PER_PERSON and not own.filter(name=form.cleaned_data["name"]).exists():
            messages.error(request, "Vous gardez déjà vingt filtres : supprimez-en un.")
        else:
            FiltreEnregistre.objects.update_or_create(
                owner=request.user,
                name=form.cleaned_data["name"],
                defaults={"querystring": kept, "shared": form.cleaned_data["shared"]},
            )
            messages.success(request, f"Les filtres « {form.cleaned_data['name']} » sont gardés.")
        return redirect(back)


class DeleteFilterView(GestureView):
    """One's own only, whoever shares theirs."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        kept = FiltreEnregistre.objects.filter(pk=pk, owner=request.user) if pk < 2**63 else None
        if kept is None or not kept.delete()[0]:
            raise Http404
        messages.success(request, "Ces filtres ne sont plus gardés.")
        return redirect("moderation:index")
