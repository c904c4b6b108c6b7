"""The StreamField every page body is made with."""

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A StreamField that keeps its block definitions out of migration files.

    Blocks change often and never change the column, which is JSON whatever they are; writing them
    into migrations costs megabytes of history and a migration for each reworded label. A data
    migration that rewrites stored blocks works on the JSON itself.
    """

    def __init__(self, block_types=(), **kwargs) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
