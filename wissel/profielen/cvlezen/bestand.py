"""The text of a cv somebody uploaded or pasted. The file is read in a process of its own and is not kept here."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wissel.fouten import DomainError

GROOTSTE = 10 * 1024 * 1024
LANGSTE_TEKST = 60_000
SECONDEN = 20
_UITLEZER = Path(__file__).parent / "uitlezer.py"


@dataclass(frozen=True, slots=True)
class Uitgelezen:
    """The lines of a cv, and what the reader should know about how it was read."""

    regels: tuple[str, ...]
    let_op: tuple[str, ...]


def read_file(bestand: Any) -> Uitgelezen:
    """The text of a DOCX, PDF or text file. Raises DomainError at the field `bestand` that says what to do instead."""
    if bestand.size > GROOTSTE:
        raise _refused("te_groot")
    content = b"".join(bestand.chunks())
    if not content:
        raise _refused("leeg")
    found = _apart(content)
    if "fout" in found:
        raise _refused(str(found["fout"]))
    return Uitgelezen(tuple(found["regels"]), tuple(_notes(found)))


def read_text(tekst: str) -> Uitgelezen:
    """The lines of pasted text. Raises DomainError at the field `tekst` when there is nothing to read."""
    text = tekst.replace("\x00", "")[:LANGSTE_TEKST]
    if sum(sign.isalpha() for sign in text) < 20:
        raise DomainError(
            "leeg", _("Plak hier de tekst van het cv. Een paar regels is genoeg."), veld="tekst"
        )
    notes = (_("De tekst was lang. Wij lazen het eerste deel."),) if len(tekst) > LANGSTE_TEKST else ()
    return Uitgelezen(tuple(text.splitlines()), notes)


def _apart(content: bytes) -> dict[str, Any]:
    """What the reader says, in a process with little memory and time."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_UITLEZER)],
            input=content,
            capture_output=True,
            timeout=SECONDEN,
            check=True,
        )
        return dict(json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError):
        return {"fout": "zwaar"}


def _notes(found: dict[str, Any]) -> list[str]:
    texts = {
        "script": _("In dit bestand zit een script. Dat is niet uitgevoerd; wij lazen alleen de tekst."),
        "macro": _("In dit bestand zitten macro's. Die zijn niet uitgevoerd; wij lazen alleen de tekst."),
        "lang": _("De tekst was lang. Wij lazen het eerste deel."),
        "bladzijden": _(
            "Dit cv heeft %(n)s bladzijden. Wij lazen de eerste 30. Mist u iets? Plak dat deel dan."
        )
        % {"n": found.get("bladzijden", "")},
    }
    return [texts[each] for each in dict.fromkeys(found["let_op"]) if each in texts]


def _refused(code: str) -> DomainError:
    texts = {
        "te_groot": _(
            "Dit bestand is groter dan 10 MB. Plak de tekst van het cv, of kies een kleiner bestand."
        ),
        "leeg": _("Dit bestand is leeg. Kies een ander bestand."),
        "soort": _(
            "Dit bestand kunnen wij niet lezen. Kies een Word-bestand (.docx), een pdf of een tekstbestand."
        ),
        "oud_word": _(
            "Dit is een oud Word-bestand (.doc). Sla het op als .docx of pdf, en kies het opnieuw."
        ),
        "op_slot": _(
            "Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf, of plak de tekst."
        ),
        "stuk": _(
            "Dit bestand is niet te openen, misschien is het beschadigd. Sla het opnieuw op, of plak de tekst."
        ),
        "bom": _("Dit bestand pakt zo groot uit dat wij het niet openen. Plak de tekst van het cv."),
        "xml": _(
            "Dit bestand is anders opgebouwd dan een gewoon Word-bestand. Sla het opnieuw op, of plak de tekst."
        ),
        "zwaar": _("Dit bestand lezen duurt te lang. Plak de tekst van het cv, of kies een kleiner bestand."),
        "geen_tekst": _(
            "In dit bestand staat geen tekst om te lezen, misschien alleen een plaatje. Plak of typ de tekst."
        ),
    }
    return DomainError(code, texts.get(code, texts["stuk"]), veld="bestand")
