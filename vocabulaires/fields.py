"""Form fields that offer a vocabulary."""

from django import forms

from vocabulaires import cached
from vocabulaires.models import Profil


class ProfilField(forms.TypedChoiceField):
    """Who one says one is, among the profiles offered; gives a ``Profil``, or ``None`` where it may be left out.

    ``keep`` adds one that is no longer offered, for the row that has it already.
    """

    default_error_messages = {
        "required": "Choisissez le profil qui vous correspond le mieux.",
        "invalid_choice": "Ce profil n’existe pas. Choisissez-en un dans la liste.",
    }

    def __init__(self, *, empty_label: str | None = None, **kwargs) -> None:
        self.empty_label = empty_label
        self.kept = ""
        super().__init__(choices=self.offered, coerce=self.profil, empty_value=None, **kwargs)

    def __deepcopy__(self, memo):
        copy = super().__deepcopy__(memo)
        copy.kept = ""
        # Of the copy: a form must not offer what another one keeps.
        copy.choices, copy.coerce = copy.offered, copy.profil
        return copy

    def keep(self, code: str | None) -> None:
        self.kept = code or ""
        # The widget has a copy.
        self.choices = self.offered

    def offered(self) -> list[tuple[str, str]]:
        profils = cached.profils().values()
        first = [] if self.empty_label is None else [("", self.empty_label)]
        return first + [(row.code, row.label) for row in profils if row.active or row.code == self.kept]

    def profil(self, code: str) -> Profil:
        return cached.profils()[code]

    def prepare_value(self, value):
        return value.code if isinstance(value, Profil) else value
