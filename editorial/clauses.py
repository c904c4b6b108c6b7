"""Where a note on a figure goes in a sentence: after its clause, never between the number and what it counts."""

import re

NOTE = re.compile(r' (<a class="site-chiffre__note".*?</a>)')
# A clause ends before its punctuation, or with the element that holds it; not at the sign of a number or an entity.
STOP = re.compile(
    r"(?P<stop>(?:&nbsp;|[\s\u00a0\u202f])?[,;:.!?…)](?!\d)|<a\b|</a>|</?(?:p|li|ul|ol|h\d|td|blockquote)\b|<br)"
    r"|&#?\w+;|<[^>]*>"
)


def notes_after_clauses(html: str) -> str:
    """The same text, each note put after the clause of its figure; several of one clause are one."""
    if "site-chiffre__note" not in html:
        return html
    first, *rest = NOTE.split(html)
    parts, waiting = [first], ""
    for note, text in zip(rest[::2], rest[1::2], strict=True):
        # Figures of one clause have the day in common: its note is written once.
        waiting = waiting or note
        end = clause_end(text)
        if end is None:
            parts.append(text)
            continue
        parts += [text[:end].rstrip(), f" {waiting}", text[end - spaces_before(text, end) : end], text[end:]]
        waiting = ""
    return "".join([*parts, f" {waiting}" if waiting else ""])


def clause_end(text: str) -> int | None:
    return next((found.start() for found in STOP.finditer(text) if found["stop"]), None)


def spaces_before(text: str, end: int) -> int:
    return len(text[:end]) - len(text[:end].rstrip())
