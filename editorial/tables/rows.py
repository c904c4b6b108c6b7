"""What the readers of each format hand over, and how they refuse a file."""

from dataclasses import dataclass, field

COLUMNS_MAX = 100
LINES_MAX = 1_048_576
CELL_MAX = 131_072


# A sheet formatted far below its rows, megabytes of blank lines: what is read stops there.
BLANKS_MAX = 500


class CellError(Exception):
    """A cell that somebody reads cannot be believed; the message, in French, says why and what to do."""


class TableError(Exception):
    """The file cannot be read as a table; the message, in French, says why and what to do."""


@dataclass(frozen=True)
class RawRow:
    """The cells of a row as the file has them; ``problem`` says why they cannot be trusted.

    ``line`` is the first of the file's lines that the row takes, ``last_line`` the last. ``faults`` says of a cell,
    by its place, why it cannot be: it matters to who reads that cell only.
    """

    line: int
    last_line: int
    cells: list[str] = field(default_factory=list)
    problem: str = ""
    faults: dict[int, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        return not self.problem and not self.faults and not any(cell.strip() for cell in self.cells)
