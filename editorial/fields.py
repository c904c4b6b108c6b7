"""The fields that pages are made with: their bodies, and what they are filed under."""

from collections.abc import Iterable, Iterator

from django.db.models import Model
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField

from editorial.blocks.moments import MOMENT, MomentBlock


class BodyField(StreamField):
    """A StreamField that keeps its block definitions out of migration files.

    Blocks change often and never change the column, which is JSON whatever they are; writing them
    into migrations costs megabytes of history and a migration for each reworded label. A data
    migration that rewrites stored blocks works on the JSON itself.
    """

    def __init__(self, block_types=(), **kwargs) -> None:
        """Any of the blocks may also stand in a part of the body that shows for a time only."""
        if block_types:
            block_types = [*block_types, (MOMENT, MomentBlock(block_types))]
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs


class FiledUnderField(ParentalManyToManyField):
    """A link to rows of a vocabulary, counted where the administration tells what uses a row.

    Wagtail's index of references follows foreign keys and blocks only: what is shown on thirteen pages by such a
    link would be said to be used nowhere when somebody deletes it.
    """

    def extract_references(self, rows: Iterable[Model]) -> Iterator[tuple[type[Model], str, str, str]]:
        """As Wagtail asks of a field: the model and the key of each row, and where in the field it stands."""
        for row in rows:
            yield self.related_model, str(row.pk), "item", str(row.pk)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalManyToManyField", args, kwargs
