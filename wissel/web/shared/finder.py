"""The font as static files: subset once from the installed package, kept in the data folder, never committed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from wissel.lettertype import source_font

FACES = {"atkinson-400.woff2": "Regular", "atkinson-700.woff2": "Bold"}
PREFIX = "wissel/fonts"
UNICODES = "U+0000-024F,U+02BB-02DC,U+1E00-1EFF,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212"


class FontFinder(BaseFinder):
    """Offers wissel/fonts/*.woff2."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=str(settings.WISSEL_MAP / "lettertype"))
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        name = path.removeprefix(PREFIX + "/")
        if name not in FACES or path == name:
            return [] if find_all else ""
        found = str(_face(name))
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Any]]:
        for name in FACES:
            _face(name)
            yield name, self.storage


def _face(name: str) -> Path:
    """The subset file, made the first time it is asked for."""
    target = Path(settings.WISSEL_MAP) / "lettertype" / name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        from fontTools import subset

        options = subset.Options()
        options.flavor = "woff2"
        options.layout_features = ["kern", "liga", "tnum"]
        font = subset.load_font(str(source_font(FACES[name])), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=subset.parse_unicodes(UNICODES))
        subsetter.subset(font)
        temporary = target.with_suffix(".nieuw")
        subset.save_font(font, str(temporary), options)
        temporary.replace(target)
    return target
