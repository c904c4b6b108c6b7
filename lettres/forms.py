"""Subscribing to the newsletter, and having a letter sent."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.widgets import AdminDateTimeInput

from comptes.models import User
from comptes.participant_forms import AddressField, ServerCheckedForm
from protection.honeypot import HoneypotFormMixin


class SubscriptionForm(HoneypotFormMixin, ServerCheckedForm):
    email = AddressField(
        help_text="Elle ne sert qu’à vous envoyer la lettre. Format attendu : nom@exemple.fr",
    )
    email.error_messages["required"] = "Votre adresse manque : nous en avons besoin pour vous écrire."


class TrialForm(forms.Form):
    """Who of the team reads a letter before everybody does."""

    colleague = forms.ModelChoiceField(
        User.objects.none(),
        label="Envoyer un essai à",
        empty_label=None,
        error_messages={
            "invalid_choice": "Cette personne n’a pas de compte dans l’équipe. Choisissez dans la liste."
        },
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        team = Q(is_superuser=True) | Q(is_staff=True) | Q(groups__isnull=False)
        field = self.fields["colleague"]
        field.queryset = User.objects.filter(team, is_active=True).distinct().order_by("email")
        field.label_from_instance = lambda user: (
            f"{user.get_full_name()} ({user.email})" if user.get_full_name() else user.email
        )


class SendForm(forms.Form):
    """When a letter leaves: soon, unless a date is given."""

    leaves_at = forms.DateTimeField(
        label="Date et heure d’envoi",
        help_text="Facultatif. Sans date, la lettre part dans dix minutes, et vous pouvez l’arrêter jusque-là.",
        required=False,
        widget=AdminDateTimeInput,
        error_messages={"invalid": "Cette date n’est pas comprise. Écrivez-la ainsi : 31/12/2026 09:00"},
    )

    def clean_leaves_at(self):
        leaves_at = self.cleaned_data["leaves_at"]
        now = timezone.now()
        if leaves_at and not now < leaves_at < now + timedelta(days=366):
            raise forms.ValidationError("Choisissez une date à venir, d’ici à un an.")
        return leaves_at
