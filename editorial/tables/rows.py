"""What the readers of each format hand over, and how they refuse a file."""

from dataclasses import dataclass, field

COLUMNS_MAX = 100
LINES_MAX = 1_048_576
CELL_MAX = 131_072


class TableError(Exception):
    """The file cannot be read as a table; the message, in French, says why and what to do."""


@dataclass(frozen=True)
class RawRow:
    """The cells of a row as the file has them; ``problem`` says why they cannot be trusted.

    ``line`` is the first of the file's lines that the row takes, ``last_line`` the last.
    """

    line: int
    last_line: int
    cells: list[str] = field(default_factory=list)
    problem: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.problem and not any(cell.strip() for cell in self.cells)
