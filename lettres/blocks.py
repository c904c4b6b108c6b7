"""What a newsletter is composed of: published news, and words of its own."""

from wagtail import blocks
from wagtail.fields import StreamField


class LetterNewsBlock(blocks.StructBlock):
    """A piece of news, told in its own lead or in other words."""

    page = blocks.PageChooserBlock(label="Actualité", page_type="actualites.ActualitePage")
    text = blocks.TextBlock(
        label="Texte", max_length=600, required=False, help_text="Laissez vide pour reprendre le chapô."
    )

    class Meta:
        label = "Actualité"
        icon = "doc-full-inverse"


class LetterTextBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Titre", max_length=120)
    text = blocks.TextBlock(label="Texte", max_length=2000)

    class Meta:
        label = "Texte"
        icon = "pilcrow"


LETTRE_BLOCKS = [("news", LetterNewsBlock()), ("text", LetterTextBlock())]


class LettreField(StreamField):
    """The body of a letter, whose blocks stay out of migration files; nothing in a mail shows for a time only."""

    def __init__(self, block_types=(), **kwargs) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
