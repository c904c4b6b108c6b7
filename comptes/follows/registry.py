"""What can be followed, described by the applications that own it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from comptes.models import Suivi


@dataclass(frozen=True)
class Subject:
    """A thing that the public may read, as its followers know it."""

    title: str
    url: str


def no_alias(target: int) -> Collection[int]:
    return ()


@dataclass(frozen=True)
class Followable:
    """One kind of thing that people follow.

    ``label`` names one of them to people, in lower case (« la proposition », « le thème »); ``gone`` says
    that one is no longer public. ``resolve`` finds the public ones among some identifiers, in one query: a
    hidden one is left out. ``aliases`` names the others whose followers hear of one too, such as what has
    joined it.
    """

    kind: str
    label: str
    gone: str
    resolve: Callable[[Collection[int]], dict[int, Subject]]
    aliases: Callable[[int], Collection[int]] = no_alias


_followables: dict[str, Followable] = {}


def register(followable: Followable) -> None:
    """Add a kind of thing to follow."""
    _followables[followable.kind] = followable


def followable(kind: str) -> Followable:
    """The kind of this name. Raises ``LookupError``."""
    return _followables[kind]


def kinds() -> tuple[str, ...]:
    return tuple(_followables)


def heard_by(kind: str, target: int) -> list[int]:
    """The things of a kind whose followers hear of one of them: itself first, then its aliases."""
    others = _followables[kind].aliases(target) if kind in _followables else ()
    return [target, *others]


def subject_of(kind: str, target: int) -> Subject | None:
    """The public thing that a kind and an identifier name, however forged; one query at most."""
    if kind not in _followables or not 0 < target < 2**63:
        return None
    return _followables[kind].resolve([target]).get(target)


def subjects_of(suivis: Iterable[Suivi]) -> dict[tuple[str, int], Subject]:
    """What is still public of what some follows name, by kind and identifier: one query for each kind."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for suivi in suivis:
        wanted[suivi.kind].add(suivi.target)
    return {
        (kind, target): subject
        for kind, targets in wanted.items()
        if kind in _followables
        for target, subject in _followables[kind].resolve(targets).items()
    }
