"""Showing where the words searched for are, in titles and extracts.

What people wrote is escaped piece by piece; the only markup is our own ``<mark>``.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search import analysis

EXTRACT_LENGTH = 280
LEAD_LENGTH = 60


class Span(NamedTuple):
    start: int
    end: int
    stem: str


def matches(text: str, stems: Collection[str]) -> list[Span]:
    """Where the words of some stems are in a cleaned text, in order and never overlapping."""
    spans: list[Span] = []
    for token in analysis.tokens(text):
        if token.stem in stems:
            if token.compound:
                while spans and spans[-1].start >= token.start:
                    spans.pop()
            spans.append(Span(token.start, token.end, token.stem))
    return spans


def highlighted(text: str, stems: Collection[str]) -> SafeString:
    """The whole text, the words of ``stems`` marked."""
    return marked(text, matches(text, stems))


def extract(text: str, stems: Collection[str], fallback: str = "") -> SafeString:
    """The passage that holds the most of the words, or the beginning of ``fallback`` when none is there."""
    spans = matches(text, stems)
    if not spans and fallback:
        text, spans = fallback, matches(fallback, stems)
    start, end = window(text, spans)
    inside = [
        Span(span.start - start, span.end - start, span.stem)
        for span in spans
        if span.start >= start and span.end <= end
    ]
    return format_html(
        "{}{}{}",
        "…\u00a0" if start else "",
        marked(text[start:end], inside),
        "\u00a0…" if end < len(text) else "",
    )


def window(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    """The part of a text to show, cut between words: first the most different words, then the most words."""
    start = 0
    if spans:
        best = (0, 0)
        for index, first in enumerate(spans):
            within = [
                span.stem for span in spans[index:] if span.end - first.start <= EXTRACT_LENGTH - LEAD_LENGTH
            ]
            score = (len(set(within)), len(within))
            if score > best:
                best, start = score, max(0, first.start - LEAD_LENGTH)
    if start:
        space = text.find(" ", start)
        start = space + 1 if space != -1 else start
    end = start + EXTRACT_LENGTH
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", start + EXTRACT_LENGTH // 2, end)
    return start, space if space != -1 else end


def marked(text: str, spans: Sequence[Span]) -> SafeString:
    pieces: list[str] = []
    position = 0
    for span in spans:
        pieces += [
            escape(text[position : span.start]),
            format_html("<mark>{}</mark>", text[span.start : span.end]),
        ]
        position = span.end
    pieces.append(escape(text[position:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped just above
