"""Facts, objections and steps as plain values for pages: rows this reader may see, each fact with its answers."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Milestone
from wissel.medewerking import ladder
from wissel.medewerking.actions.feiten import own_side
from wissel.medewerking.feitblad import FeitBlad, sheets
from wissel.medewerking.models import Medewerkingsfeit, Stapfeit, Tegenwerping, Weerwoord, Werkgeversstap
from wissel.policies import visible
from wissel.trajecten.models import Onderbreking

OPZEGVERBOD = "opzegverbod_eerste_vrije_dag"


@dataclass(frozen=True, slots=True)
class TegenwerpingBlad:
    """An objection with its answer, or the day on which that is due."""

    id: uuid.UUID
    soort: str
    over: str
    reden: str
    gedaan_op: dt.datetime
    uiterlijk: dt.date
    te_laat: bool
    antwoord: str
    aangepast: bool | None
    beantwoord_op: dt.datetime | None
    uitkomst: str
    uitkomst_sleutel: str
    van_kandidaat: bool
    planregel_reeks: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class StapBlad:
    """A step of the employer with the facts it rests on. `doen` is what the kandidaat can do."""

    id: uuid.UUID
    soort: str
    naam: str
    trede: str
    datum: dt.date
    instructie: str
    termijn: dt.date | None
    per: dt.date | None
    voor_kandidaat: str
    doen: str
    feiten: tuple[FeitBlad, ...]
    concept: bool
    wie: str
    document_id: uuid.UUID | None
    ingetrokken_op: dt.datetime | None
    intrek_reden: str


@dataclass(frozen=True, slots=True)
class Opzegverbod:
    """Until when an employer may not give notice, as computed by the law; None when it is not known."""

    dag: dt.date | None
    uitleg: str
    bron: str


def facts(actor: Actor, dossier_id: Any, today: dt.date, **only: Any) -> tuple[FeitBlad, ...]:
    """The facts of a dossier this reader may see, newest first, each with its answers."""
    rows = visible(actor, Medewerkingsfeit).filter(dossier_id=dossier_id, **only)
    rows = rows.select_related("afspraak").order_by("-dag", "-op", "-pk")
    answers = visible(actor, Weerwoord).filter(dossier_id=dossier_id)
    pauses = visible(actor, Onderbreking).filter(dossier_id=dossier_id)
    return sheets(rows, answers, pauses, today)


def mine(actor: Actor, dossier_id: Any) -> frozenset[uuid.UUID]:
    """The facts this actor's side wrote, so that it may close or withdraw them."""
    rows = visible(actor, Medewerkingsfeit).filter(dossier_id=dossier_id, ingetrokken_op__isnull=True)
    return frozenset(row.pk for row in rows.only("bureau_id", "door_rol") if own_side(row, actor))


def objections(actor: Actor, dossier_id: Any, today: dt.date) -> tuple[TegenwerpingBlad, ...]:
    """The objections of a dossier, newest first."""
    rows = visible(actor, Tegenwerping).filter(dossier_id=dossier_id).order_by("-gedaan_op", "-pk")
    return tuple(objection(row, today) for row in rows)


def objection(row: Tegenwerping, today: dt.date) -> TegenwerpingBlad:
    return TegenwerpingBlad(
        id=row.pk, soort=str(row.get_soort_display()), over=row.over, reden=row.reden, gedaan_op=row.gedaan_op,
        uiterlijk=row.antwoord_uiterlijk, te_laat=row.beantwoord_op is None and row.antwoord_uiterlijk < today,
        antwoord=row.antwoord, aangepast=row.aangepast, beantwoord_op=row.beantwoord_op,
        uitkomst=str(row.get_uitkomst_display()) if row.uitkomst else "", uitkomst_sleutel=row.uitkomst,
        van_kandidaat=row.uitkomst_rol == Rol.KANDIDAAT, planregel_reeks=row.planregel_reeks,
    )  # fmt: skip


def steps(actor: Actor, dossier_id: Any, today: dt.date) -> tuple[StapBlad, ...]:
    """The steps this reader may see, newest first; concepts only for the employer that makes them."""
    rows = visible(actor, Werkgeversstap).filter(dossier_id=dossier_id).order_by("-datum", "-gemaakt_op")
    tied: dict[Any, list[uuid.UUID]] = defaultdict(list)
    for stap_id, feit_id in (
        visible(actor, Stapfeit).filter(dossier_id=dossier_id).values_list("stap_id", "feit_id")
    ):
        tied[stap_id].append(feit_id)
    known = {each.id: each for each in facts(actor, dossier_id, today)} if tied else {}
    return tuple(step(row, [known[key] for key in tied[row.pk] if key in known]) for row in rows)


def step(row: Werkgeversstap, feiten: Iterable[FeitBlad]) -> StapBlad:
    known = ladder.soorten()[row.soort]
    return StapBlad(
        id=row.pk, soort=row.soort, naam=known.naam, trede=known.trede, datum=row.datum, instructie=row.instructie,
        termijn=row.termijn, per=row.per, voor_kandidaat=known.voor_kandidaat, doen=known.doen,
        feiten=tuple(sorted(feiten, key=lambda each: (each.dag, each.op))), concept=row.vastgesteld_op is None,
        wie=row.vastgesteld_naam, document_id=row.document_id, ingetrokken_op=row.ingetrokken_op,
        intrek_reden=row.intrek_reden,
    )  # fmt: skip


def protection(actor: Actor, dossier_id: Any) -> Opzegverbod:
    """The date of the opzegverbod as it stands among the dates; nothing is counted here."""
    row = visible(actor, Milestone).filter(dossier_id=dossier_id, code=OPZEGVERBOD, geldt=True).first()
    return Opzegverbod(row.due_on, row.uitleg, row.bron) if row else Opzegverbod(None, "", "")
