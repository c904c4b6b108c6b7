"""Makes the files of open data, row after row, and puts them in the place of those before.

A file is written aside, then stored under a name that none ever had, then named by its set: nobody reads
half of one, on a disk as in a bucket, which both lack a way to replace a file at once.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any, BinaryIO

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from editorial.tables import csv_rows
from home.models import JeuDeDonnees
from home.models.open_data import FOLDER
from home.open_data.datasets import DATASETS, Dataset
from operations import scheduled

# What a run that was cut off has left behind is no other run's any more.
FORGOTTEN = timedelta(days=1)


def publish() -> list[JeuDeDonnees]:
    """Make every set anew; what was erased since the last time is then nowhere any more."""
    published = [publish_one(dataset) for dataset in DATASETS]
    sweep()
    return published


def publish_soon(sender, **kwargs) -> None:
    """The files hold the name of someone who has just left: made anew within the hour, once for all who leave."""
    scheduled.hasten("publish_open_data", within=timedelta(hours=1))


def publish_one(dataset: Dataset) -> JeuDeDonnees:
    made = JeuDeDonnees(name=dataset.name)
    with tempfile.TemporaryFile() as csv_file, tempfile.TemporaryFile() as json_file:
        made.row_count = write(dataset, csv_file, json_file)
        made.store("csv", File(csv_file))
        made.store("json", File(json_file))
    with transaction.atomic():
        replaced = JeuDeDonnees.objects.select_for_update().filter(pk=dataset.name).first()
        made.save()
    # Once nothing names them any more.
    transaction.on_commit(lambda: delete(replaced.files if replaced else []), robust=True)
    return made


def write(dataset: Dataset, csv_file: BinaryIO, json_file: BinaryIO) -> int:
    """Both files in one reading of the rows; returns how many there are."""
    count = 0

    def lines() -> Iterator[Sequence[Any]]:
        nonlocal count
        for record in dataset.records():
            json_file.write(b",\n" if count else b"[\n")
            json_file.write(json.dumps(record, ensure_ascii=False).encode())
            count += 1
            yield [cell(value) for value in record.values()]

    headers = [column.name for column in dataset.columns]
    for line in csv_rows(headers, lines()):
        csv_file.write(line)
    json_file.write(b"\n]\n" if count else b"[]\n")
    return count


def cell(value: Any) -> Any:
    """What a cell of a table holds of a value: a list becomes one text, and what has parts stays JSON."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list):
        if any(isinstance(item, dict) for item in value):
            return json.dumps(value, ensure_ascii=False)
        return "|".join(str(item) for item in value)
    return value


def delete(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)


def sweep() -> None:
    """Delete the files that no set names, old enough not to be another run's."""
    named = {name for row in JeuDeDonnees.objects.all() for name in row.files}
    limit = timezone.now() - FORGOTTEN
    for file in default_storage.listdir(FOLDER)[1]:
        name = f"{FOLDER}/{file}"
        if name not in named and default_storage.get_modified_time(name) < limit:
            default_storage.delete(name)
