"""Writes the assets when something they are made from has changed."""

import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from editorial.assets import design_system, fonts, sprites, stylesheet, usage
from editorial.pictograms import Pictogram

FINGERPRINT = "fingerprint.txt"
# A page with a form asks for them together: one request rather than one each.
FORM_SCRIPTS = ("proof.js", "proposition-form.js")
HEADING = (
    '@charset "UTF-8";\n/*! Contains parts of the DSFR {version}, MIT licence, restricted to State sites */\n'
)


class Builder:
    """Builds into `output` the assets of the project at `base`."""

    def __init__(self, base: Path, output: Path) -> None:
        self.base = base
        self.output = output
        self.sources = usage.project_sources(base)
        self.own_styles = sorted((base / "static" / "css").glob("*.css"))
        self.form_scripts = [base / "static" / "js" / name for name in FORM_SCRIPTS]

    def run(self, *, force: bool = False) -> bool:
        """Build unless nothing changed.

        Returns:
            Whether anything was built.
        """
        used = usage.read(self.sources)
        fingerprint = self._fingerprint(used)
        self.output.parent.mkdir(parents=True, exist_ok=True)
        with _alone(self.output.with_suffix(".lock")):
            stamp = self.output / FINGERPRINT
            if not force and stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint:
                return False
            with tempfile.TemporaryDirectory(dir=self.output.parent) as folder:
                fresh = Path(folder) / "fresh"
                fresh.mkdir()
                self._write(fresh, used)
                (fresh / FINGERPRINT).write_text(fingerprint, encoding="utf-8")
                if self.output.exists():
                    self.output.rename(Path(folder) / "stale")
                fresh.rename(self.output)
        return True

    def _fingerprint(self, used: usage.Usage) -> str:
        digest = hashlib.sha256(design_system.version().encode())
        for word in (*sorted(used.names), *used.prefixes, *Pictogram.values):
            digest.update(word.encode() + b"\n")
        for path in (*self.own_styles, *self.form_scripts, *sorted(Path(__file__).parent.glob("*.py"))):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def _write(self, folder: Path, used: usage.Usage) -> None:
        nodes, icons = sprites.place_icons(self._rules(used))
        css = sprites.place_images(stylesheet.write(stylesheet.follow_the_system(nodes)), icons)
        css = HEADING.format(version=design_system.version()) + fonts.FACES + css
        (folder / "site.css").write_text(css, encoding="utf-8")
        (folder / sprites.ICONS_FILE).write_text(sprites.write(icons), encoding="utf-8")
        pictograms = {"pictograms": Pictogram.values} | {
            f"pictogram-{name}": [name] for name in Pictogram.values
        }
        for name, drawn in pictograms.items():
            (folder / f"{name}.svg").write_text(sprites.pictograms(drawn), encoding="utf-8")
        # A module's block keeps to itself what it declares.
        scripts = (f"{{\n{path.read_text(encoding='utf-8')}}}\n" for path in self.form_scripts)
        (folder / "forms.js").write_text("".join(scripts), encoding="utf-8")
        for name, path in design_system.FONTS.items():
            (folder / name).write_bytes(fonts.cut(path))
        for name in design_system.FAVICONS:
            shutil.copyfile(design_system.DIST / "favicon" / name, folder / name)

    def _rules(self, used: usage.Usage) -> list[stylesheet.Node]:
        nodes: list[stylesheet.Node] = []
        for path in design_system.stylesheets():
            nodes += stylesheet.purge(stylesheet.parse(path.read_text(encoding="utf-8")), used)
        nodes += [*sprites.icon_rules(used), sprites.date_icon()]
        for path in self.own_styles:
            nodes += stylesheet.parse(path.read_text(encoding="utf-8"))
        return stylesheet.drop_unused_variables(nodes)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    # Tests run in several processes, each of which may find the assets missing.
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
