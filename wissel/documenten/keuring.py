"""What an uploaded file is, by its content; and why it is refused.

The file is looked at in a process of its own with little memory and time, so that a file made to blow up harms nobody.
Nothing is taken out of a file: what Wissel keeps is what was sent, or nothing.
"""

import json
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wissel.fouten import DomainError

GROOTSTE = 20 * 1024 * 1024
SECONDEN = 20
MIMES = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}
_KEURDER = Path(__file__).parent / "keurder.py"
_VERBODEN = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class Gekeurd:
    """A file that may be kept."""

    bytes_: bytes
    mime: str
    bestandsnaam: str


def inspect(bestand: Any) -> Gekeurd:
    """Look at an uploaded file. Raises DomainError at the field `bestand` that says what to do instead."""
    if bestand.size > GROOTSTE:
        raise _refused("te_groot")
    bytes_ = b"".join(bestand.chunks())
    if not bytes_:
        raise _refused("leeg")
    verdict = _judge(bytes_)
    if "fout" in verdict:
        raise _refused(verdict["fout"])
    kind = verdict["soort"]
    return Gekeurd(bytes_, MIMES[kind], safe_name(bestand.name or "", kind))


def safe_name(name: str, kind: str) -> str:
    """The name somebody gave, without folders and signs that mislead, with the ending that fits the content."""
    stem = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = "".join(sign for sign in stem if unicodedata.category(sign)[0] != "C" and sign not in _VERBODEN)
    stem = " ".join(stem.split()).rsplit(".", 1)[0].strip(". ")
    return f"{stem[:150] or 'document'}.{kind}"


def _judge(bytes_: bytes) -> dict[str, str]:
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_KEURDER)],
            input=bytes_,
            capture_output=True,
            timeout=SECONDEN,
            check=True,
        )
        return dict(json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError):
        return {"fout": "stuk"}


def _refused(code: str) -> DomainError:
    texts = {
        "te_groot": _("Dit bestand is groter dan 20 MB. Verklein het, of splits het in delen."),
        "leeg": _("Dit bestand is leeg. Kies een ander bestand."),
        "soort": _(
            "Dit is geen pdf, PNG of JPEG, wat de naam ook zegt. Sla het op als pdf en kies het opnieuw."
        ),
        "stuk": _("Dit bestand is niet te openen, misschien is het beschadigd. Sla het opnieuw op als pdf."),
        "op_slot": _(
            "Deze pdf is beveiligd met een wachtwoord. Haal de beveiliging eraf en kies hem opnieuw."
        ),
        "script": _("In deze pdf zit een script of een opdracht. Druk hem af naar pdf en kies die versie."),
        "bijlage": _(
            "In deze pdf zit een ander bestand of een filmpje. Druk hem af naar pdf en kies die versie."
        ),
        "formulier": _("Deze pdf is een XFA-formulier, dat niet overal te lezen is. Druk hem af naar pdf."),
        "te_veel": _("Deze pdf heeft te veel bladzijden of onderdelen. Splits hem in kleinere delen."),
        "te_wijd": _("Deze afbeelding heeft te veel beeldpunten. Maak hem kleiner, of sla hem op als pdf."),
    }
    return DomainError(code, texts[code], veld="bestand")
