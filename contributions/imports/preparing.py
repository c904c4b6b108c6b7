"""The first reading of a file: what it is, how many rows it holds, and which of its words have to be placed."""

import json
from collections.abc import Callable
from typing import BinaryIO

from django.db import transaction

from comptes.models import User
from contributions.imports import files
from contributions.imports.formats import BYTES_MAX, PLACES, open_rows
from contributions.imports.mapping import Mapping, Values, Vocabulary, suggest
from contributions.imports.models import Import
from editorial.tables import CellError, Row, normal


def values_of(file: BinaryIO, *, bytes_max: int = BYTES_MAX) -> Values:
    """The categories and scopes that a file names; it is read whole. Raises ``TableError``."""
    values = Values()
    with open_rows(file, bytes_max=bytes_max) as (kind, rows, _):
        places = PLACES[kind]
        values.format = kind
        for row in rows:
            values.add(*named_places(row, places))
    return values


def named_places(row: Row, places: Callable[[Row], tuple[str, str]]) -> tuple[str, str]:
    """The category and the scope of a row; none of one that will be refused."""
    try:
        return ("", "") if row.problem else places(row)
    except CellError:
        return "", ""


@transaction.atomic
def receive(
    file: BinaryIO,
    *,
    name: str,
    author: User | None,
    system: str = "",
    publish: bool = False,
    mapping: Mapping | None = None,
    bytes_max: int = BYTES_MAX,
) -> Import:
    """Keep a file to be imported, with a first correspondence. Raises ``TableError``."""
    values = values_of(file, bytes_max=bytes_max)
    if mapping is None:
        mapping = suggest(values, Vocabulary())
    batch = Import.objects.create(
        file_name=name[-200:],
        format=values.format,
        system=system,
        publish=publish,
        mapping=mapping.as_json(),
        found={"categories": dict(values.categories), "secteurs": dict(values.scopes)},
        rows_total=values.rows,
        author=author,
    )
    files.keep(batch, file)
    return batch


def starter(values: Values, vocabulary: Vocabulary) -> str:
    """A correspondence to be completed, in JSON: each value of the source, and ours where the names agree."""
    mapping = suggest(values, vocabulary)
    data = mapping.as_json()
    # The source's own spelling, which a person recognises; it is read back whatever its case and accents.
    data["categories"] = {value: mapping.categories[normal(value)] for value in values.categories}
    data["secteurs"] = {value: mapping.scopes[normal(value)] for value in values.scopes}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
