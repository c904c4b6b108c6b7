"""What is asked of an index of words, and how a database writes it.

A question is a conjunction of groups; a group is met by any of its alternatives; an alternative is a set of
stems that must all be there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from search.analysis import term

Alternative = tuple[str, ...]
Group = frozenset[Alternative]
Question = Sequence[Group]
# A statement or a part of one, with its parameters.
Part = tuple[str, Sequence[object]]


def at_most(question: Question, counts: Mapping[str, int]) -> float:
    """How many documents may answer, when ``counts`` tell of some stems in how many they are."""
    return min(
        sum(min(counts.get(stem, inf) for stem in alternative) for alternative in group) for group in question
    )


@dataclass(frozen=True)
class Writing:
    """How a database writes a stem, a conjunction and a choice.

    Stems hold letters and digits only, so that quoting them is enough.
    """

    quoted: str
    both: str
    either: str

    def question(self, groups: Question) -> str:
        return self.both.join(
            "("
            + self.either.join(
                "(" + self.both.join(self.stem(stem) for stem in alternative) + ")"
                for alternative in sorted(group)
            )
            + ")"
            for group in groups
        )

    def any_of(self, stems: Sequence[str]) -> str:
        return "(" + self.either.join(self.stem(stem) for stem in stems) + ")"

    def two_of(self, stems: Sequence[str]) -> str:
        """At least two of some stems: one in each half of them, or two in the same half.

        Much shorter than all pairs.
        """
        if len(stems) == 2:
            return "(" + self.both.join(self.stem(stem) for stem in stems) + ")"
        halves = stems[: len(stems) // 2], stems[len(stems) // 2 :]
        apart = self.both.join(self.any_of(half) for half in halves)
        together = [self.two_of(half) for half in halves if len(half) > 1]
        return "(" + self.either.join([f"({apart})", *together]) + ")"

    def stem(self, stem: str) -> str:
        return self.quoted.format(term(stem))


POSTGRESQL = Writing("'{}'", " & ", " | ")
SQLITE = Writing('"{}"', " AND ", " OR ")
