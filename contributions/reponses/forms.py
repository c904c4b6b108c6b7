"""What an editor fills in to answer: the words, and the propositions they answer."""

from collections.abc import Collection, Sequence

from django import forms
from wagtail.admin.widgets import AdminDateInput

from contributions.propositions.models import Proposition, Reponse
from contributions.propositions.selection import REFERENCES_MAX, Selection, find_published, problem_of
from contributions.propositions.texts import clean_text

TEXT_MAX_LENGTH = 10_000
PROBLEMS_SHOWN = 20


class AnswerForm(forms.ModelForm):
    """One answer for the propositions ticked and those named by their references.

    ``chosen`` are the propositions found, once valid. Nothing is answered that the public cannot read.
    """

    references = forms.CharField(
        label="Ajouter des propositions par leur référence",
        required=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Séparées par des virgules ou des retours à la ligne. Par exemple : 7KM4-Q9TX.",
    )
    tell_all = forms.BooleanField(
        label="Prévenir de nouveau tous les auteurs",
        required=False,
        help_text="Sinon, seuls les auteurs des propositions ajoutées reçoivent un courriel.",
    )

    field_order = ["status", "text", "organisme", "date", "references", "tell_all"]

    class Meta:
        model = Reponse
        fields = ["status", "text", "organisme", "date"]
        widgets = {"text": forms.Textarea(attrs={"rows": 8}), "date": AdminDateInput}

    def __init__(self, data=None, *, proposition_ids: Collection[int] = (), **kwargs) -> None:
        super().__init__(data, **kwargs)
        self.proposition_ids = list(proposition_ids)
        self.chosen: Sequence[Proposition] = ticked(self.proposition_ids)
        self.fields["text"].max_length = TEXT_MAX_LENGTH
        if self.instance.pk is None:
            del self.fields["tell_all"]

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"])
        if len(text) > TEXT_MAX_LENGTH:
            raise forms.ValidationError(f"La réponse dépasse {TEXT_MAX_LENGTH} caractères. Raccourcissez-la.")
        if not text:
            raise forms.ValidationError("Écrivez la réponse.")
        return text

    def clean_references(self) -> Selection:
        selection = find_published(self.cleaned_data["references"])
        if selection.problems:
            shown = list(selection.problems[:PROBLEMS_SHOWN])
            if len(selection.problems) > PROBLEMS_SHOWN:
                shown.append(f"Et {len(selection.problems) - PROBLEMS_SHOWN} autres.")
            raise forms.ValidationError(shown)
        return selection

    def clean(self) -> dict:
        data = super().clean()
        named = data["references"].propositions if "references" in data else []
        self.chosen = list({row.pk: row for row in [*self.chosen, *named]}.values())
        for row in self.chosen:
            if problem := problem_of(row):
                self.add_error(None, f"{row.display_reference} : {problem}")
        if not self.chosen and "references" in data:
            self.add_error(None, "Choisissez au moins une proposition : cochez-la, ou donnez sa référence.")
        if len(self.chosen) > REFERENCES_MAX:
            self.add_error(None, f"Pas plus de {REFERENCES_MAX} propositions pour une réponse.")
        return data

    @property
    def tells_all(self) -> bool:
        """Whether every author is told; those of a new answer always are."""
        return self.instance.pk is None or self.cleaned_data["tell_all"]


def ticked(pks: Sequence[int]) -> list[Proposition]:
    """The propositions of these keys that the team may know of; what is forged finds nothing."""
    found: list[Proposition] = []
    rows = Proposition.objects.received().select_related("axe", "reponse", "merged_into")
    for start in range(0, len(pks), 500):
        found += rows.filter(pk__in=pks[start : start + 500]).order_by("pk")
    return found


def keys_of(typed: Sequence[str]) -> list[int]:
    """The keys among what a form or an address sends."""
    keys = [int(key) for key in typed if key.isascii() and key.isdecimal() and len(key) < 19]
    return list(dict.fromkeys(keys))[:REFERENCES_MAX]
