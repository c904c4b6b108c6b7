"""Which parts of the design system's package the site takes, and where they are."""

from importlib.util import find_spec
from pathlib import Path

# Located without importing the package, which is not an installed application.
ROOT = Path(find_spec("dsfr").submodule_search_locations[0]) / "static" / "dsfr"
DIST = ROOT / "dist"
ICONS = DIST / "icons"
PICTOGRAMS = DIST / "artwork" / "pictograms"

# In the order of the package's own bundle, which later rules rely on.
COMPONENTS = (
    "upload",
    "accordion",
    "badge",
    "logo",
    "button",
    "quote",
    "breadcrumb",
    "form",
    "stepper",
    "link",
    "sidemenu",
    "callout",
    "highlight",
    "pagination",
    "summary",
    "tag",
    "alert",
    "notice",
    "radio",
    "card",
    "checkbox",
    "input",
    "content",
    "skiplink",
    "select",
    "modal",
    "navigation",
    "footer",
    "tile",
    "search",
    "follow",
    "table",
    "transcription",
    "header",
)

FONTS = {
    "marianne-regular.woff2": DIST / "fonts" / "Marianne-Regular.woff2",
    "marianne-bold.woff2": DIST / "fonts" / "Marianne-Bold.woff2",
}

FAVICONS = ("favicon.svg", "favicon.ico", "apple-touch-icon.png")


def version() -> str:
    return (ROOT / "dsfr_version").read_text(encoding="utf-8").strip()


def stylesheets() -> list[Path]:
    """The style sheets to read, screen rules first, then colour utilities, then those for print."""
    parts = [DIST / "core" / "core", *(DIST / "component" / name / name for name in COMPONENTS)]
    screen = [path.with_name(f"{path.name}.main.min.css") for path in parts]
    printed = [path.with_name(f"{path.name}.print.min.css") for path in parts]
    colours = DIST / "utility" / "colors" / "colors.main.min.css"
    dark = DIST / "scheme" / "scheme.min.css"
    return [screen[0], dark, *screen[1:], colours, *(path for path in printed if path.exists())]
