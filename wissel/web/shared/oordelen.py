"""A deskundigenoordeel as pages show it: the question, the papers with what is missing, the pack and the clock."""

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.documenten.soorten import SOORTEN
from wissel.dossiers.models import Dossier
from wissel.escalatie import stukken
from wissel.escalatie.models import Deskundigenoordeel, Oordeelstuk
from wissel.escalatie.oordeelsoorten import Kosten, Termijn, fee, kinds, term
from wissel.policies import Action, can, visible
from wissel.web.shared.bestandswoorden import size

VAN = Deskundigenoordeel.Van


@dataclass(frozen=True, slots=True)
class Oordeelrij:
    """One question in a list."""

    id: uuid.UUID
    naam: str
    soort: str
    van: str
    stand: str
    gevraagd_op: dt.date | None
    uiterlijk: dt.date | None
    antwoord_op: dt.date | None
    ingetrokken: bool


@dataclass(frozen=True, slots=True)
class Stukkeuze:
    """A paper that can go along, newest first."""

    id: uuid.UUID
    titel: str
    soort: str
    datum: dt.date
    gekozen: bool


@dataclass(frozen=True, slots=True)
class Stukrij:
    """One paper of the list: what there is to choose from, and whether it is there, asked for or missing."""

    sleutel: str
    naam: str
    uitleg: str
    verplicht: bool
    keuzes: tuple[Stukkeuze, ...]
    gevraagd: bool

    @property
    def aanwezig(self) -> bool:
        return any(each.gekozen for each in self.keuzes)


@dataclass(frozen=True, slots=True)
class Bundelregel:
    id: uuid.UUID
    grootte: str
    op: dt.datetime
    compleet: bool


@dataclass(frozen=True, slots=True)
class Oordeelblad:
    """One question. `eigen` is whether this reader works on it; others see the question and the answer only."""

    id: uuid.UUID
    naam: str
    naam_b1: str
    soort: str
    vraag: str
    artikel: str
    van: str
    van_werknemer: bool
    peildatum: dt.date | None
    prijs: Decimal
    kosten: Kosten
    termijn: Termijn
    eigen: bool
    rijen: tuple[Stukrij, ...]
    ontbreekt: tuple[str, ...]
    bundel: Bundelregel | None
    gevraagd_op: dt.date | None
    uiterlijk: dt.date | None
    nagevraagd_op: dt.date | None
    antwoord_op: dt.date | None
    uitkomst: str
    antwoord_stuk: uuid.UUID | None
    ingetrokken: bool
    versie: int

    @property
    def verplicht(self) -> tuple[Stukrij, ...]:
        return tuple(row for row in self.rijen if row.verplicht)

    @property
    def mag_mee(self) -> tuple[Stukrij, ...]:
        return tuple(row for row in self.rijen if not row.verplicht and row.keuzes)

    @property
    def niet_in_dossier(self) -> tuple[Stukrij, ...]:
        return tuple(row for row in self.rijen if not row.verplicht and not row.keuzes)

    @property
    def bezig(self) -> bool:
        return self.gevraagd_op is None and not self.ingetrokken

    @property
    def aantal_aanwezig(self) -> int:
        return sum(row.verplicht and row.aanwezig for row in self.rijen)

    @property
    def aantal_verplicht(self) -> int:
        return sum(row.verplicht for row in self.rijen)


def overview(actor: Actor, dossier_id: Any) -> tuple[Oordeelrij, ...]:
    """Every question of a dossier this reader may see, newest first."""
    rows = visible(actor, Deskundigenoordeel).filter(dossier_id=dossier_id)
    return tuple(
        Oordeelrij(
            row.pk, kinds()[row.soort].naam, row.soort, str(row.get_van_display()), _stand(row), row.gevraagd_op,
            row.uiterlijk, row.antwoord_op, row.ingetrokken_op is not None,
        )
        for row in rows.order_by("-gemaakt_op")
    )  # fmt: skip


def _stand(row: Deskundigenoordeel) -> str:
    if row.ingetrokken_op:
        return _("ingetrokken")
    if row.antwoord_op:
        return _("beantwoord")
    return _("bij UWV") if row.gevraagd_op else _("in voorbereiding")


def build(actor: Actor, dossier: Dossier, row: Deskundigenoordeel) -> Oordeelblad:
    """The page of one question for this reader."""
    kind = kinds()[row.soort]
    mine = can(actor, Action.OORDEEL_VRAGEN, row)
    lines = _rows(actor, dossier, row) if mine else ()
    return Oordeelblad(
        id=row.pk, naam=kind.naam, naam_b1=kind.naam_b1, soort=row.soort, vraag=kind.vraag, artikel=kind.artikel,
        van=str(row.get_van_display()), van_werknemer=row.van == VAN.WERKNEMER, peildatum=row.peildatum,
        prijs=fee().of(row.van), kosten=fee(), termijn=term(), eigen=mine, rijen=lines,
        ontbreekt=tuple(line.naam for line in lines if line.verplicht and not line.aanwezig),
        bundel=_pack(actor, row) if mine else None, gevraagd_op=row.gevraagd_op, uiterlijk=row.uiterlijk,
        nagevraagd_op=row.nagevraagd_op, antwoord_op=row.antwoord_op, uitkomst=row.uitkomst,
        antwoord_stuk=_readable(actor, row.antwoord_document_id), ingetrokken=row.ingetrokken_op is not None,
        versie=row.versie,
    )  # fmt: skip


def _rows(actor: Actor, dossier: Dossier, row: Deskundigenoordeel) -> tuple[Stukrij, ...]:
    """Each paper; as long as nothing was chosen for one that is known by its kind, the newest stands ready."""
    may = stukken.available(dossier, row.van)
    readable = set(
        visible(actor, Document).filter(pk__in=[each.pk for each in may]).values_list("pk", flat=True)
    )
    may = [each for each in may if each.pk in readable]
    picked: dict[str, set[Any]] = {}
    for sleutel, document in (
        visible(actor, Oordeelstuk).filter(oordeel=row).values_list("sleutel", "document_id")
    ):
        picked.setdefault(sleutel, set()).add(document)
    found = []
    for stuk, required in kinds()[row.soort].papers(row.van):
        fitting = stukken.of_kinds(may, stuk.soorten)
        chosen = picked.get(stuk.sleutel, set())
        if not chosen - {None} and not stuk.kies and fitting and row.bundel_id is None:
            chosen = chosen | {fitting[0].pk}
        choices = tuple(
            Stukkeuze(d.pk, d.titel, _kind(d.soort) if len(stuk.soorten) > 1 else "", d.datum, d.pk in chosen)
            for d in fitting
        )
        found.append(
            Stukrij(stuk.sleutel, stuk.naam, stuk.uitleg, required, choices, None in picked.get(stuk.sleutel, ()))
        )  # fmt: skip
    return tuple(found)


def _kind(soort: str) -> str:
    return str(SOORTEN.get(soort, soort))


def _pack(actor: Actor, row: Deskundigenoordeel) -> Bundelregel | None:
    document = (
        visible(actor, Document).filter(pk=row.bundel_id).defer("inhoud").first() if row.bundel_id else None
    )
    if document is None or row.bundel_op is None:
        return None
    return Bundelregel(document.pk, size(document.grootte), row.bundel_op, row.bundel_compleet)


def _readable(actor: Actor, document_id: uuid.UUID | None) -> uuid.UUID | None:
    if document_id is None:
        return None
    return visible(actor, Document).filter(pk=document_id).values_list("pk", flat=True).first()


def initial(blad: Oordeelblad) -> dict[str, Any]:
    """What is ticked when the page opens."""
    chosen = {row.sleutel: [str(each.id) for each in row.keuzes if each.gekozen] for row in blad.rijen}
    return {**chosen, "versie": blad.versie}
