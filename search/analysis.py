"""How French words are made comparable: one analyser for what is stored and for what is asked.

Case, accents, ligatures, apostrophes, hyphens and endings differ between people who mean the same word.
Everything that indexes, searches, corrects, highlights or compares text goes through this module, so the
same words meet whichever database stores them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

TEXT_LIMIT = 100_000
WORD_LIMIT = 40
# What is written in one piece up to this length is remembered with its words: most of a text is repetition.
KEPT_LIMIT = 60

# Signs that hide inside words (soft hyphen, zero-width spaces, direction marks) and null bytes.
INVISIBLE = dict.fromkeys(
    [0x0000, 0x00AD, 0x061C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
    + [0xFEFF]
)
HYPHENS = "-\u2010\u2011"
RUN = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")
PART = re.compile(r"[^\W_]+")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})

STOP_WORDS = frozenset(
    """
    a ai aie aient ainsi as au aucun aucune aujourd aura aussi autre autres aux avait avec avez avoir avons
    bien ca car ce ceci cela celle celles celui ces cet cette ceux chaque ci comme comment d dans de depuis des
    desormais deux dois doit doivent donc dont du elle elles en encore entre es est et etaient etait etant
    etre eu eux faire fait faut font hui ici il ils j je jusqu l la le les leur leurs lors lorsqu lorsque lui
    m ma mais me meme memes mes moi moins mon n ne ni nos notre nous on ont ou par parce pas permet permettre
    peu peut peuvent plus plusieurs pour pourquoi pourrait puis puisqu puisque qu quand que quel quelle
    quelles quels qui quoi quoiqu sa sans se sera serait seront ses si soi soient soit son sont sous sur t ta
    te tel telle telles tels tes toi ton tous tout toute toutes tres trop tu un une vers via voici voila vos
    votre vous y etes sommes suis
    """.split()
)

# Words that the stemmer leaves apart from their singular, or lets meet a verb they have nothing to do with.
EXCEPTIONS = {
    "donnee": "donnee",
    "donnees": "donnee",
    "enjeux": "enjeu",
    "jeux": "jeu",
    "lieux": "lieu",
    "milieux": "milieu",
    "travaux": "travail",
    "voeux": "voeu",
}

# The stemmer reads accents that folding has removed; these endings always carry them in French. A word
# that never did ("site", "limite") is treated the same way everywhere, so it still meets itself.
ACCENTED_ENDINGS = (
    (re.compile(r"(?<=\w\w)ite(s?)$"), r"ité\1"),
    (re.compile(r"(?<=\w)iere(s?)$"), r"ière\1"),
    (re.compile(r"(?<=\w)ee(s?)$"), r"ée\1"),
    (re.compile(r"(?<=\w\w)erent$"), "èrent"),
)
ABILITY = re.compile(r"([ai])bil$")

_stemmer = snowballstemmer.stemmer("french")


class Token(NamedTuple):
    """A word where people wrote it: its folded form, its stem, and its place in the cleaned text."""

    word: str
    stem: str
    start: int
    end: int
    compound: bool = False


def clean(text: str) -> str:
    """The text that tokens point into: composed accents, no invisible sign, bounded length."""
    return unicodedata.normalize("NFC", text[:TEXT_LIMIT].translate(INVISIBLE))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, without accents or ligatures."""
    word = word.casefold().translate(LIGATURES)
    return "".join(
        sign
        for sign in unicodedata.normalize("NFKD", word)
        if sign.isalnum() and not unicodedata.combining(sign)
    )


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word; words of the same family share it."""
    if not word.isalpha():
        return word
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    for ending, accented in ACCENTED_ENDINGS:
        word, changed = ending.subn(accented, word)
        if changed:
            break
    return ABILITY.sub(r"\1bl", fold(_stemmer.stemWord(word)))


def is_word(folded: str) -> bool:
    """Whether a folded word is worth indexing: not a stop word, not a lone letter, not an endless string."""
    if not folded or len(folded) > WORD_LIMIT or folded in STOP_WORDS:
        return False
    return len(folded) > 1 or folded.isdigit()


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order; ``text`` must have been cleaned for the places to be right.

    A hyphenated word gives each of its parts and, as a compound, the whole written as one word, so that
    « vidéo-projecteur » meets « vidéoprojecteur ».
    """
    for run in RUN.finditer(text):
        place = run.start()
        for word, stemmed, start, end, compound in words_of(run.group()):
            yield Token(word, stemmed, place + start, place + end, compound)


def words_of(run: str) -> Sequence[Token]:
    """The words of what is written in one piece, placed from its beginning."""
    return kept_words(run) if len(run) <= KEPT_LIMIT else tuple(read_words(run))


@lru_cache(maxsize=32768)
def kept_words(run: str) -> Sequence[Token]:
    return tuple(read_words(run))


def read_words(run: str) -> Iterator[Token]:
    parts = []
    for part in PART.finditer(run):
        word = fold(part.group())
        parts.append(word)
        if is_word(word):
            yield Token(word, stem(word), part.start(), part.end())
    if len(parts) > 1 and all(part not in STOP_WORDS or len(part) == 1 for part in parts):
        whole = "".join(parts)
        if whole.isalpha() and is_word(whole):
            yield Token(whole, stem(whole), 0, len(run), compound=True)


def term(stem: str) -> str:
    """How a stem is written in the index: marked when it holds a digit, which parsers would cut."""
    return stem if stem.isalpha() else f"n{stem}"


def normalise(text: str) -> str:
    """The terms of a text, separated by spaces, as both databases index them."""
    return " ".join(term(token.stem) for run in RUN.findall(clean(text)) for token in words_of(run))
