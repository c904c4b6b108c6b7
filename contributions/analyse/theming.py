"""Suggesting themes for a text from its words: those of the vocabulary, and those of what is already filed.

A word speaks for a theme when texts filed there hold it much more often than the others do. What is
suggested waits for a moderator: see ``contributions.decisions.classification`` for applying it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import exp, log

from django.db import transaction

from contributions.analyse.models import Analyse, MotDeTheme, SuggestionDeTheme
from contributions.propositions.models import PropositionTheme
from search import analysis
from vocabulaires.models import Theme

SAMPLE = 400
CORPUS_SAMPLE = 10_000
COMMON_SHARE = 0.1
WORDS_PER_THEME = 80
SEEN_MIN = 3
WEIGHT_MIN = 1.0
WEIGHT_MAX = 3.0
NAMED = 2.2
# The weight of words after which one is about two thirds sure.
HALF_SURE = 4.0
CONFIDENCE_MIN = 35
THEMES_MAX = 3
STEMS_SHOWN = 6


def confidence(score: float) -> int:
    """From the added weights of the words found, a number on a hundred that grows ever more slowly."""
    return round(100 * (1 - exp(-score / HALF_SURE)))


def suggest(terms: dict[int, str]) -> None:
    """Suggest again for some texts; what was refused stays refused, what is filed already is left. Four queries."""
    weights = lexicon({stem for words in terms.values() for stem in words.split()})
    filed: dict[int, set[int]] = defaultdict(set)
    links = PropositionTheme.objects.filter(content_object__in=list(terms))
    for pk, theme in links.values_list("content_object", "tag"):
        filed[pk].add(theme)
    SuggestionDeTheme.objects.filter(proposition__in=list(terms), refused=False).delete()
    SuggestionDeTheme.objects.bulk_create(
        [
            SuggestionDeTheme(
                proposition_id=pk,
                theme_id=theme,
                confidence=sure,
                words=" ".join(stems[:STEMS_SHOWN])[:200],
            )
            for pk, words in terms.items()
            for theme, sure, stems in likeliest(words, weights, filed[pk])
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


def likeliest(
    words: str, weights: dict[str, dict[int, float]], filed: set[int]
) -> list[tuple[int, int, list[str]]]:
    """The themes a text is most likely about beside those it has: theme, confidence, its telling words."""
    told: dict[int, dict[str, float]] = defaultdict(dict)
    for stem in set(words.split()):
        for theme, weight in weights.get(stem, {}).items():
            told[theme][stem] = weight
    found = [
        (theme, confidence(sum(stems.values())), sorted(stems, key=lambda stem: (-stems[stem], stem)))
        for theme, stems in told.items()
        if theme not in filed
    ]
    found = [item for item in found if item[1] >= CONFIDENCE_MIN]
    return sorted(found, key=lambda item: (-item[1], item[0]))[:THEMES_MAX]


def lexicon(stems: set[str]) -> dict[str, dict[int, float]]:
    """What each word says of each theme; one query, over the whole small table when there are many words."""
    rows = MotDeTheme.objects.all()
    if len(stems) <= 500:
        rows = rows.filter(stem__in=stems)
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for stem, theme, weight in rows.values_list("stem", "theme", "weight"):
        found[stem][theme] = weight
    return found


@transaction.atomic
def learn() -> int:
    """Learn the words of each theme afresh; returns how many. Reads at most 400 texts a theme and 10,000 in all."""
    frequency, total = corpus_frequency()
    rows: list[MotDeTheme] = []
    for theme in Theme.objects.all():
        weights = named_words(theme, frequency, total)
        for stem, weight in filed_words(theme, frequency, total).items():
            weights[stem] = max(weight, weights.get(stem, 0))
        strongest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:WORDS_PER_THEME]
        rows += [
            MotDeTheme(theme=theme, stem=stem, weight=weight) for stem, weight in strongest if len(stem) <= 40
        ]
    MotDeTheme.objects.all().delete()
    MotDeTheme.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def document_frequency(texts: Iterable[str]) -> tuple[Counter[str], int]:
    frequency: Counter[str] = Counter()
    total = 0
    for words in texts:
        frequency.update(set(words.split()))
        total += 1
    return frequency, total


def corpus_frequency() -> tuple[Counter[str], int]:
    newest = Analyse.objects.order_by("-pk").values_list("terms", flat=True)[:CORPUS_SAMPLE]
    return document_frequency(newest.iterator())


def named_words(theme: Theme, frequency: Counter[str], total: int) -> dict[str, float]:
    """The words of its name and synonyms, but those that are everywhere."""
    lines = "\n".join([theme.name, *theme.synonym_list])
    stems = set(analysis.normalise(lines).split())
    return {stem: NAMED for stem in stems if frequency[stem] <= max(total * COMMON_SHARE, SEEN_MIN)}


def filed_words(theme: Theme, frequency: Counter[str], total: int) -> dict[str, float]:
    """The words that texts filed under it hold more often than the others."""
    links = PropositionTheme.objects.filter(tag=theme, published_at__isnull=False)
    pks = list(
        links.order_by("-published_at", "-content_object").values_list("content_object", flat=True)[:SAMPLE]
    )
    inside, filed = document_frequency(Analyse.objects.filter(pk__in=pks).values_list("terms", flat=True))
    found = {}
    for stem, seen in inside.items():
        everywhere = max(frequency[stem], seen)
        if seen < SEEN_MIN or everywhere > total * COMMON_SHARE * 2:
            continue
        weight = log((seen / filed) / (everywhere / max(total, filed)))
        if weight >= WEIGHT_MIN:
            found[stem] = min(weight, WEIGHT_MAX) * seen / (seen + SEEN_MIN)
    return found
