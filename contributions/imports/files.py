"""An import's file, kept in pieces in the database: no shared disk, no public address, gone with the import."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from contributions.imports.models import Import, ImportPart

PART_BYTES = 1 << 20
MEMORY_MAX = 8 << 20


def keep(batch: Import, file: BinaryIO) -> None:
    """Store the file, a piece at a time."""
    file.seek(0)
    for position, content in enumerate(iter(lambda: file.read(PART_BYTES), b"")):
        ImportPart.objects.create(batch=batch, position=position, content=content)


@contextmanager
def opened(batch: Import) -> Iterator[BinaryIO]:
    """The file again, to be read; large ones wait on disk, never whole in memory."""
    with tempfile.SpooledTemporaryFile(max_size=MEMORY_MAX) as file:
        for position in batch.parts.values_list("position", flat=True):
            part = batch.parts.get(position=position)
            file.write(bytes(part.content))
        file.seek(0)
        yield file


def forget(batch: Import) -> None:
    """Drop the file: what its people wrote is in the propositions, and nowhere else."""
    batch.parts.all().delete()
