"""The overview: the same numbers everywhere, what was written down afterwards marked, and a file everybody can read."""

import datetime as dt
import io
import uuid
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pdfua import validate
from pypdf import PdfReader

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.fouten import DomainError
from wissel.logbook.models import LogbookEntry
from wissel.sollicitaties import overzicht
from wissel.sollicitaties.actions import akkoord, begin, bewijs, netwerk, sollicitatie

KWAAD = '#eval("1") =1+1 @SUM(A1) <script>\x07'


def day(number: int) -> dt.date:
    return dt.date(2026, 6, number)


@pytest.fixture
def verhaal(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """One own application over three days with proof, one of the bureau, and a contact."""
    set_clock(monkeypatch, "2026-06-20T10:00")
    dossier, by = open_samira(cast), cast.samira.actor
    own = begin(
        dossier=dossier, by=by, sleutel=uuid.uuid4(), werkgever=KWAAD, functie="Planner", stand="verstuurd",
        datum=day(2),
    )  # fmt: skip
    for stand, number in (("gesprek", 9), ("geen_reactie", 20)):
        sollicitatie.move(sollicitatie=own, by=by, stand=stand, datum=day(number), sleutel=uuid.uuid4())
    proof = bewijs.add_by_hand(sollicitatie=own, by=by, datum=day(2), aan=KWAAD, onderwerp="Brief").bewijs
    other = begin(dossier=dossier, by=cast.joris.actor, sleutel=uuid.uuid4(), werkgever="Bos")
    akkoord.approve(sollicitatie=other, by=by, versie=other.versie)
    sollicitatie.move(
        sollicitatie=other, by=cast.joris.actor, stand="verstuurd", datum=day(20), sleutel=uuid.uuid4()
    )
    netwerk.add_contact(
        dossier=dossier,
        by=by,
        sleutel=uuid.uuid4(),
        wie="-Henk",
        kanaal="gesprek",
        datum=day(3),
        resultaat=KWAAD,
    )
    return {"dossier": dossier, "by": by, "sha256": proof.sha256}


def test_numbers_stand_apart_and_a_period_keeps_the_story(verhaal: dict[str, Any]) -> None:
    own = {"bureau_id": verhaal["by"].bureau_id, "dossier_id": verhaal["dossier"].pk}
    assert overzicht.first_day(**own) == day(2)
    found = overzicht.sheet(**own, van=day(1), tot=day(20))
    numbers = {each.naam: (each.kandidaat, each.bureau) for each in found.aantallen}
    assert numbers["Sollicitaties verstuurd"] == (1, 1) and numbers["Contacten in het netwerk"] == (1, 0)
    assert [each.naam for each in found.regels[0].stappen] == ["Verstuurd", "Gesprek", "Geen reactie"]
    assert [each.achteraf for each in found.regels[0].stappen] == [True, True, False]
    early = overzicht.sheet(**own, van=day(5), tot=day(10))
    assert [len(each.stappen) for each in early.regels] == [2] and not early.contacten


def test_the_files_hold_words_as_words_and_every_hash(verhaal: dict[str, Any], tmp_path: Path) -> None:
    asked = {"dossier": verhaal["dossier"], "by": verhaal["by"], "van": day(1), "tot": day(20)}
    book = load_workbook(io.BytesIO(overzicht.make(**asked, vorm="xlsx").bytes_))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert not any(cell.data_type == "f" for cell in cells)
    assert {"-Henk", "Geen reactie", verhaal["sha256"]} <= {cell.value for cell in cells}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "-", "+", "@")))
    file = tmp_path / "overzicht.pdf"
    file.write_bytes(overzicht.make(**asked, vorm="pdf").bytes_)
    text = "".join(page.extract_text() for page in PdfReader(file).pages)
    assert not list(validate(str(file)).findings)
    assert '#eval("1")' in text and "Achteraf opgeschreven" in text and verhaal["sha256"][:40] in text
    assert LogbookEntry.objects.filter(actie="sollicitatieoverzicht").count() == 2
    with pytest.raises(DomainError):
        overzicht.make(**asked, vorm="doc")
