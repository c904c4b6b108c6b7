"""The contents of a body laid flat: what checks read, whatever blocks they stand in."""

from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, Tag
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

# The fields of blocks that show as titles, and those that show as the words of a link.
TITLES = ("title", "heading")
LABELS = ("label",)


@dataclass
class Heading:
    level: int
    text: str


@dataclass
class Link:
    text: str
    target: str


@dataclass
class Picture:
    """``alt`` is nothing for a picture that its editor says is decorative."""

    image: AbstractImage
    alt: str | None


@dataclass
class Contents:
    """What a body holds, each list in the order of the page. ``base`` is the level of the heading above it."""

    base: int = 1
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    documents: list[AbstractDocument] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    styled: list[Tag] = field(default_factory=list)


def contents_of(stream) -> Contents:
    """Everything in the value of a ``StreamField``, parts shown at a moment included."""
    text_block = stream.stream_block.child_blocks.get("text")
    within = isinstance(text_block, RichTextBlock) and text_block.features and "h2" not in text_block.features
    contents = Contents(base=2 if within else 1)
    for child in stream:
        read(child.block, child.value, contents)
    return contents


def read(block, value: Any, contents: Contents) -> None:
    if isinstance(value, RichText):
        read_html(value.source, contents, label=str(block.label))
    elif isinstance(value, AbstractImage):
        # Whatever its block: that of Wagtail, which asks for a text, holds the picture itself.
        alt = None if getattr(value, "decorative", False) else getattr(value, "contextual_alt_text", None)
        contents.pictures.append(Picture(value, alt))
    elif isinstance(value, AbstractDocument):
        contents.documents.append(value)
    elif isinstance(block, StreamBlock):
        for child in value:
            read(child.block, child.value, contents)
    elif isinstance(block, StructBlock):
        read_struct(block, value, contents)
    elif isinstance(block, ListBlock):
        for child in value.bound_blocks:
            read(child.block, child.value, contents)


def read_struct(block: StructBlock, value: Any, contents: Contents) -> None:
    title = next((value[name] for name in TITLES if name in block.child_blocks and value.get(name)), "")
    # Titles of blocks stand one level under what is above the body.
    if title and getattr(block.meta, "template", None) and getattr(block.meta, "has_heading", True):
        contents.headings.append(Heading(contents.base + 1, str(title)))
    label = next((value[name] for name in LABELS if name in block.child_blocks), None)
    target = value.get("url") or getattr(value, "href", "")
    if label is not None and target:
        contents.links.append(Link(str(label), str(target)))
    for name, child in block.child_blocks.items():
        if value.get(name) is not None:
            read(child, value[name], contents)


def read_html(source: str, contents: Contents, *, label: str = "") -> None:
    soup = BeautifulSoup(source, "html.parser")
    if not soup.get_text(strip=True) and not soup.find(["embed", "img"]):
        contents.empty.append(label or "Texte")
        return
    for tag in soup.find_all(True):
        if tag.name in ("h2", "h3", "h4", "h5", "h6"):
            contents.headings.append(Heading(int(tag.name[1]), tag.get_text(" ", strip=True)))
        elif tag.name == "a":
            contents.links.append(Link(tag.get_text(" ", strip=True), target_of(tag)))
        elif tag.name in ("p", "li"):
            contents.paragraphs.append(tag.get_text(" ", strip=True))
        if tag.get("style"):
            contents.styled.append(tag)


def target_of(tag: Tag) -> str:
    """What a stored link leads to, whatever its kind."""
    return tag.get("href") or f"{tag.get('linktype', '')}:{tag.get('id', '')}"
