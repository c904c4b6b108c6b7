"""What nobody uses goes: templates, template tags, classes of the style sheets, settings, names of modules.

Tests and docs use nothing: what only they name is as dead.
"""

import ast
import re
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path

from django.conf import global_settings
from django.template.utils import get_app_template_dirs

from tests.support.tree import ROOT, files, module

WORD = re.compile(r"\w+")
CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")
# Libraries read those that begin with their name.
OF_LIBRARIES = ("ACCOUNT_", "OTP_", "TAGGIT_", "WAGTAIL")
# Rendered by a model or named by a function, after what it is: ``axes/axe_page.html``, ``…/courriels/code.txt``.
NAMED_BY_RULE = re.compile(r"_page\.html$")


@cache
def source() -> str:
    """All that the site is written in, but its style sheets."""
    kinds = (".py", ".html", ".txt", ".js", ".xml", ".svg")
    return "\n".join(
        (ROOT / path).read_text() for path in files(*kinds) if path.parts[0] not in ("tests", "docs")
    )


@cache
def words() -> Counter[str]:
    return Counter(WORD.findall(source()))


def test_every_template_is_rendered_somewhere():
    ours = [
        path.relative_to("templates")
        for path in files(".html", ".txt", ".xml")
        if path.parts[0] == "templates"
    ]
    overridden = get_app_template_dirs("templates")
    unused = [
        str(name)
        for name in ours
        if str(name) not in source()
        and not NAMED_BY_RULE.search(name.name)
        and f'{name.with_suffix("")}"' not in source()
        and not ("courriels" in name.parts and f'"{name.stem}"' in source())
        and not any((folder / name).exists() for folder in overridden)
    ]
    assert unused == []


def test_every_template_tag_and_filter_is_used():
    """Those that stand in for a library's own are there for whoever writes its name."""
    stand_in = import_module("wagtail.images.templatetags.wagtailimages_tags").register.tags.keys()
    unused = []
    for path in files(".py"):
        if "templatetags" not in path.parts or path.name == "__init__.py":
            continue
        library = import_module(module(path)).register
        unused += [
            tag for tag in library.tags.keys() - stand_in if not re.search(rf"{{%-?\s*{tag}\b", source())
        ]
        unused += [name for name in library.filters if not re.search(rf"\|\s*{name}\b", source())]
    assert unused == []


def test_every_class_of_the_style_sheets_is_worn():
    """A class that ends by what is known when the page is drawn counts by how it begins."""
    text = source()
    worn = set(re.findall(r"[\w-]+", text))
    beginnings = tuple(set(re.findall(r"([\w-]+-)\{", text)))
    unused = []
    for path in files(".css"):
        rules = re.sub(r"/\*.*?\*/", "", (ROOT / path).read_text(), flags=re.DOTALL)
        selectors = [
            found for found in re.findall(r"([^{};]+)\{", rules) if not found.strip().startswith("@")
        ]
        found = {name for selector in selectors for name in CLASS.findall(selector)}
        unused += [name for name in found - worn if not name.startswith(beginnings)]
    assert sorted(set(unused)) == []


def assigned(path: Path) -> list[str]:
    """The constants that a module gives a value to, at its top."""
    return [
        target.id
        for node in ast.parse((ROOT / path).read_text()).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper()
    ]


def test_every_setting_is_read():
    unused = [
        name
        for path in files(".py")
        if path.parts[:2] == ("config", "settings")
        for name in assigned(path)
        if words()[name] == 1 and not hasattr(global_settings, name) and not name.startswith(OF_LIBRARIES)
    ]
    assert unused == []


def test_every_function_and_constant_of_a_module_is_named_again():
    """Those that a decorator registers are used by whom they are registered with."""
    unused = []
    for path in files(".py"):
        if path.parts[0] in ("tests", "docs") or "settings" in path.parts or "migrations" in path.parts:
            continue
        functions = [
            node.name
            for node in ast.parse((ROOT / path).read_text()).body
            if isinstance(node, ast.FunctionDef) and not node.decorator_list
        ]
        unused += [f"{path}: {name}" for name in functions + assigned(path) if words()[name] == 1]
    assert unused == []


def test_the_tree_is_read_whole():
    assert (ROOT / "manage.py").exists()
    assert len(files(".py")) > 300
