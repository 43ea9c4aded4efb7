"""The voice of the kandidaat as plain values for the bureau: only what this reader may see."""

import datetime as dt
import uuid
from dataclasses import dataclass

from wissel.accounts.actor import Actor
from wissel.policies import Action, can, visible
from wissel.regie.actions.verzoeken import restricts
from wissel.regie.models import Documentstem, EigenStuk, Gegevensverzoek, Toekomstplan
from wissel.regie.plantoets import check_plan
from wissel.regie.realiteit import Toets
from wissel.web.shared.bestandswoorden import kind, size


@dataclass(frozen=True, slots=True)
class Stemrij:
    """An answer of the kandidaat to a paper, with the answer of the coach or the day it is due."""

    id: uuid.UUID
    document: str
    document_id: uuid.UUID
    antwoord: str
    tekst: str
    op: dt.datetime
    uiterlijk: dt.date | None
    reactie: str
    reactie_op: dt.datetime | None
    gedeeld: bool


@dataclass(frozen=True, slots=True)
class Verzoekrij:
    """A request about data."""

    id: uuid.UUID
    soort: str
    over: str
    tekst: str
    op: dt.datetime
    uiterlijk: dt.date
    besluit: str
    reactie: str
    beantwoord_op: dt.datetime | None
    beperkt: bool
    opgeheven_op: dt.datetime | None
    opgeheven_reden: str


@dataclass(frozen=True, slots=True)
class Eigenrij:
    """A paper the kandidaat shares."""

    id: uuid.UUID
    titel: str
    gedeeld_op: dt.datetime | None
    soort: str
    grootte: str


def voices(actor: Actor, dossier_id: uuid.UUID) -> list[Stemrij]:
    """Every answer, those that wait for the coach first."""
    rows = visible(actor, Documentstem).filter(dossier_id=dossier_id).select_related("document")
    found = [voice(row) for row in rows.order_by("-gegeven_op", "-pk")]
    return sorted(found, key=lambda each: each.uiterlijk is None)


def voice(row: Documentstem) -> Stemrij:
    """One answer."""
    return Stemrij(
        row.pk, row.document.titel, row.document_id, str(row.get_antwoord_display()), row.tekst, row.gegeven_op,
        None if row.beantwoord_op else row.antwoord_uiterlijk, row.reactie, row.beantwoord_op,
        row.gedeeld_op is not None,
    )  # fmt: skip


def requests(actor: Actor, dossier_id: uuid.UUID) -> list[Verzoekrij]:
    """Every request, newest first."""
    rows = visible(actor, Gegevensverzoek).filter(dossier_id=dossier_id).order_by("-gedaan_op", "-pk")
    return [request_row(row) for row in rows]


def request_row(row: Gegevensverzoek) -> Verzoekrij:
    """One request."""
    return Verzoekrij(
        row.pk, str(row.get_soort_display()), row.over, row.tekst, row.gedaan_op, row.antwoord_uiterlijk,
        str(row.get_besluit_display()) if row.besluit else "", row.reactie, row.beantwoord_op, restricts(row),
        row.opgeheven_op, row.opgeheven_reden,
    )  # fmt: skip


def papers(actor: Actor, dossier_id: uuid.UUID) -> list[Eigenrij]:
    """Own papers of the kandidaat that are shared; empty for who may not read them."""
    if not can(actor, Action.EIGEN_STUK_LEZEN):
        return []
    rows = visible(actor, EigenStuk).filter(dossier_id=dossier_id).order_by("-gedeeld_op")
    return [Eigenrij(row.pk, row.titel, row.gedeeld_op, kind(row.mime), size(row.grootte)) for row in rows]


def future(
    actor: Actor, dossier_id: uuid.UUID, today: dt.date
) -> tuple[Toekomstplan, tuple[Toets, ...]] | None:
    """The own plan with its check, when it is shared with this reader."""
    if not can(actor, Action.TOEKOMST_LEZEN):
        return None
    row = visible(actor, Toekomstplan).filter(dossier_id=dossier_id).first()
    return (row, check_plan(row, today)) if row else None
