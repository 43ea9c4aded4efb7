"""A fact as every reader meets it: never without the kandidaat's answer, or the sentence that there is none."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.models import Rol
from wissel.medewerking import termijn
from wissel.medewerking.models import Medewerkingsfeit, Weerwoord
from wissel.opmaak import lange_datum
from wissel.trajecten.models import Onderbreking


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Words of the kandidaat, exactly as written."""

    tekst: str
    op: dt.datetime


@dataclass(frozen=True, slots=True)
class FeitBlad:
    """One fact with its answers. `stilte` says in a sentence that there is no answer, when there is none."""

    id: uuid.UUID
    soort: str
    dag: dt.date
    afgesproken: str
    gebeurd: str
    bron: str
    door: str
    door_rol: str
    op: dt.datetime
    antwoorden: tuple[Antwoord, ...]
    stilte: str
    uiterlijk: dt.date | None
    gehoord: bool
    afsluiting: str
    afgesloten_op: dt.datetime | None
    ingetrokken_op: dt.datetime | None
    intrek_reden: str

    @property
    def open(self) -> bool:
        """Whether something can still be done with it."""
        return self.afgesloten_op is None and self.ingetrokken_op is None


def sheets(
    feiten: Iterable[Medewerkingsfeit],
    antwoorden: Iterable[Weerwoord],
    pauzes: Iterable[Onderbreking],
    today: dt.date,
) -> tuple[FeitBlad, ...]:
    """These facts, each with its answers; the caller says which rows the reader may see."""
    words: dict[Any, list[Weerwoord]] = defaultdict(list)
    for each in antwoorden:
        words[each.feit_id].append(each)
    paused = list(pauzes)
    return tuple(_sheet(row, words[row.pk], paused, today) for row in feiten)


def _sheet(
    row: Medewerkingsfeit, words: list[Weerwoord], pauzes: list[Onderbreking], today: dt.date
) -> FeitBlad:
    until = termijn.answer_until(row, pauzes)
    said = tuple(Antwoord(w.tekst, w.gegeven_op) for w in sorted(words, key=lambda each: each.gegeven_op))
    return FeitBlad(
        id=row.pk, soort=str(row.get_soort_display()), dag=row.dag, afgesproken=row.afgesproken, gebeurd=row.gebeurd,
        bron=source_words(row), door=row.door_naam, door_rol=writer(row), op=row.op, antwoorden=said,
        stilte="" if said else _silence(row, until, today), uiterlijk=until,
        gehoord=bool(termijn.heard(row, pauzes, today)),
        afsluiting=str(row.get_afsluiting_display()) if row.afsluiting else "", afgesloten_op=row.afgesloten_op,
        ingetrokken_op=row.ingetrokken_op, intrek_reden=row.intrek_reden,
    )  # fmt: skip


def writer(row: Medewerkingsfeit) -> str:
    """Which side wrote it down."""
    return _("werkgever") if row.door_rol == Rol.OPDRACHTGEVER else _("bureau")


def source_words(row: Medewerkingsfeit) -> str:
    """Where it is known from, without words of a log line or task that the reader may not see."""
    if row.bron == Medewerkingsfeit.Bron.BESCHREVEN:
        return row.bron_tekst
    if row.bron == Medewerkingsfeit.Bron.AFSPRAAK and row.afspraak is not None:
        day = row.afspraak.begint_op.astimezone(klok.NEDERLAND).date()
        return _("afspraak van %(dag)s") % {"dag": lange_datum(day)}
    return str(row.get_bron_display())


def _silence(row: Medewerkingsfeit, until: dt.date | None, today: dt.date) -> str:
    if row.ingetrokken_op:
        return _("Er is niet geantwoord.")
    if until is None:
        return _("Er is nog geen antwoord. De termijn staat stil zolang het traject onderbroken is.")
    if today <= until:
        return _("Er is nog geen antwoord. Antwoorden kan tot en met %(dag)s.") % {"dag": lange_datum(until)}
    return _("Er is niet geantwoord. Antwoorden kon tot en met %(dag)s.") % {"dag": lange_datum(until)}
