"""Which of the design system's classes the project writes somewhere."""

import re
from dataclasses import dataclass
from pathlib import Path

CLASS_NAME = re.compile(r"\bfr-[A-Za-z0-9_-]+")
# Classes that `components.field_parts` composes from the kind of a field.
SAFELIST = frozenset(
    f"fr-{kind}{part}"
    for kind in ("input", "select", "upload")
    for part in ("", "-group", "-group--error", "--error")
)


@dataclass(frozen=True)
class Usage:
    """Class names found in the sources; a name cut by a template variable counts as a prefix."""

    names: frozenset[str]
    prefixes: tuple[str, ...]

    def has(self, name: str) -> bool:
        return name in self.names or name.startswith(self.prefixes)

    def has_any(self, prefix: str) -> bool:
        return any(name.startswith(prefix) for name in self.names) or self.has(prefix)


def read(sources: list[Path]) -> Usage:
    """Collect the classes written in `sources`.

    `fr-alert--{{ kind }}` keeps every class that starts with `fr-alert--`. An icon must be written
    whole: a prefix would keep the thousand of them.
    """
    found = set(SAFELIST)
    for path in sources:
        found.update(CLASS_NAME.findall(path.read_text(encoding="utf-8")))
    prefixes = {name for name in found if name.endswith(("-", "_"))} - {"fr-icon-", "fr-col-"}
    return Usage(frozenset(found - prefixes), tuple(sorted(prefixes)))


def project_sources(base: Path) -> list[Path]:
    """Templates, scripts and Python files that may write a class, tests and this package left out."""
    applications = [path.parent for path in sorted(base.glob("*/apps.py"))]
    files = [*base.glob("templates/**/*.html"), *base.glob("static/js/**/*.js")]
    for folder in applications:
        files += folder.glob("**/*.py")
        files += folder.glob("templates/**/*.html")
    own = Path(__file__).parent
    return sorted(path for path in files if own not in path.parents and "migrations" not in path.parts)
