"""What draws a moderator's attention in a text: rules that show passages and never decide.

They read plain text only, so that propositions, comments and anything else people write share them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from contributions.analyse.models import Alerte, ReglesDeModeration
from search import analysis

Rule = Alerte.Rule

LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"]+"
    r"|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|fr|org|net|eu|info|io|be|ch|ca|biz|shop|app|tv)\b(?:/[^\s<>«»\"]*)?",
    re.IGNORECASE,
)
HOST = re.compile(r"^(?:https?://)?(?:[^@/\s]*@)?([^/:?#\s]+)", re.IGNORECASE)
TRAILING = ".,;:!?)]}…’'"
# Begun only where an address can begin: from each letter of a long word, it would read the word again.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# Ten digits by pairs, or a country's prefix; what stands between digits is what people put there.
PHONE = re.compile(
    r"(?<![\d.,])(?:(?:\+|00)\d{1,3}[\s.\u00a0\u202f-]?(?:\(0\)[\s.]?)?|0)[1-9](?:[\s.\u00a0\u202f/-]?\d{2}){4}(?![\d.,]?\d)"
)
WORD = re.compile(r"[^\W\d_]+")
SHOUTED_WORDS = 4
SHOUTED_LETTERS = 20
SHORT_INSULT = 4

EXPLANATIONS = {
    Rule.LIEN: "Le texte mène vers un autre site : vérifiez que ce n’est pas de la publicité.",
    Rule.MAJUSCULES: "Un passage est écrit en majuscules, ce qui se lit comme un cri.",
    Rule.INJURE: "Le texte contient un mot de la liste tenue par l’équipe.",
    Rule.COORDONNEES: "Le texte donne une adresse électronique ou un numéro de téléphone : il deviendrait public.",
    Rule.DOUBLON: "Une autre proposition dit presque la même chose avec les mêmes mots.",
}


@dataclass(frozen=True)
class Passage:
    """Where a rule applies in a text cleaned by ``search.analysis.clean``."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class Rules:
    """The team's own lists, prepared for reading many texts."""

    insults: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    trusted: tuple[re.Pattern, ...] = ()

    @classmethod
    def of(cls, settings: ReglesDeModeration) -> "Rules":
        phrases: dict[str, list[tuple[str, ...]]] = {}
        for line in settings.insults.splitlines():
            words = tuple(analysis.fold(part.group()) for part in WORD.finditer(analysis.clean(line)))
            if words:
                phrases.setdefault(analysis.stem(words[0]), []).append(words)
        return cls(
            {stem: tuple(found) for stem, found in phrases.items()},
            tuple(filter(None, map(domain_pattern, settings.trusted_domains.splitlines()))),
        )

    @classmethod
    def load(cls) -> "Rules":
        """The rules as the team has set them; one query."""
        return cls.of(ReglesDeModeration.load())

    def passages(self, text: str) -> list[Passage]:
        """Every passage of a cleaned text that a rule shows, in order."""
        found = [*self.links(text), *contacts(text), *shouting(text), *self.insulting(text)]
        return sorted(found, key=lambda passage: (passage.start, passage.end))

    def links(self, text: str) -> Iterable[Passage]:
        for match in LINK.finditer(text):
            shown = match.group().rstrip(TRAILING)
            host = HOST.match(shown)
            if host and not any(pattern.fullmatch(host[1].lower()) for pattern in self.trusted):
                yield Passage(Rule.LIEN, match.start(), match.start() + len(shown))

    def insulting(self, text: str) -> Iterable[Passage]:
        if not self.insults:
            return
        words = [(analysis.fold(part.group()), part.start(), part.end()) for part in WORD.finditer(text)]
        for place, (word, start, _) in enumerate(words):
            for phrase in self.insults.get(analysis.stem(word), ()):
                said = words[place : place + len(phrase)]
                if len(said) == len(phrase) and all(
                    same_word(known, written) for known, (written, *_) in zip(phrase, said, strict=True)
                ):
                    yield Passage(Rule.INJURE, start, said[-1][2])
                    break


def same_word(known: str, written: str) -> bool:
    """Whether a word is one of the list's, in any of its forms; a short one is only met in its plural."""
    if len(known) <= SHORT_INSULT:
        return written in (known, f"{known}s")
    return written[:SHORT_INSULT] == known[:SHORT_INSULT] and analysis.stem(written) == analysis.stem(known)


def domain_pattern(line: str) -> re.Pattern | None:
    """A domain of the team's list and its subdomains."""
    name = line.strip().lower().removeprefix("www.")
    if not name:
        return None
    return re.compile(r"(?:[\w-]+\.)*" + re.escape(name).replace(r"\*", r"[\w-]+"))


def contacts(text: str) -> Iterable[Passage]:
    for pattern in (EMAIL, PHONE):
        for match in pattern.finditer(text):
            yield Passage(Rule.COORDONNEES, match.start(), match.end())


def shouting(text: str) -> Iterable[Passage]:
    """Runs of words in capitals long enough that they are no acronym."""
    words = list(WORD.finditer(text))
    for loud, run in groupby(words, key=lambda word: word.group().isupper()):
        run = list(run)
        letters = sum(len(word.group()) for word in run)
        if loud and len(run) >= SHOUTED_WORDS and letters >= SHOUTED_LETTERS:
            yield Passage(Rule.MAJUSCULES, run[0].start(), run[-1].end())
