"""The small form with which a whole pile of paper is typed in."""

import secrets

from django import forms

from contributions.propositions.forms import RegionField, choose, readable
from contributions.propositions.models import Proposition
from contributions.propositions.models.propositions import TEXT_MAX_LENGTH, TITLE_MAX_LENGTH
from editorial.text_fields import CleanLineField, CleanTextField
from vocabulaires.fields import ProfilField
from vocabulaires.models import Axe, Profil, RegionAcademique

# What the next proposition of the pile most often shares with the last.
KEPT = ("axe", "profil", "region", "publish")
PARTICIPANTS_MAX = 2000


class AtelierForm(forms.ModelForm):
    title = CleanLineField(
        label="Titre",
        max_length=TITLE_MAX_LENGTH,
        error_messages=choose("Le titre", maximum=TITLE_MAX_LENGTH),
        widget=forms.TextInput(attrs={"autofocus": "", "autocomplete": "off"}),
    )
    text = CleanTextField(
        label="Texte",
        max_length=TEXT_MAX_LENGTH,
        error_messages=choose("Le texte", maximum=TEXT_MAX_LENGTH),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    participants = forms.IntegerField(
        label="Nombre de participants qui la portent",
        help_text="Facultatif.",
        required=False,
        min_value=1,
        max_value=PARTICIPANTS_MAX,
        error_messages={
            "invalid": "Indiquez un nombre, ou laissez vide.",
            "min_value": "Indiquez au moins 1, ou laissez vide.",
            "max_value": f"Indiquez {PARTICIPANTS_MAX} au plus, ou laissez vide.",
        },
    )
    axe = forms.ModelChoiceField(
        label="Axe",
        queryset=Axe.objects.all(),
        empty_label="Choisissez un axe",
        error_messages={
            "required": "Choisissez l’axe de cette proposition.",
            "invalid_choice": "Cet axe n’existe pas.",
        },
    )
    profil = ProfilField(label="Profil", initial=Profil.AUTRE)
    region = RegionField(
        label="Région académique",
        required=False,
        queryset=RegionAcademique.objects.all(),
        empty_label="Non précisée",
        error_messages={"invalid_choice": "Cette région n’existe pas."},
    )
    publish = forms.BooleanField(label="Publier sans autre relecture", required=False)
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    class Meta:
        model = Proposition
        fields = ["title", "text", "participants", "axe", "profil", "region"]

    def __init__(self, *args, may_publish: bool, **kwargs) -> None:
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)
        # No ``maxlength``: a browser would cut a pasted text without a word.
        for name in ("title", "text"):
            self.fields[name].widget.attrs.pop("maxlength", None)
        if not may_publish:
            del self.fields["publish"]
        self.initial["key"] = secrets.token_urlsafe(16)

    def clean_title(self) -> str:
        return readable(self.cleaned_data["title"], "Le titre")

    def clean_text(self) -> str:
        return readable(self.cleaned_data["text"], "Le texte")

    def kept(self) -> dict[str, str]:
        """What the next form starts with, as an address carries it."""
        data = self.cleaned_data
        values = {
            "axe": data["axe"].pk,
            "profil": data["profil"].code,
            "region": data["region"].pk if data["region"] else "",
            "publish": "on" if data.get("publish") else "",
        }
        return {name: str(value) for name, value in values.items() if value}
