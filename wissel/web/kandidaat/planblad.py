"""The plan as the kandidaat reads it: one frozen version in plain words, line by line."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from wissel.accounts.actor import Actor
from wissel.policies import visible
from wissel.trajecten.models import Planregel, Standpunt, Trajectplan, Wijzigingsvoorstel
from wissel.web.kandidaat import woorden
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import planstuk

OPEN = (Trajectplan.Stand.BIJ_KANDIDAAT, Trajectplan.Stand.BIJ_OPDRACHTGEVER, Trajectplan.Stand.GOEDGEKEURD)
DEFINITIEF = (Standpunt.Antwoord.AKKOORD, Standpunt.Antwoord.AKKOORD_MET_OPMERKING)


@dataclass(frozen=True, slots=True)
class MijnVoorstel:
    """A change the kandidaat asked for, and what the coach said to it."""

    tekst: str
    gedaan_op: dt.datetime
    overgenomen: bool | None
    antwoord: str
    beantwoord_op: dt.datetime | None


@dataclass(frozen=True, slots=True)
class MijnRegel:
    reeks: uuid.UUID
    naam: str
    gericht: str
    waarom: str
    wie: str
    helper: str
    uren: str
    van: dt.date | None
    tot: dt.date | None
    voorstellen: tuple[MijnVoorstel, ...]


@dataclass(frozen=True, slots=True)
class MijnGroep:
    titel: str
    regels: tuple[MijnRegel, ...]


@dataclass(frozen=True, slots=True)
class MijnStandpunt:
    antwoord: str
    tekst: str
    op: dt.datetime
    akkoord: bool


@dataclass(frozen=True, slots=True)
class MijnVersie:
    """One version in the list of versions."""

    id: uuid.UUID
    nummer: int
    op: dt.datetime | None
    nieuwste: bool
    eerste: bool


@dataclass(frozen=True, slots=True)
class MijnPlan:
    """One version of the plan as it was frozen; `sha` names exactly this text."""

    id: uuid.UUID
    nummer: int
    stand: str
    waar: str
    nieuwste: bool
    sha: str
    op: dt.datetime | None
    samenvatting: str
    doel_kandidaat: str
    doel_werkgever: str
    doel_coach: str
    start_op: dt.date | None
    eind_op: dt.date | None
    weken: int | None
    verlenging: str
    groepen: tuple[MijnGroep, ...]
    standpunten: tuple[MijnStandpunt, ...]
    versies: tuple[MijnVersie, ...]
    document_id: uuid.UUID | None
    mag_antwoorden: bool
    eens: bool
    geldt: int | None

    @property
    def controlegetal(self) -> str:
        """The first signs of the hash, to compare two papers by eye."""
        return " ".join(self.sha[i : i + 4] for i in range(0, 12, 4))

    @property
    def regels(self) -> list[MijnRegel]:
        return [regel for groep in self.groepen for regel in groep.regels]


def versions(actor: Actor, dossier: MijnDossier) -> list[Trajectplan]:
    """Every version that was offered to the kandidaat, newest first."""
    rows = visible(actor, Trajectplan).filter(dossier_id=dossier.id, aangeboden_op__isnull=False)
    return list(rows.order_by("-traject__aangemaakt_op", "-nummer"))


def plan(actor: Actor, rows: list[Trajectplan], row: Trajectplan) -> MijnPlan:
    """One version out of all of them, with its lines, what was said about it and what was asked to change."""
    newest, paper = row.pk == rows[0].pk, planstuk.of_plan(actor, row)
    said = _standpoints(actor, row)
    agreed = any(each.akkoord for each in said)
    weeks = (row.eind_op - row.start_op).days // 7 + 1 if row.start_op and row.eind_op else None
    where = (
        woorden.PLAN_EENS if agreed and row.stand == "bij_kandidaat" else woorden.PLANSTAND.get(row.stand, "")
    )
    return MijnPlan(
        id=row.pk, nummer=row.nummer, stand=row.stand, waar=str(where), nieuwste=newest,
        sha=row.inhoud_sha256, op=row.aangeboden_op, samenvatting=row.samenvatting,
        doel_kandidaat=row.doel_kandidaat, doel_werkgever=row.doel_opdrachtgever, doel_coach=row.doel_coach,
        start_op=row.start_op, eind_op=row.eind_op, weken=weeks, verlenging=row.verlenging,
        groepen=_groups(actor, row), standpunten=said, versies=tuple(_versions(rows)),
        document_id=paper.pk if paper else None,
        mag_antwoorden=newest and row.stand in OPEN and not agreed, eens=agreed,
        geldt=next((each.nummer for each in rows if each.stand == Trajectplan.Stand.GOEDGEKEURD), None),
    )  # fmt: skip


def _standpoints(actor: Actor, row: Trajectplan) -> tuple[MijnStandpunt, ...]:
    rows = visible(actor, Standpunt).filter(plan=row, van="kandidaat").order_by("-gegeven_op")
    return tuple(
        MijnStandpunt(
            str(woorden.ANTWOORDEN[each.antwoord]), each.tekst, each.gegeven_op, each.antwoord in DEFINITIEF
        )
        for each in rows
    )


def _groups(actor: Actor, row: Trajectplan) -> tuple[MijnGroep, ...]:
    asked: dict[uuid.UUID, list[MijnVoorstel]] = {}
    rows = visible(actor, Wijzigingsvoorstel).filter(dossier_id=row.dossier_id, plan__traject=row.traject_id)
    for each in rows.order_by("gedaan_op"):
        asked.setdefault(each.reeks, []).append(
            MijnVoorstel(each.tekst, each.gedaan_op, each.overgenomen, each.antwoord, each.beantwoord_op)
        )
    lines = list(visible(actor, Planregel).filter(plan=row).order_by("volgorde", "id"))
    found = []
    for soort, title in woorden.SOORTEN.items():
        own = tuple(line(each, asked.get(each.reeks, ())) for each in lines if each.soort == soort)
        if own:
            found.append(MijnGroep(str(title), own))
    return tuple(found)


def line(row: Planregel, asked: Iterable[MijnVoorstel] = ()) -> MijnRegel:
    """One line in plain words, without what it costs: the employer pays."""
    hours = f"{row.uren.normalize():f}".replace(".", ",") if row.uren else ""
    return MijnRegel(
        row.reeks, row.naam, str(woorden.GERICHT.get(row.gericht_op, "")), row.onderbouwing,
        str(woorden.WIE.get(row.eigenaar, row.eigenaar)), row.helper, hours, row.van, row.tot, tuple(asked),
    )  # fmt: skip


def _versions(rows: list[Trajectplan]) -> Iterable[MijnVersie]:
    last = len(rows) - 1
    for place, row in enumerate(rows):
        yield MijnVersie(row.pk, row.nummer, row.aangeboden_op, place == 0, place == last)
