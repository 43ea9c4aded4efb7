"""When two applications are the same: employer and job, without the signs that people write differently."""

import re

from wissel.dossiers.tekst import plain

_RECHTSVORM = re.compile(r"\b(b\.?\s?v\.?|n\.?\s?v\.?|v\.?o\.?f\.?|stichting|holding|nederland)(?=\s|$|,)")
_TEKENS = re.compile(r"[^\w\s]|_")
_GESLACHT = re.compile(r"\(?\b[mvfx](\s?/\s?[mvfx])+\b\)?")


def fold_employer(text: str) -> str:
    """`Van Dam B.V.` and `van dam` are one."""
    base = plain(text)
    short = " ".join(_TEKENS.sub(" ", _RECHTSVORM.sub(" ", base)).split())
    return (short or base)[:150]


def fold_job(text: str) -> str:
    """`Planner (m/v)` and `planner` are one."""
    return " ".join(_TEKENS.sub(" ", _GESLACHT.sub(" ", plain(text))).split())[:150]
