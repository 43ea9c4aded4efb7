"""Where the font of Wissel comes from: the TTF files of an installed package, for pages and for documents."""

import importlib.resources
from pathlib import Path


def font_folder() -> Path:
    """The folder of the package that holds the TTF files."""
    return source_font("Regular").parent


def source_font(weight: str) -> Path:
    """The TTF of the package for a weight: Regular or Bold."""
    root = Path(str(importlib.resources.files("fontpkg_atkinson_hyperlegible")))
    return next(p for p in sorted(root.rglob("*.ttf")) if weight in p.stem and "Italic" not in p.stem)
