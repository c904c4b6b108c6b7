"""The forms of a submission, one for each step."""

import re
from collections.abc import Sequence

from django import forms
from django.forms.models import ModelChoiceIterator

from comptes.participant_forms import AddressField
from contributions.propositions.models import Proposition
from contributions.propositions.models.propositions import (
    TEXT_MAX_LENGTH,
    TEXT_MIN_LENGTH,
    THEMES_MAX,
    TITLE_MAX_LENGTH,
    TITLE_MIN_LENGTH,
)
from contributions.propositions.targets import Target
from contributions.propositions.texts import LINKS_MAX, PRIVATE_MATTERS, count_links, has_letters
from editorial.text_fields import CleanLineField, CleanTextField
from protection.honeypot import HoneypotFormMixin
from vocabulaires import cached
from vocabulaires.fields import ProfilField
from vocabulaires.models import Axe, RegionAcademique, Theme

SENT_THEMES_MAX = 200
# Anything longer is no key of ours, and some databases cannot even compare it.
IDENTIFIER = re.compile(r"[0-9]{1,18}")


class ThemesByAxe(ModelChoiceIterator):
    """Themes grouped under their axis, without a query."""

    def __iter__(self):
        groups: dict[str, list] = {}
        for theme in self.field.offered:
            groups.setdefault(str(theme.axe) if theme.axe else "Thèmes communs", []).append(
                self.choice(theme)
            )
        if len(groups) == 1:
            yield from next(iter(groups.values()))
        else:
            yield from groups.items()


class ThemesField(forms.ModelMultipleChoiceField):
    """Themes ticked in a list; what no list could hold is refused before the database is asked.

    ``offered`` are the themes shown, ``queryset`` those accepted.
    """

    offered: Sequence[Theme] = ()
    iterator = ThemesByAxe
    widget = forms.CheckboxSelectMultiple

    def _check_values(self, value):
        if len(value) > SENT_THEMES_MAX or not all(IDENTIFIER.fullmatch(str(pk)) for pk in value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super()._check_values(value)


class Regions(ModelChoiceIterator):
    """The régions académiques, which nearly never change, without a query for each form."""

    def __iter__(self):
        yield ("", self.field.empty_label)
        yield from (self.choice(region) for region in cached.regions())


class RegionField(forms.ModelChoiceField):
    iterator = Regions


def choose(noun: str, *, minimum: int | None = None, maximum: int | None = None) -> dict[str, str]:
    """Error messages of a text field that say what happened and what to do."""
    messages = {"required": f"{noun} manque : écrivez-le avant d’envoyer."}
    if minimum:
        messages["min_length"] = (
            f"{noun} est trop court (%(show_value)d caractères). Il en faut au moins %(limit_value)d."
        )
    if maximum:
        messages["max_length"] = (
            f"{noun} est trop long (%(show_value)d caractères). Raccourcissez-le à %(limit_value)d caractères au plus."
        )
    return messages


class PropositionForm(HoneypotFormMixin, forms.ModelForm):
    """What someone proposes; asked on the page, without an account, a cookie or a name."""

    title = CleanLineField(
        label="Titre de votre proposition",
        help_text="Une phrase qui dit l’essentiel : ce qu’il faudrait faire.",
        min_length=TITLE_MIN_LENGTH,
        max_length=TITLE_MAX_LENGTH,
        error_messages=choose("Le titre", minimum=TITLE_MIN_LENGTH, maximum=TITLE_MAX_LENGTH),
    )
    text = CleanTextField(
        label="Votre proposition",
        help_text=f"Quel problème voyez-vous ? Que proposez-vous, pour qui ? {PRIVATE_MATTERS}",
        min_length=TEXT_MIN_LENGTH,
        max_length=TEXT_MAX_LENGTH,
        error_messages=choose("Le texte", minimum=TEXT_MIN_LENGTH, maximum=TEXT_MAX_LENGTH),
    )
    axe = forms.ModelChoiceField(
        label="Axe de travail",
        queryset=Axe.objects.none(),
        empty_label="Choisissez un axe",
        error_messages={
            "required": "Choisissez l’axe auquel se rattache votre proposition.",
            "invalid_choice": "Cet axe n’existe pas ou n’est pas proposé ici. Choisissez-en un dans la liste.",
        },
    )
    themes = ThemesField(
        label=f"Thèmes ({THEMES_MAX} au plus)",
        required=False,
        queryset=Theme.objects.none(),
        error_messages={
            "invalid_choice": "Un des thèmes n’existe pas ou n’est pas proposé ici. Choisissez dans la liste.",
            "invalid_pk_value": "Un des thèmes n’existe pas ou n’est pas proposé ici. Choisissez dans la liste.",
        },
    )
    suggested_theme = CleanLineField(
        label="Un thème manque ? Suggérez-le (facultatif)",
        required=False,
        max_length=80,
        error_messages=choose("Le thème suggéré", maximum=80),
    )
    profil = ProfilField(label="Vous êtes", empty_label="Choisissez votre profil")
    region = RegionField(
        label="Votre région académique (facultatif)",
        required=False,
        queryset=RegionAcademique.objects.all(),
        empty_label="Je ne le précise pas",
        error_messages={"invalid_choice": "Cette région n’existe pas. Choisissez-en une dans la liste."},
    )
    organisation = CleanLineField(
        label="Votre organisation",
        help_text="Facultatif. Si vous parlez en son nom, elle sera affichée.",
        required=False,
        max_length=120,
        error_messages=choose("Le nom de l’organisation", maximum=120),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    page_id = forms.CharField(required=False, widget=forms.HiddenInput)
    bloc = forms.CharField(required=False, widget=forms.HiddenInput)
    cle = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    preuve = forms.CharField(required=False, max_length=4000, widget=forms.HiddenInput)

    class Meta:
        model = Proposition
        fields = ["title", "text", "axe", "themes", "suggested_theme", "profil", "region", "organisation"]

    def __init__(self, *args, target: Target, **kwargs) -> None:
        self.target = target
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)
        self.fields["axe"].queryset = target.axes()
        self.fields["profil"].keep(self.instance.profil_id)
        offered = target.themes_offered()
        self.fields["themes"].offered = offered
        self.fields["themes"].queryset = Theme.objects.filter(pk__in=[theme.pk for theme in offered])
        if target.axe:
            # The editor has chosen: whatever a browser sends, this is the axis.
            self.fields["axe"].disabled = True
            self.initial["axe"] = target.axe.pk
        self.initial.setdefault("page_id", target.page.pk if target.page else "")
        self.initial.setdefault("bloc", target.block_id)
        self.fields["title"].widget.attrs |= {"data-count": TITLE_MAX_LENGTH, "data-similar": ""}
        # No ``maxlength``: a browser would cut a pasted text without a word.
        del self.fields["title"].widget.attrs["maxlength"]
        self.fields["text"].widget.attrs |= {"rows": 8, "data-count": TEXT_MAX_LENGTH}
        del self.fields["text"].widget.attrs["maxlength"]

    def clean_title(self) -> str:
        return readable(self.cleaned_data["title"], "Le titre")

    def clean_text(self) -> str:
        text = readable(self.cleaned_data["text"], "Le texte")
        links = count_links(text)
        if links > LINKS_MAX:
            raise forms.ValidationError(
                f"Votre texte contient {links} liens. Gardez les plus utiles : {LINKS_MAX} au plus."
            )
        return text

    def clean_themes(self):
        themes = self.cleaned_data["themes"]
        if len(themes) > THEMES_MAX:
            raise forms.ValidationError(
                f"Vous avez coché {len(themes)} thèmes. Gardez les {THEMES_MAX} plus importants."
            )
        return themes


def readable(text: str, noun: str) -> str:
    if not has_letters(text):
        raise forms.ValidationError(f"{noun} ne contient aucun mot. Écrivez ce que vous proposez.")
    return text


class IdentityForm(forms.Form):
    """Who confirms a stored proposition; nothing asked here is needed to keep the text."""

    public_name = CleanLineField(
        label="Nom affiché avec votre proposition",
        help_text="Facultatif. Un pseudonyme convient. Sans nom, nous affichons « Anonyme ».",
        required=False,
        max_length=80,
        error_messages=choose("Le nom affiché", maximum=80),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = AddressField()
    accept_charter = forms.BooleanField(
        label="J’accepte la charte de participation et j’ai 15 ans ou plus, ou je participe avec l’accord d’un parent ou de mon école.",
        error_messages={"required": "Pour publier votre proposition, acceptez la charte de participation."},
    )
    accept_licence = forms.BooleanField(
        label="J’accepte que ma proposition soit publiée sous Licence Ouverte 2.0 : chacun pourra la lire et la réutiliser.",
        error_messages={
            "required": "Pour publier votre proposition, acceptez sa publication sous Licence Ouverte 2.0."
        },
    )

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)
