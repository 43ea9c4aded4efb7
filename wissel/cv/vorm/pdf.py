"""The PDF of a cv or letter, and the pictures of its pages, from one and the same template and data."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from wissel.documenten.render import draw_source, render_source

VERSIE = "1"
CV, BRIEF = "cv", "brief"


def make(kind: str, data: dict[str, Any], *, made_at: dt.datetime) -> bytes:
    """The file (PDF/UA-1 and PDF/A-2a). Raises DomainError when too long."""
    return render_source(_source(kind), data, made_at=made_at)


def draw(kind: str, data: dict[str, Any], *, made_at: dt.datetime) -> list[bytes]:
    """Each page of that very file as a picture."""
    return draw_source(_source(kind), data, made_at=made_at)


@cache
def _source(kind: str) -> bytes:
    folder = Path(__file__).parent
    return (folder / "basis.typ").read_bytes() + (folder / f"{kind}.typ").read_bytes()
