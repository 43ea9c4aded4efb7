"""One PDF of many papers: a front with contents, then every paper, with page numbers and bookmarks.

The files are handled by a process of its own with little memory and time. A paper that cannot be opened stops the pack
and is named; nothing is left out in silence.
"""

import datetime as dt
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.documenten import kinds, opslag
from wissel.documenten.actions import store_document
from wissel.documenten.kinds import gedeeld
from wissel.documenten.kinds.bundel.context import Inhoudsregel, Taakregel
from wissel.documenten.models import Document
from wissel.documenten.render import render
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError

KIND = "bundel"
MEESTE_STUKKEN = 60
GROOTSTE = 80 * 1024 * 1024
SECONDEN = 90
_WERKER = Path(__file__).parent / "samenvoegen.py"
_MIMES = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Deel:
    """One paper in the pack, under the name of what it is there for."""

    onderdeel: str
    document: Document


@dataclass(frozen=True, slots=True)
class Voorblad:
    """What the front says; plain words, in the language of the papers."""

    titel: str
    onder: str
    gegevens: tuple[tuple[str, str], ...]
    uitleg: str = ""
    taken: tuple[Taakregel, ...] = ()
    ontbreekt: tuple[str, ...] = field(default=())


def make_pack(
    *,
    dossier: Dossier,
    voorblad: Voorblad,
    delen: Sequence[Deel],
    soort: str,
    publiek: str,
    reeks: uuid.UUID,
    by: Actor,
) -> Document:
    """Put the papers together and keep the result; the same papers and words twice give the same document.

    Raises DomainError that names the paper that is locked, broken or gone, and when it would be too large.
    """
    content = _content(voorblad, delen)
    sha256 = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    known = Document.objects.filter(bureau_id=by.bureau_id, reeks=reeks).order_by("-versie").first()
    if known is not None and known.inhoud_sha256 == sha256:
        return known
    _check_size(delen)
    on = klok.today()
    with tempfile.TemporaryDirectory(prefix="wissel-bundel-") as folder:
        map_ = Path(folder)
        parts = _lay_out(map_, delen)
        pages = _measured(map_, parts, delen)
        _front(map_, dossier, voorblad, delen, pages, sha256, on)
        _run({"doe": "voeg", "map": folder, "delen": parts, "uit": "uit.pdf"})
        bytes_ = (map_ / "uit.pdf").read_bytes()
    return store_document(
        dossier=dossier, by=by, soort=soort, titel=voorblad.titel, datum=on, publiek=publiek, bytes_=bytes_,
        reeks=reeks, bestandsnaam=f"{soort}-{dossier.nummer}-{on.isoformat()}.pdf", inhoud=content,
        inhoud_sha256=sha256, sjabloon_versie=kinds.get(KIND).versie,
    )  # fmt: skip


def _content(voorblad: Voorblad, delen: Sequence[Deel]) -> dict[str, Any]:
    """What the pack is made of, so that it can be told later and is not made twice."""
    return {
        "voorblad": json.loads(json.dumps(asdict(voorblad))),
        "stukken": [
            {"onderdeel": d.onderdeel, "document": str(d.document.pk), "sha256": d.document.sha256} for d in delen
        ],
    }  # fmt: skip


def _check_size(delen: Sequence[Deel]) -> None:
    if len(delen) > MEESTE_STUKKEN or sum(each.document.grootte for each in delen) > GROOTSTE:
        text = _(
            "Dit is te veel voor één bundel: hoogstens %(aantal)s stukken en samen 80 MB. Kies minder stukken."
        )
        raise DomainError("te_groot", text % {"aantal": MEESTE_STUKKEN})


def _lay_out(map_: Path, delen: Sequence[Deel]) -> list[dict[str, str]]:
    """Copy each paper into the folder, once it is known to be what was stored."""
    parts = []
    for number, each in enumerate(delen, 1):
        kind = _MIMES.get(each.document.mime)
        file = opslag.open_checked(each.document.pad, each.document.sha256) if kind else None
        if file is None:
            raise _refused("weg", each)
        name = f"{number:03}.{kind}"
        with file, (map_ / name).open("wb") as copy:
            shutil.copyfileobj(file, copy)
        parts.append({"bestand": name, "soort": str(kind), "titel": f"{number}. {each.document.titel}"})
    return parts


def _measured(map_: Path, parts: list[dict[str, str]], delen: Sequence[Deel]) -> list[int]:
    found = _run({"doe": "meet", "map": str(map_), "delen": parts})
    for answer, each in zip(found, delen, strict=True):
        if "fout" in answer:
            raise _refused(answer["fout"], each)
    return [int(answer["paginas"]) for answer in found]


def _front(
    map_: Path,
    dossier: Dossier,
    voorblad: Voorblad,
    delen: Sequence[Deel],
    pages: list[int],
    sha256: str,
    on: dt.date,
) -> None:
    """The front, rendered until its own length agrees with the pages it names: once or twice, at most thrice."""
    import pikepdf

    length, logo = 1, gedeeld.logo_of(dossier.bureau_id)
    for _attempt in range(3):
        data = kinds.get(KIND).context(
            dossier, on=on, titel=voorblad.titel, onder=voorblad.onder, gegevens=voorblad.gegevens,
            uitleg=voorblad.uitleg, taken=voorblad.taken, ontbreekt=voorblad.ontbreekt,
            inhoud=_lines(delen, pages, length), paginas=length + sum(pages), sha256=sha256,
        )  # fmt: skip
        (map_ / "voor.pdf").write_bytes(render(KIND, data, made_at=klok.now(), logo=logo))
        with pikepdf.open(map_ / "voor.pdf") as pdf:
            counted = len(pdf.pages)
        if counted == length:
            return
        length = counted


def _lines(delen: Sequence[Deel], pages: list[int], first: int) -> tuple[Inhoudsregel, ...]:
    rows, page = [], first + 1
    for number, (each, count) in enumerate(zip(delen, pages, strict=True), 1):
        day = gedeeld.day(each.document.datum)
        rows.append(Inhoudsregel(number, each.onderdeel, each.document.titel, day, page))
        page += count
    return tuple(rows)


def _run(task: dict[str, Any]) -> Any:
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_WERKER)], input=json.dumps(task).encode(), capture_output=True,
            timeout=SECONDEN, check=True,
        )  # fmt: skip
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError) as error:
        text = _(
            "De bundel kon niet gemaakt worden. Kies minder stukken, of sla grote stukken opnieuw op als pdf."
        )
        raise DomainError("bundel", text) from error


def _refused(code: str, deel: Deel) -> DomainError:
    texts = {
        "op_slot": _("%(titel)s is beveiligd met een wachtwoord. Voeg het stuk toe zonder beveiliging."),
        "stuk": _("%(titel)s is niet te openen. Sla het stuk opnieuw op als pdf en voeg het toe."),
        "weg": _("Het bestand van %(titel)s is er niet meer. Voeg het stuk opnieuw toe."),
    }
    return DomainError(code, texts[code] % {"titel": f"“{deel.document.titel}”"})
