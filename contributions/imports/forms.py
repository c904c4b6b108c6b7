"""The forms of an import: the file, then what its words stand for here."""

from django import forms

from contributions.imports.mapping import Mapping, Vocabulary
from contributions.imports.models import Import
from editorial.tables import normal
from editorial.text_fields import CleanLineField
from vocabulaires.fields import ProfilField
from vocabulaires.models import Axe, RegionAcademique, Theme

AXE, THEME = "axe:", "theme:"


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Fichier",
        help_text="CSV ou XLSX, 50 Mo au plus.",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt,.tsv"}),
        error_messages={
            "required": "Choisissez un fichier.",
            "empty": "Ce fichier est vide.",
            "invalid": "Le fichier n’est pas arrivé. Choisissez-le de nouveau.",
            "max_length": "Le nom de ce fichier est trop long : raccourcissez-le.",
        },
    )
    system = CleanLineField(
        label="Nom de la source",
        help_text="Facultatif. Il est affiché avec chaque proposition. Vide : celui que dit le fichier.",
        required=False,
        max_length=120,
        error_messages={"max_length": "Ce nom est trop long : 120 caractères au plus."},
    )

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)


class MappingForm(forms.Form):
    """One choice for each category and each scope of the file, and what serves where it says nothing."""

    axe = forms.ModelChoiceField(
        label="Axe des lignes sans axe",
        queryset=Axe.objects.all(),
        required=False,
        empty_label="Aucun : ces lignes sont refusées",
        to_field_name="slug",
        error_messages={"invalid_choice": "Cet axe n’existe pas."},
    )
    profil = ProfilField(label="Profil des lignes sans profil")
    publish = forms.ChoiceField(
        label="Une fois importées, les propositions",
        choices=[("", "attendent la modération"), ("on", "sont publiées aussitôt")],
        required=False,
    )

    def __init__(self, *args, batch: Import, **kwargs) -> None:
        mapping = Mapping.from_json(batch.mapping)
        self.brings_comments = batch.brings_comments
        initial = {"axe": mapping.axe, "profil": mapping.profil, "publish": "on" if batch.publish else ""}
        super().__init__(*args, initial=initial, **kwargs)
        if batch.brings_comments:
            self.ask_of_comments()
        self.categories = self.add_rows(
            "categorie",
            batch.found.get("categories", {}),
            category_choices(),
            lambda value: place_of(mapping.categories.get(normal(value), {})),
        )
        self.scopes = self.add_rows(
            "secteur",
            batch.found.get("secteurs", {}),
            [("", "Sans région"), *RegionAcademique.objects.values_list("slug", "name")],
            lambda value: mapping.scopes.get(normal(value), ""),
        )

    def ask_of_comments(self) -> None:
        """Comments go where their proposition went: only their publication is a choice."""
        del self.fields["axe"], self.fields["profil"]
        self.fields["publish"].label = "Une fois importés, les commentaires"
        self.fields["publish"].choices = [
            ("", "attendent la modération"),
            ("on", "sont publiés aussitôt"),
        ]

    def add_rows(self, kind: str, values: dict[str, int], choices: list, initial) -> list[tuple[str, str]]:
        """Add a field for each value; returns the value of each field's name."""
        rows = []
        for position, (value, total) in enumerate(values.items()):
            name = f"{kind}-{position}"
            self.fields[name] = forms.ChoiceField(
                label=f"{value} ({total} ligne{'s' if total > 1 else ''})",
                choices=choices,
                required=False,
                initial=initial(value),
                error_messages={"invalid_choice": "Ce choix n’existe pas ici."},
            )
            rows.append((name, value))
        return rows

    @property
    def category_fields(self) -> list:
        return [self[name] for name, _ in self.categories]

    @property
    def scope_fields(self) -> list:
        return [self[name] for name, _ in self.scopes]

    def mapping(self) -> Mapping:
        data = self.cleaned_data
        if self.brings_comments:
            return Mapping()
        slugs_of_axes = dict(Theme.objects.exclude(axe=None).values_list("slug", "axe__slug"))
        return Mapping(
            axe=data["axe"].slug if data["axe"] else "",
            profil=data["profil"].code,
            categories={normal(value): target(data[name], slugs_of_axes) for name, value in self.categories},
            scopes={normal(value): data[name] for name, value in self.scopes},
        )


def category_choices() -> list:
    vocabulary = Vocabulary()
    axes = {axe.slug: str(axe) for axe in vocabulary.axes.values()}
    themes = {theme.slug: theme.name for theme in vocabulary.themes.values()}
    return [
        ("", "Nulle part : l’axe par défaut"),
        ("Axes", [(AXE + slug, name) for slug, name in axes.items()]),
        ("Thèmes", [(THEME + slug, name) for slug, name in sorted(themes.items(), key=lambda item: item[1])]),
    ]


def place_of(target: dict[str, str]) -> str:
    """A place of a correspondence, as a choice."""
    if target.get("theme"):
        return THEME + target["theme"]
    return AXE + target["axe"] if target.get("axe") else ""


def target(choice: str, slugs_of_axes: dict[str, str]) -> dict[str, str]:
    if choice.startswith(THEME):
        slug = choice.removeprefix(THEME)
        return {"axe": slugs_of_axes.get(slug, ""), "theme": slug}
    return {"axe": choice.removeprefix(AXE), "theme": ""}
