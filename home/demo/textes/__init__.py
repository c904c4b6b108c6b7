"""Reads the hand-written ideas kept beside this module as plain text.

Files are named ``axe<number>-<subject>.txt``. An idea starts with ``## theme, theme``; each
of its versions with ``[profil,profil] Title``. After the profiles, ``!`` marks a voice that does not care for
spelling, ``/f`` or ``/m`` words that only a woman or a man would write, ``@place`` words that only fit a
région académique (or ``hexagone``, ``montagne``). Paragraphs follow, one per line. A line that starts with + may end any
version of the idea.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
HEXAGONE, MONTAGNE = "hexagone", "montagne"
HEADER = re.compile(
    r"\[(?P<profils>[a-z,]+)(?P<informal>!?)(?:/(?P<gender>[fm]))?(?:@(?P<place>[a-z-]+))?\] (?P<title>.+)"
)
COMPLEMENT = re.compile(r"(?:\[(?P<profil>[a-z]+)\] )?(?P<sentence>.+)")


@dataclass(frozen=True)
class Version:
    """One way of putting an idea, in someone's voice."""

    profils: tuple[str, ...]
    informal: bool
    gender: str
    place: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Idee:
    axe_number: int
    theme_slugs: tuple[str, ...]
    versions: tuple[Version, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True)
class Complement:
    """A sentence that suits any idea of a theme; ``profil`` when only that voice would say it."""

    sentence: str
    profil: str


@cache
def idees() -> tuple[Idee, ...]:
    """Every idea, in the order of the files."""
    return tuple(idee for path in sorted(HERE.glob("axe*.txt")) for idee in _parse(path))


@cache
def complements() -> dict[str, tuple[Complement, ...]]:
    """The sentences each theme lends to its ideas."""
    found = {}
    for slug, lines in _sections(HERE / "complements.txt"):
        matches = [COMPLEMENT.fullmatch(line) for line in lines]
        found[slug] = tuple(Complement(match["sentence"], match["profil"] or "") for match in matches)
    return found


def _sections(path: Path) -> list[tuple[str, list[str]]]:
    sections: list[tuple[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            sections.append((line.removeprefix("## "), []))
        elif line:
            sections[-1][1].append(line)
    return sections


def _parse(path: Path) -> list[Idee]:
    axe_number = int(path.name.removeprefix("axe").partition("-")[0])
    found = []
    for themes, lines in _sections(path):
        endings = tuple(line.removeprefix("+ ") for line in lines if line.startswith("+ "))
        versions = _versions([line for line in lines if not line.startswith("+ ")])
        found.append(Idee(axe_number, tuple(themes.split(", ")), versions, endings))
    return found


def _versions(lines: list[str]) -> tuple[Version, ...]:
    starts = [place for place, line in enumerate(lines) if line.startswith("[")]
    found = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        header = HEADER.fullmatch(lines[start])
        if header is None:
            raise ValueError(f"Unreadable header: {lines[start]}")
        found.append(
            Version(
                profils=tuple(header["profils"].split(",")),
                informal=bool(header["informal"]),
                gender=header["gender"] or "",
                place=header["place"] or "",
                title=header["title"],
                paragraphs=tuple(lines[start + 1 : end]),
            )
        )
    return tuple(found)
