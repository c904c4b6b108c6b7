"""What someone who comes to an event tells us, without an account."""

from django import forms
from django.conf import settings

from comptes.participant_forms import AddressField
from editorial.text_fields import CleanLineField, CleanTextField
from evenements.inscriptions.models import NEEDS_MAX_LENGTH
from evenements.inscriptions.places import Places
from protection.honeypot import HoneypotFormMixin
from vocabulaires.fields import ProfilField

NAME_MAX_LENGTH = 120


class InscriptionForm(HoneypotFormMixin, forms.Form):
    """Who comes, how, and what would help them; only what the welcome needs."""

    use_required_attribute = False

    name = CleanLineField(
        label="Votre nom",
        help_text="Pour la feuille de présence. Il n’est jamais publié.",
        max_length=NAME_MAX_LENGTH,
        error_messages={
            "required": "Votre nom manque : nous en avons besoin pour vous accueillir.",
            "max_length": f"Ce nom est trop long. Raccourcissez-le à {NAME_MAX_LENGTH} caractères au plus.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = AddressField(
        help_text="Pour vous écrire au sujet de cette rencontre seulement. Format attendu : nom@exemple.fr"
    )
    profil = ProfilField(
        label="Vous êtes", help_text="Facultatif.", required=False, empty_label="Je ne le précise pas"
    )
    attendance = forms.ChoiceField(
        label="Comment participez-vous ?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choisissez comment vous participez.",
            "invalid_choice": "Ce choix n’est pas proposé pour cette rencontre. Choisissez dans la liste.",
        },
    )
    needs = CleanTextField(
        label="Besoins pour vous accueillir",
        help_text=(
            "Facultatif. Par exemple : accès en fauteuil, interprète en langue des signes, sous-titres. "
            "Dites ce qu’il faut prévoir, sans parler de votre santé."
        ),
        required=False,
        max_length=NEEDS_MAX_LENGTH,
        error_messages={
            "max_length": (
                "Ce texte est trop long (%(show_value)d caractères). "
                f"Raccourcissez-le à {NEEDS_MAX_LENGTH} caractères au plus."
            )
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    preuve = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)

    def __init__(self, *args, places: list[Places], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        for name in ("name", "needs"):
            # A browser would cut a pasted text without a word.
            self.fields[name].widget.attrs.pop("maxlength", None)
        if len(places) == 1:
            del self.fields["attendance"]
            self.only_attendance = places[0].attendance
        else:
            self.fields["attendance"].choices = [(choice.attendance, label_of(choice)) for choice in places]

    @property
    def kept_days(self) -> int:
        """How many days after the event the answers are erased."""
        return settings.REGISTRATIONS_RETENTION_DAYS

    @property
    def is_full(self) -> bool:
        """Whether who comes now waits, however they come."""
        return all(choice.is_full for choice in self.places)

    @property
    def asks_to_confirm(self) -> bool:
        """Whether a mail asks to confirm: places are limited, and the address is not that of one's account."""
        return not self.initial.get("email") and any(choice.capacity is not None for choice in self.places)

    @property
    def values(self) -> dict:
        """What a registration keeps of a valid form."""
        data = self.cleaned_data
        kept = {name: data[name] for name in ("name", "email", "profil", "needs")}
        return kept | {"attendance": data.get("attendance") or self.only_attendance}


def label_of(places: Places) -> str:
    return f"{places.label} (complet : liste d’attente)" if places.is_full else places.label
