"""Every icon that the administration names is one it can draw: another name leaves a hole."""

import re
from pathlib import Path

from django.conf import settings
from wagtail.admin.icons import get_icons

NAMED = re.compile(r'\b(?:menu_|header_)?icon(?:_name)?\s*=\s*"([\w-]+)"|{% icon name="([\w-]+)"')
ELSEWHERE = {"tests", "bench", "deploy", "docs", "var", ".venv"}


def sources():
    for pattern in ("*/**/*.py", "*/**/*.html"):
        for path in Path(settings.BASE_DIR).glob(pattern):
            if path.relative_to(settings.BASE_DIR).parts[0] not in ELSEWHERE:
                yield path


def test_every_icon_named_is_drawn():
    drawn = set(re.findall(r'id="icon-([\w-]+)"', get_icons()))
    named = {
        (str(path.relative_to(settings.BASE_DIR)), one or other)
        for path in sources()
        for one, other in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert {(path, name) for path, name in named if name not in drawn} == set()
