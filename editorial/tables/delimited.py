"""CSV as it comes: any usual separator and encoding, texts on several lines, and the line of each row."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from editorial.tables.rows import CELL_MAX, RawRow, TableError

SEPARATORS = (";", ",", "\t")
CHUNK = 1 << 20
SAMPLE = 1 << 16
ERRORS = "surrogateescape"
UNDECODED = re.compile("[\udc80-\udcff]")
TOLD = re.compile(r"sep=(.)\r?\n")
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNREADABLE = (
    "Ce fichier n’est pas un texte lisible. Ouvrez-le dans votre tableur et enregistrez-le au format "
    "« CSV UTF-8 » ou XLSX."
)


def rows(file: BinaryIO) -> Iterator[RawRow]:
    """The rows of a CSV file, blank ones included, in constant memory. Raises ``TableError``."""
    encoding = encoding_of(file)
    separator, is_told = separator_of(file, encoding)
    text = text_of(file, encoding)
    try:
        parsed = parse(text, separator)
        if is_told:
            next(parsed, None)
        yield from parsed
    finally:
        text.detach()


def text_of(file: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """The text, in which a byte that does not belong stays visible: its row alone is refused."""
    file.seek(0)
    return io.TextIOWrapper(file, encoding=encoding, errors=ERRORS, newline="")


def encoding_of(file: BinaryIO) -> str:
    """The encoding under which the whole file can be read. Raises ``TableError`` when there is none."""
    file.seek(0)
    head = file.read(SAMPLE)
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            candidates = (encoding,)
            break
    else:
        if b"\x00" in head:
            # A text of ours in UTF-16 without its mark has a null byte beside nearly each letter.
            candidates = ("utf-16-le",) if head[1::2].count(0) > len(head) // 4 else ("utf-16-be",)
        else:
            candidates = ("utf-8", "cp1252")
    for encoding in candidates:
        wrong, right = marks_of(file, encoding)
        # In French a text nearly all in UTF-8 has far more accents read well than bytes that are not.
        if wrong == 0 or (encoding == "utf-8" and right > 10 * wrong):
            return encoding
    raise TableError(UNREADABLE)


def marks_of(file: BinaryIO, encoding: str) -> tuple[int, int]:
    """How many bytes an encoding cannot read, and how many letters beyond ASCII it reads."""
    decoder = codecs.getincrementaldecoder(encoding)(ERRORS)
    wrong = right = 0
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            text = decoder.decode(chunk)
            if "\x00" in text:
                return 1, 0
            wrong += len(UNDECODED.findall(text))
            right += len(text) - len(text.encode("ascii", "ignore"))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return 1, 0
    return wrong, right - wrong


def separator_of(file: BinaryIO, encoding: str) -> tuple[str, bool]:
    """The sign that cuts the first row into most columns, and whether a first line of its own names it."""
    text = text_of(file, encoding)
    try:
        sample = text.read(SAMPLE)
    finally:
        text.detach()
    if told := TOLD.match(sample):
        return told[1], True

    def columns(separator: str) -> int:
        filled = (row for row in parse(io.StringIO(sample, newline=""), separator) if not row.is_blank)
        return len(next(filled, RawRow(1, 1)).cells)

    return max(SEPARATORS, key=columns), False


def parse(text: Iterable[str], separator: str) -> Iterator[RawRow]:
    source = Lines(text)
    # The module's own limit is shared by the whole process; ours is checked on each cell instead.
    reader = csv.reader(source, delimiter=separator)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield RawRow(first, reader.line_num, problem=unclosed(first, reader.line_num))
            continue
        if source.is_exhausted:
            # The reader asked for more after the last line: a quote was still open.
            yield RawRow(first, reader.line_num, problem=unclosed(first, reader.line_num))
            return
        if max(map(len, cells), default=0) >= CELL_MAX:
            yield RawRow(first, reader.line_num, problem=unclosed(first, reader.line_num))
            continue
        if any(UNDECODED.search(cell) for cell in cells):
            yield RawRow(
                first, reader.line_num, problem="Des caractères illisibles : enregistrez le fichier en UTF-8."
            )
            continue
        yield RawRow(first, reader.line_num, cells)


def unclosed(first: int, last: int) -> str:
    lines = f"les lignes {first} à {last} n’ont pas été lues" if last > first else "elle n’a pas été lue"
    return f"Un guillemet ouvert n’est pas fermé, ou une cellule dépasse {CELL_MAX:,} caractères : {lines}.".replace(
        ",", "\u202f", 1
    )


class Lines:
    """Lines of text that remember whether someone asked for one more than there are."""

    def __init__(self, text: Iterable[str]) -> None:
        self.lines = iter(text)
        self.is_exhausted = False

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        try:
            return next(self.lines)
        except StopIteration:
            self.is_exhausted = True
            raise
