"""The site's own files, and which module of it imports which."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What is installed, built or kept beside the site.
APART = {"node_modules", "var", "static_collected"}


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Paths in the tree of what ends so."""
    found = [path.relative_to(ROOT) for suffix in suffixes for path in ROOT.glob(f"[!.]*/**/*{suffix}")]
    return tuple(sorted(path for path in found if not APART & set(path.parts)))


def module(path: Path) -> str:
    """The dotted name of a file."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports() -> dict[str, set[str]]:
    """What each module imports of the others, anywhere in it: at its top, in a function, for types alone."""
    modules = {module(path): path for path in files(".py")}

    def imported(name: str) -> set[str]:
        found = set()
        for node in ast.walk(ast.parse((ROOT / modules[name]).read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    whole = f"{node.module}.{alias.name}"
                    found.add(whole if whole in modules else node.module)
        return (found & modules.keys()) - {name}

    return {name: imported(name) for name in modules}
