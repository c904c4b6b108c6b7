"""What documents say of files is true."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def test_each_test_that_the_security_page_names_exists():
    named = re.findall(r"`(tests/[^`]+)`", (ROOT / "docs" / "securite.md").read_text())
    assert len(named) > 10
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_licence_is_the_one_that_the_package_names():
    assert (ROOT / "LICENSE").read_text().startswith("European Union Public Licence\nV. 1.2\n")
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text()
