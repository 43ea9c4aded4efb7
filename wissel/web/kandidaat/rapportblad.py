"""A report as the kandidaat reads it, before anybody else outside the bureau."""

import datetime as dt
import uuid
from dataclasses import dataclass

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.policies import visible
from wissel.trajecten.models import Beoordeling, Rapportage
from wissel.web.kandidaat import woorden
from wissel.web.kandidaat.weergave import MijnDossier


@dataclass(frozen=True, slots=True)
class MijnRapport:
    id: uuid.UUID
    nummer: int
    versie: int
    waar: str
    periode_van: dt.date
    periode_tot: dt.date
    uiterlijk: dt.date
    voortgang: str
    werkwijze: str
    samenwerking: str
    vooruitblik: str
    spoor1_antwoord: str
    correctie_reden: str
    zienswijze: str
    zienswijze_op: dt.datetime | None
    open: bool
    gezegd: bool
    document_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class MijnCijfers:
    """The three scores the kandidaat gave at a report."""

    voortgang: int
    werkwijze: int
    samenwerking: int
    tekst: str


def report(row: Rapportage, document_id: uuid.UUID | None = None) -> MijnRapport:
    """One report as the kandidaat may read it."""
    return MijnRapport(
        row.pk, row.nummer, row.versie, str(woorden.RAPPORTSTAND.get(row.stand, "")), row.periode_van, row.periode_tot,
        row.versturen_uiterlijk, row.voortgang, row.werkwijze, row.samenwerking, row.vooruitblik, row.spoor1_antwoord,
        row.correctie_reden, row.zienswijze, row.zienswijze_op, waits(row),
        row.zienswijze_op is not None, document_id,
    )  # fmt: skip


def waits(row: Rapportage) -> bool:
    """Whether the kandidaat can still write at this report."""
    return bool(row.stand == Rapportage.Stand.BIJ_KANDIDAAT)


def reports(actor: Actor, dossier: MijnDossier) -> list[MijnRapport]:
    """The newest version of each report, newest first."""
    rows = visible(actor, Rapportage).filter(dossier_id=dossier.id).order_by("-periode_tot", "-versie")
    found: dict[tuple[uuid.UUID, int], Rapportage] = {}
    for row in rows:
        found.setdefault((row.traject_id, row.nummer), row)
    return [report(row) for row in found.values()]


def pdf(actor: Actor, row: Rapportage) -> uuid.UUID | None:
    """The id of the finished paper of a report, if the kandidaat may open it."""
    if row.document_id is None:
        return None
    return visible(actor, Document).filter(pk=row.document_id).values_list("pk", flat=True).first()


def scores(actor: Actor, row: Rapportage) -> MijnCijfers | None:
    """What the kandidaat scored at this report, or None."""
    found = (
        visible(actor, Beoordeling).filter(rapportage=row, van="kandidaat").order_by("-gegeven_op").first()
    )
    if found is None:
        return None
    return MijnCijfers(found.voortgang, found.werkwijze, found.samenwerking, found.tekst)
