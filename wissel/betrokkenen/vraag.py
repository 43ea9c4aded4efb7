"""What the page of a task shows once the code was right, as plain values: what this one question needs, no more."""

import datetime as dt
from dataclasses import dataclass

from wissel import klok
from wissel.accounts.models import BureauInstelling
from wissel.betrokkenen.actions.taaklinks import SOORT
from wissel.betrokkenen.models import Taaklink
from wissel.trajecten.actions.onderbreking import lost_weeks


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question to one person. The name with the year of birth, so that nobody answers about somebody else.

    No plan, report, employer or dossier number. `functie` only for who judges functions, the dates only for who is
    asked about a pause. `lezers` is who may read a paper that is handed in.
    """

    soort: str
    naam: str
    rol: str
    bureau: str
    coach: str
    telefoon: str
    kandidaat: str
    geboortejaar: int | None
    functie: str
    pauze_van: dt.date | None
    pauze_weken: int
    controle_op: dt.date | None
    lezers: str


def question(row: Taaklink) -> Vraag:
    """What to show of this link; the caller made sure that the code was right."""
    kandidaat, pause = row.dossier.kandidaat, row.onderbreking
    born = kandidaat.geboortedatum
    return Vraag(
        soort=row.soort, naam=row.naam, rol=str(row.get_rol_display()), bureau=row.bureau.naam,
        coach=row.dossier.coach.naam if row.dossier.coach else "", telefoon=phone(row), kandidaat=kandidaat.naam,
        geboortejaar=born.year if born else None,
        functie=row.dossier.functie if row.soort == SOORT.OORDELEN else "",
        pauze_van=pause.eerste_dag if pause else None,
        pauze_weken=lost_weeks(pause, klok.today()) if pause else 0,
        controle_op=pause.herbeoordeling_op if pause else None, lezers=row.publiek,
    )  # fmt: skip


def phone(row: Taaklink) -> str:
    """The number of the bureau, for who has a question or did not expect this."""
    found = (
        BureauInstelling.objects.filter(bureau_id=row.bureau_id).values_list("telefoon", flat=True).first()
    )
    return found or ""
