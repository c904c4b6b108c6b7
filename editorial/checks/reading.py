"""How easy a French text is to read: the length of its sentences and of its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.checks.contents import Contents
from editorial.checks.findings import Finding, advice

WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
SENTENCE_END = re.compile(r"[.!?…]+(?:\s|$)")
VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+", re.IGNORECASE)
SILENT_END = re.compile(r"(?<=[^\Waeiouyéèêà])e(?:s|nt)?$", re.IGNORECASE)
MUTE_U = re.compile(r"([qg])u(?=e(?:s|nt)?$)", re.IGNORECASE)
WORDS_MIN = 60
SENTENCE_MAX = 40
EASE_MIN = 45


@dataclass(frozen=True)
class Reading:
    words: int
    sentences: int
    syllables: int

    @property
    def ease(self) -> float:
        """Flesch's measure as Kandel and Moles fitted it to French: 100 is very easy, 0 very hard."""
        if not self.words or not self.sentences:
            return 100.0
        return 207 - 1.015 * self.words / self.sentences - 73.6 * self.syllables / self.words


def syllables(word: str) -> int:
    """About how many syllables are heard."""
    return max(1, len(VOWELS.findall(SILENT_END.sub("", MUTE_U.sub(r"\1", word)))))


def sentences_of(text: str) -> list[str]:
    return [part for part in SENTENCE_END.split(text) if WORD.search(part)]


def measure(texts: list[str]) -> Reading:
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    return Reading(len(words), len(sentences), sum(map(syllables, words)))


def check_reading(contents: Contents) -> Iterator[Finding]:
    """Long sentences one by one, then the whole text when there is enough of it."""
    for paragraph in contents.paragraphs:
        for sentence in sentences_of(paragraph):
            if len(WORD.findall(sentence)) > SENTENCE_MAX:
                yield advice("lecture", "Cette phrase est longue. Coupez-la en deux.", sentence)
    reading = measure(contents.paragraphs)
    if reading.words >= WORDS_MIN and reading.ease < EASE_MIN:
        yield advice(
            "lecture",
            f"Le texte est difficile à lire (facilité : {max(0, round(reading.ease))} sur 100). Raccourcissez les "
            "phrases et préférez les mots courants.",
        )
