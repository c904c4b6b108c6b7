"""The StreamField every page body is made with."""

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
