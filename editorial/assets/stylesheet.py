"""Reads style sheets, keeps the rules that can apply, writes them back small."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import tinycss2
from tinycss2 import ast

from editorial.assets.usage import Usage

VARIABLE = re.compile(r"var\(\s*(--[A-Za-z0-9_-]+)")
DARK = "[data-fr-theme=dark]"
# The attribute that the page carries until someone chooses a theme: no script is needed to follow the system.
SYSTEM = "[data-fr-scheme=system]"
UNUSED_HOOKS = ("data-fr-mourning", "data-fr-js", "data-fr-scrolling", "::-ms-", "fr-no-svg")
GROUPS = {"media", "supports"}
STATEMENTS = {"keyframes", "page"}


@dataclass(frozen=True)
class Declaration:
    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}:{self.value}"


@dataclass(frozen=True)
class Rule:
    selectors: tuple[str, ...]
    declarations: tuple[Declaration, ...]

    def __str__(self) -> str:
        return f"{','.join(self.selectors)}{{{';'.join(map(str, self.declarations))}}}"


@dataclass(frozen=True)
class Group:
    """A conditional group (`@media`, `@supports`) and the rules in it."""

    condition: str
    children: tuple[Rule | Group | Raw, ...] = field(default_factory=tuple)

    def __str__(self) -> str:
        return f"{self.condition}{{{''.join(map(str, self.children))}}}"


@dataclass(frozen=True)
class Raw:
    """A statement kept as it is, such as `@keyframes`."""

    text: str

    def __str__(self) -> str:
        return self.text


Node = Rule | Group | Raw


def parse(text: str) -> list[Node]:
    """Read a style sheet; its fonts are left out, the build declares the site's own."""
    return _nodes(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _nodes(parsed: Iterable[ast.Node]) -> list[Node]:
    nodes: list[Node] = []
    for item in parsed:
        if isinstance(item, ast.QualifiedRule):
            selectors = tuple(_compact(tinycss2.serialize(part)) for part in _split(item.prelude))
            nodes.append(Rule(selectors, _declarations(item.content)))
        elif isinstance(item, ast.AtRule) and item.lower_at_keyword in GROUPS:
            children = tinycss2.parse_rule_list(item.content, skip_comments=True, skip_whitespace=True)
            condition = _compact(f"@{item.lower_at_keyword} {_without_old_contrast(item.prelude)}")
            nodes.append(Group(condition, tuple(_nodes(children))))
        elif isinstance(item, ast.AtRule) and item.lower_at_keyword in STATEMENTS:
            nodes.append(Raw(_compact(item.serialize())))
    return nodes


def _declarations(content: list[ast.Node]) -> tuple[Declaration, ...]:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return tuple(
        Declaration(
            item.name,
            _compact(tinycss2.serialize(item.value)) + ("!important" if item.important else ""),
        )
        for item in parsed
        if isinstance(item, ast.Declaration) and not item.name.startswith("-ms-")
    )


def _split(tokens: list[ast.Node]) -> list[list[ast.Node]]:
    parts: list[list[ast.Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _without_old_contrast(prelude: list[ast.Node]) -> str:
    kept = [tinycss2.serialize(part) for part in _split(prelude)]
    modern = [text for text in kept if "-ms-high-contrast" not in text]
    return ",".join(text.strip() for text in modern or kept)


def _compact(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.S)).strip()


def transform(nodes: Iterable[Node], change: Callable[[Rule], Rule | None]) -> list[Node]:
    """Apply `change` to every rule; a rule changed to None goes, a group left empty too."""
    changed: list[Node] = []
    for node in nodes:
        if isinstance(node, Group):
            children = transform(node.children, change)
            if children:
                changed.append(Group(node.condition, tuple(children)))
        elif isinstance(node, Raw):
            changed.append(node)
        elif (rule := change(node)) is not None and rule.declarations:
            changed.append(rule)
    return changed


def purge(nodes: Iterable[Node], usage: Usage) -> list[Node]:
    """Keep the selectors whose classes the project writes."""

    def change(rule: Rule) -> Rule | None:
        selectors = tuple(selector for selector in rule.selectors if _may_match(selector, usage))
        return Rule(selectors, rule.declarations) if selectors else None

    return transform(nodes, change)


def _may_match(selector: str, usage: Usage) -> bool:
    if any(hook in selector for hook in UNUSED_HOOKS):
        return False
    tokens = tinycss2.parse_component_value_list(selector)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before == "." and isinstance(token, ast.IdentToken):
            if token.value.startswith("fr-") and not usage.has(token.value):
                return False
        elif isinstance(token, ast.SquareBracketsBlock):
            for value in (part.value.strip() for part in token.content if hasattr(part, "value")):
                if isinstance(value, str) and value.startswith("fr-") and not usage.has_any(value):
                    return False
    return True


def drop_unused_variables(nodes: list[Node]) -> list[Node]:
    """Leave out the custom properties that no kept declaration reads, directly or through another."""
    definitions: dict[str, set[str]] = {}
    used: set[str] = set()
    for declaration in _all_declarations(nodes):
        read = set(VARIABLE.findall(declaration.value))
        if declaration.name.startswith("--"):
            definitions.setdefault(declaration.name, set()).update(read)
        else:
            used |= read
    pending = list(used)
    while pending:
        for name in definitions.get(pending.pop(), set()) - used:
            used.add(name)
            pending.append(name)

    def change(rule: Rule) -> Rule:
        kept = (item for item in rule.declarations if not item.name.startswith("--") or item.name in used)
        return Rule(rule.selectors, tuple(kept))

    return transform(nodes, change)


def _all_declarations(nodes: Iterable[Node]) -> Iterable[Declaration]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _all_declarations(node.children)
        elif isinstance(node, Rule):
            yield from node.declarations


def follow_the_system(nodes: Iterable[Node]) -> list[Node]:
    """Repeat each dark rule for readers whose system asks for dark, and keep paper light.

    The design system sets its theme with a script; here a media query does it, so that dark works
    without one and from the first paint.
    """
    result: list[Node] = []
    for node in nodes:
        if isinstance(node, Group):
            result.append(Group(node.condition, tuple(follow_the_system(node.children))))
        elif isinstance(node, Rule) and any(DARK in selector for selector in node.selectors):
            dark = tuple(selector for selector in node.selectors if DARK in selector)
            rest = tuple(selector for selector in node.selectors if DARK not in selector)
            if rest:
                result.append(Rule(rest, node.declarations))
            system = tuple(selector.replace(DARK, SYSTEM) for selector in dark)
            result.append(Group("@media screen", (Rule(dark, node.declarations),)))
            result.append(
                Group("@media screen and (prefers-color-scheme:dark)", (Rule(system, node.declarations),))
            )
        else:
            result.append(node)
    return result


def write(nodes: Iterable[Node]) -> str:
    return "".join(map(str, nodes))
