"""What the tab with documents shows, as plain values, in a fixed number of queries."""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document, Verzending
from wissel.documenten.soorten import BELASTBAARHEID, SOORTEN
from wissel.dossiers.models import Dossier
from wissel.policies import Action, can, visible
from wissel.web.shared.stukken import ONDERTEKEND

# What people add themselves.
WIE = {
    Document.Publiek.BUREAU: gettext_lazy("het bureau"),
    Document.Publiek.KANDIDAAT: gettext_lazy("kandidaat en bureau"),
    Document.Publiek.OPDRACHT: gettext_lazy("opdrachtgever en bureau"),
    Document.Publiek.ALLEN: gettext_lazy("kandidaat, bureau en opdrachtgever"),
}
BESTANDEN = {"application/pdf": "pdf", "image/png": "PNG", "image/jpeg": "JPEG"}


@dataclass(frozen=True, slots=True)
class OntvangerRij:
    """Who it was made available to, when, and when they first opened it."""

    wie: str
    verzonden_op: dt.datetime
    geopend_op: dt.datetime | None
    toegang: bool


@dataclass(frozen=True, slots=True)
class EerdereVersie:
    id: uuid.UUID
    versie: int
    datum: dt.date


@dataclass(frozen=True, slots=True)
class DocumentRij:
    """The newest version of one document with the older ones under it."""

    id: uuid.UUID
    titel: str
    soort: str
    datum: dt.date
    versie: int
    bestand: str
    grootte: str
    publiek: str
    auteur: str
    ondertekend: str
    gedeeld: bool
    door: str
    gemaakt_op: dt.datetime
    ontvangers: tuple[OntvangerRij, ...]
    eerder: tuple[EerdereVersie, ...]
    versie_url: str


def documents(actor: Actor, dossier: Dossier) -> list[DocumentRij]:
    """Every series of documents this role may see, newest first."""
    rows = (
        visible(actor, Document)
        .filter(dossier=dossier)
        .defer("inhoud")
        .select_related("gemaakt_door__persoon")
    )
    series: dict[uuid.UUID, list[Document]] = defaultdict(list)
    for row in rows.order_by("-versie"):
        series[row.reeks].append(row)
    sent = _sent(actor, dossier)
    may_add = can(actor, Action.DOCUMENT_TOEVOEGEN)
    found = [_row(versions, sent, may_add) for versions in series.values()]
    return sorted(found, key=lambda row: (row.datum, row.gemaakt_op), reverse=True)


def _sent(actor: Actor, dossier: Dossier) -> dict[uuid.UUID, list[OntvangerRij]]:
    sent: dict[uuid.UUID, list[OntvangerRij]] = defaultdict(list)
    rows = visible(actor, Verzending).filter(dossier=dossier).select_related("naar")
    for row in rows.order_by("naar_rol", "verzonden_op"):
        who = row.naar.naam if row.naar else _("opdrachtgever (nog niemand uitgenodigd)")
        access = row.naar is None or row.naar.user_id is not None
        sent[row.document_id].append(OntvangerRij(who, row.verzonden_op, row.geopend_op, access))
    return sent


def _row(versions: list[Document], sent: dict[uuid.UUID, list[OntvangerRij]], may_add: bool) -> DocumentRij:
    newest, *older = versions
    uploaded = not newest.sjabloon_versie
    url = (
        reverse("bureau:document_versie", args=[newest.dossier_id, newest.pk]) if may_add and uploaded else ""
    )
    kind = str(SOORTEN.get(newest.soort, newest.soort))
    return DocumentRij(
        id=newest.pk, titel=newest.titel, soort="" if newest.titel.startswith(kind) else kind, datum=newest.datum,
        versie=newest.versie, bestand=BESTANDEN.get(newest.mime, ""), grootte=size(newest.grootte),
        publiek=_audience(newest), auteur=newest.auteur, ondertekend=_signed(newest),
        gedeeld=newest.publiek != Document.Publiek.BUREAU,
        door=newest.gemaakt_door.persoon.naam if newest.gemaakt_door else "Wissel", gemaakt_op=newest.gemaakt_op,
        ontvangers=tuple(sent.get(newest.pk, ())),
        eerder=tuple(EerdereVersie(row.pk, row.versie, row.datum) for row in older), versie_url=url,
    )  # fmt: skip


def _signed(row: Document) -> str:
    """Whether it is signed, in words; nothing when nobody said so."""
    said = Document.Ondertekend(row.ondertekend)
    return "" if said == Document.Ondertekend.ONBEKEND else str(ONDERTEKEND[said])


def _audience(row: Document) -> str:
    """Who may read it, in words; a paper on belastbaarheid stays with the coach of the case and the kandidaat."""
    if row.soort == BELASTBAARHEID:
        shared = row.publiek == Document.Publiek.KANDIDAAT
        return _("de coach en de kandidaat") if shared else _("de coach")
    return str(WIE[Document.Publiek(row.publiek)])


def size(bytes_: int) -> str:
    """`84 kB`, `2,4 MB`"""
    if bytes_ < 1_000_000:
        return f"{max(1, round(bytes_ / 1000))} kB"
    return f"{bytes_ / 1_000_000:.1f}".replace(".", ",") + " MB"
