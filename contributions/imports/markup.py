"""Texts written in an editor of another site, as plain paragraphs."""

import re
from html.parser import HTMLParser

from editorial.texts import clean_text

MARKUP = re.compile(r"<[a-zA-Z!/][^>]*>|&[a-zA-Z]+;|&#\d+;")
UNREAD = {"script", "style", "template", "head", "svg"}
BLOCKS = {
    "p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "tr", "pre", "section",
}  # fmt: skip


def plain_text(text: str) -> str:
    """What a text says, its markup turned into lines and its links told; a plain text is only cleaned."""
    if MARKUP.search(text):
        reader = TextReader()
        reader.feed(text)
        reader.close()
        text = "".join(reader.parts)
    return clean_text(text)


class TextReader(HTMLParser):
    """Collects the words of a page in one pass: a tree of each of a hundred thousand bodies costs minutes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unread = 0
        self.link: tuple[str, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self.unread += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n– ")
        elif tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a":
            self.link = (dict(attrs).get("href") or "").strip(), len(self.parts)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in UNREAD:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD:
            self.unread = max(self.unread - 1, 0)
        elif tag in BLOCKS:
            self.parts.append("\n\n")
        elif tag == "a" and self.link:
            address, start = self.link
            self.link = None
            if address.startswith(("https://", "http://")) and address not in "".join(self.parts[start:]):
                self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.parts.append(data)
