"""Whatever stands in a public address, in its path or after its question mark: an answer, never a failure."""

import ast
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django import forms
from django.conf import settings
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern
from wagtail.models import Page

from tests.contributions.factories import PropositionFactory
from tests.home.every_page import MAKERS
from tests.vocabulaires.factories import ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

NOT_PUBLIC = ("admin/", "documents/")
ODD = {
    "a control sign": "\x06",
    "the end of a C string": "a\x00b",
    "half of a sign": "\udcff",
    "no character": "\uffff\U0010ffff",
    "blank letters": "\u3164\u115f",
    "reordering signs": "\u202e\u2066",
    "line ends": "\r\n\x0b\x85\u2028",
    "the name of a file too long by one": "a" * 256,
    "much": "é" * 3_000,
    "a number too great": "9" * 40,
    "less than nothing": "-1",
    "a figure that is no digit": "²٣",
    "markup and quotes": "<b>'\"`%_\\&;=#?/../",
}


def parameters_read_by_the_code() -> set[str]:
    """The names that any view reads of an address, as its source writes them; and the fields of all forms of filters."""
    names = {"utm_source", "cursor", "format"}
    for path in Path(settings.BASE_DIR).glob("*/**/*.py"):
        if path.parts[len(Path(settings.BASE_DIR).parts)] in ("tests", "bench", "deploy", ".venv", "var"):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                called, first = node.func, node.args[0]
                read = called.attr in ("get", "getlist") and ast.unparse(called.value).endswith(
                    ("GET", "params")
                )
            elif isinstance(node, ast.Subscript):
                read, first = ast.unparse(node.value).endswith("GET"), node.slice
            else:
                continue
            if read and isinstance(first, ast.Constant) and isinstance(first.value, str):
                names.add(first.value)
    return names | {
        name for form in subclasses(forms.Form) if "Filter" in form.__name__ for name in form.base_fields
    }


def subclasses(of: type) -> Iterator[type]:
    for one in of.__subclasses__():
        yield one
        yield from subclasses(one)


def public_patterns(resolver=None, before: str = "") -> Iterator[tuple[str, dict]]:
    """Each public address as a format, with the names it holds."""
    for pattern in (resolver or get_resolver()).url_patterns:
        held = pattern.pattern
        if not isinstance(held, RoutePattern | RegexPattern):
            continue
        route = before + (held._route if isinstance(held, RoutePattern) else opened(held))
        if route.startswith(NOT_PUBLIC):
            continue
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from public_patterns(pattern, route)


def opened(held: RegexPattern) -> str:
    """A regular expression as a route: its groups are holes."""
    text = held._regex.strip("^$").replace("\\.", ".").replace("\\Z", "")
    out, depth = "", 0
    for sign in text:
        depth += sign == "("
        if not depth:
            out += sign
        depth -= sign == ")"
        out += "<any:hole>" if sign == ")" and not depth else ""
    return out


def filled(route: str, value: str) -> str:
    parts = route.split("<")
    return (
        "/"
        + parts[0]
        + "".join(
            quote(value, safe="", errors="surrogateescape") + part.partition(">")[2] for part in parts[1:]
        )
    )


ROUTES = sorted({route for route, _ in public_patterns()})
HOLED = [route for route in ROUTES if "<" in route]
PLAIN = [route for route in ROUTES if "<" not in route]


@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_a_path_that_holds_anything_is_answered(client, value):
    assert len(HOLED) > 30
    for route in HOLED:
        path = filled(route, value)
        assert client.get(path).status_code < 500, path


@pytest.mark.parametrize("turn", range(len(ODD)), ids=ODD)
def test_a_parameter_that_holds_anything_is_answered(client, turn):
    """Each parameter meets all of these, one after the other from an address to the next; and all together each time."""
    proposition = PropositionFactory(themes=[ThemeFactory()])
    for model, make in MAKERS.items():
        if not model.__name__.endswith(("IndexPage", "HomePage")):
            make()
    names, values = sorted(parameters_read_by_the_code()), list(ODD.values())
    assert {"q", "page", "tri", "axe"} <= set(names)
    pages = [page.get_url() for page in Page.objects.live().filter(depth__gt=1)]
    addresses = {*(f"/{route}" for route in PLAIN), *filter(None, pages), proposition.get_absolute_url()}
    for place, address in enumerate(sorted(addresses)):
        if client.get(address).status_code != 200:
            continue
        value = quote(values[turn], safe="", errors="surrogateescape")
        asked = ["&".join(f"{name}={value}" for name in names)]
        asked += [
            f"{name}={value}" for rank, name in enumerate(names) if (place + rank) % len(values) == turn
        ]
        for question in asked:
            assert client.get(f"{address}?{question}").status_code < 500, question
