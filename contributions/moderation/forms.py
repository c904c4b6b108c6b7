"""What a moderator fills in for each action; the rules themselves are in ``contributions.decisions.life``."""

import re
from collections.abc import Mapping

from django import forms

from comptes.models import User
from contributions.moderation.permissions import ADD_THEME
from contributions.propositions.models import Motif, Proposition
from contributions.propositions.models.propositions import FILED_THEMES_MAX
from contributions.propositions.references import parse_reference
from contributions.propositions.states import MOVES, Action
from contributions.propositions.texts import clean_text
from editorial.names import name_key
from vocabulaires.models import Axe, Theme

NOTE_MAX_LENGTH = 3000
PROPOSITION_PATH = re.compile(r"/propositions/(\d{1,18})(?:/|$)")

# In the order of the screen: what is most often decided first.
STAFF_ACTIONS = [
    Action.PUBLIER,
    Action.VALIDER,
    Action.RETABLIR,
    Action.RECLASSER,
    Action.RENVOYER,
    Action.REJETER,
    Action.FUSIONNER,
    Action.MASQUER,
]


def staff_actions(proposition: Proposition) -> list[Action]:
    """The actions that the team may take on a proposition as it stands."""
    return [
        action
        for action in STAFF_ACTIONS
        if proposition.state in MOVES[action].sources
        and not (action == Action.VALIDER and proposition.moderated_at)
        and not (action == Action.RENVOYER and proposition.auteur_id is None)
    ]


class DecisionForm(forms.Form):
    """An action that asks for nothing more; ``version`` is what the moderator had under their eyes."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self,
        data: Mapping | None = None,
        *,
        action: str,
        proposition: Proposition,
        user: User,
        **kwargs,
    ) -> None:
        self.action = action
        self.proposition = proposition
        self.user = user
        kwargs.setdefault("initial", {})["version"] = proposition.version
        super().__init__(data, auto_id=f"{action}-%s", **kwargs)

    def arguments(self) -> dict:
        """What ``life.apply`` takes beside the action; only for a valid form."""
        return {}


class NoteField(forms.CharField):
    """What the team writes to the author: plain paragraphs."""

    widget = forms.Textarea(attrs={"rows": 5})

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("max_length", NOTE_MAX_LENGTH)
        super().__init__(strip=True, **kwargs)

    def to_python(self, value):
        return clean_text(super().to_python(value))


class MotifField(forms.ModelChoiceField):
    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("empty_label", "Choisissez un motif")
        super().__init__(
            Motif.objects.filter(active=True),
            label="Motif",
            error_messages={
                "required": "Choisissez un motif de la charte.",
                "invalid_choice": "Ce motif n’est plus proposé. Choisissez-en un autre dans la liste.",
            },
            **kwargs,
        )


class RefusalForm(DecisionForm):
    """A decision against the text: a motif of the charter, and what one wishes to add."""

    motif = MotifField(help_text="Le motif et son explication sont repris dans le courriel à l’auteur.")
    note = NoteField(label="Message à l’auteur", required=False, help_text="Facultatif.")

    def arguments(self) -> dict:
        return {"motif": self.cleaned_data["motif"], "note": self.cleaned_data["note"]}


class SendBackForm(DecisionForm):
    """The author may change the text and send it again, so the message says what to change."""

    note = NoteField(
        label="Ce que l’auteur doit préciser ou changer",
        help_text="L’auteur reçoit ce message et un lien pour modifier son texte.",
        error_messages={"required": "Écrivez à l’auteur ce qu’il doit préciser ou changer."},
    )
    motif = MotifField(required=False, empty_label="Aucun motif de la charte", help_text="Facultatif.")

    def arguments(self) -> dict:
        return {"motif": self.cleaned_data["motif"], "note": self.cleaned_data["note"]}


class MergeForm(DecisionForm):
    """The proposition to join: one of those that resemble, or any other by its reference or address."""

    similar = forms.CharField(required=False, max_length=20)
    target = forms.CharField(
        label="Une autre proposition",
        required=False,
        max_length=300,
        help_text="Sa référence, par exemple 4F7K-9RTX, ou son adresse sur le site.",
    )

    def clean(self) -> dict:
        data = super().clean()
        typed, chosen = data.get("target", ""), data.get("similar", "")
        if typed:
            data["merge_into"] = self.find(typed)
        elif chosen.isascii() and chosen.isdecimal() and len(chosen) < 19:
            data["merge_into"] = Proposition.objects.filter(pk=int(chosen)).first()
        if not self.errors and data.get("merge_into") is None:
            self.add_error(
                "target",
                "Choisissez une des propositions semblables, ou indiquez la référence d’une autre."
                if not typed
                else "Aucune proposition ne porte cette référence ou cette adresse. Vérifiez-la.",
            )
        return data

    def find(self, typed: str) -> Proposition | None:
        path = PROPOSITION_PATH.search(typed)
        reference = parse_reference(typed) or parse_reference(typed.rstrip("/").rpartition("/")[2])
        received = Proposition.objects.received()
        if reference:
            return received.filter(reference=reference).first()
        return received.filter(pk=int(path[1])).first() if path else None

    def arguments(self) -> dict:
        return {"merge_into": self.cleaned_data["merge_into"]}


class ThemesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs) -> None:
        super().__init__(
            Theme.objects.all(),
            label="Thèmes",
            required=False,
            error_messages={
                "invalid_choice": "Un des thèmes n’existe plus. Rechargez la page.",
                "invalid_pk_value": "Un des thèmes n’existe plus. Rechargez la page.",
            },
            **kwargs,
        )

    def clean(self, value):
        themes = super().clean(value)
        if len(themes) > FILED_THEMES_MAX:
            raise forms.ValidationError(f"{FILED_THEMES_MAX} thèmes au plus : décochez-en.")
        return themes


class ReclassifyForm(DecisionForm):
    """Axis and themes; the author's suggestion becomes a theme if one may add themes."""

    axe = forms.ModelChoiceField(
        Axe.objects.all(),
        label="Axe",
        empty_label=None,
        error_messages={"required": "Choisissez un axe.", "invalid_choice": "Cet axe n’existe plus."},
    )
    themes = ThemesField()
    new_theme = forms.BooleanField(required=False)

    def __init__(self, data: Mapping | None = None, *, proposition: Proposition, **kwargs) -> None:
        initial = {
            "axe": proposition.axe_id,
            "themes": [theme.pk for theme in proposition.theme_list],
        }
        super().__init__(data, proposition=proposition, initial=initial, **kwargs)
        suggestion = proposition.suggested_theme
        if name_key(suggestion) and self.user.has_perm(ADD_THEME):
            self.fields["new_theme"].label = f"Créer le thème suggéré, « {suggestion} », et l’ajouter"
        else:
            del self.fields["new_theme"]

    def arguments(self) -> dict:
        """What ``life.reclassify`` takes; a theme of the same name, whatever its case, is used again."""
        themes = list(self.cleaned_data["themes"])
        if self.cleaned_data.get("new_theme"):
            name = self.proposition.suggested_theme
            theme = Theme.objects.filter(name_key=name_key(name)).first() or Theme.objects.create(name=name)
            themes.append(theme)
        return {"axe": self.cleaned_data["axe"], "themes": themes}


FORMS: dict[str, type[DecisionForm]] = {
    Action.PUBLIER: DecisionForm,
    Action.VALIDER: DecisionForm,
    Action.RETABLIR: DecisionForm,
    Action.RECLASSER: ReclassifyForm,
    Action.RENVOYER: SendBackForm,
    Action.REJETER: RefusalForm,
    Action.MASQUER: RefusalForm,
    Action.FUSIONNER: MergeForm,
}


class BulkRefusalForm(forms.Form):
    motif = MotifField(help_text="Le motif et son explication sont repris dans chaque courriel.")
    note = NoteField(
        label="Message aux auteurs", required=False, help_text="Facultatif. Le même pour toutes."
    )


class BulkReclassifyForm(forms.Form):
    """What changes for a whole selection: themes are added to those a proposition has."""

    axe = forms.ModelChoiceField(
        Axe.objects.all(), label="Nouvel axe", required=False, empty_label="Laisser chacune dans son axe"
    )
    themes = ThemesField(help_text="Ils s’ajoutent à ceux que chaque proposition porte déjà.")

    def clean(self) -> dict:
        data = super().clean()
        if not self.errors and not data.get("axe") and not data.get("themes"):
            raise forms.ValidationError("Choisissez un axe ou au moins un thème.")
        return data
