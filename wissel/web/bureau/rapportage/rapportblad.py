"""Reports as plain values: the list, the editor with its sources, and the text to check."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.documenten.models import Verzending
from wissel.dossiers.models import Dossier
from wissel.policies import Action, can, visible
from wissel.trajecten.actions import rapportconcept as concept
from wissel.trajecten.actions.privacy import report_findings
from wissel.trajecten.models import Beoordeling, Logboekregel, Rapportage, Rapportbron
from wissel.web.shared.medisch import Vraag, ask

Stand = Rapportage.Stand
DELEN = (
    ("voortgang", gettext_lazy("Voortgang")), ("werkwijze", gettext_lazy("Werkwijze")),
    ("samenwerking", gettext_lazy("Samenwerking")), ("vooruitblik", gettext_lazy("Vooruitblik")),
)  # fmt: skip
PLAATS = {"privacy": "woorden", "spoor1": "deel-spoor1", "logboek": "logboek", "kandidaat": "kandidaat"}


@dataclass(frozen=True, slots=True)
class Rapportrij:
    """One report in the list, with what is to be done with it now."""

    nummer: int
    versie: int
    periode_van: dt.date
    periode_tot: dt.date
    versturen_uiterlijk: dt.date
    stand: str
    stand_tekst: str
    klaar: bool
    telt: bool
    verzonden_op: dt.datetime | None
    reden: str
    url: str
    begin_url: str


@dataclass(frozen=True, slots=True)
class Bron:
    """A log line under a part: its sentence, its address, and whether something is to be watched."""

    id: uuid.UUID
    zin: str
    datum: dt.date
    waarom: str
    url: str
    niet_gedeeld: bool
    verbeterd: bool


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of text that came from a log line (with address), or was written by the coach (without)."""

    tekst: str
    url: str


@dataclass(frozen=True, slots=True)
class Deel:
    """One fixed part of the report with its sources."""

    sleutel: str
    label: str
    alineas: tuple[Stuk, ...]
    bronnen: tuple[Bron, ...]


@dataclass(frozen=True, slots=True)
class GatRij:
    tekst: str
    plaats: str


@dataclass(frozen=True, slots=True)
class Spoor1:
    antwoord: str
    door: str
    op: dt.date | None
    nagevraagd_op: dt.date | None


@dataclass(frozen=True, slots=True)
class Cijfers:
    van: str
    voortgang: int
    werkwijze: int
    samenwerking: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Someone it was sent to, and when they opened it."""

    naam: str
    geopend_op: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Rapportblad:
    """A whole report as the page needs it."""

    id: uuid.UUID
    nummer: int
    versie: int
    stand: str
    stand_tekst: str
    periode_van: dt.date
    periode_tot: dt.date
    versturen_uiterlijk: dt.date
    concept: bool
    vast: bool
    delen: tuple[Deel, ...]
    spoor1: Spoor1
    gaten: tuple[GatRij, ...]
    woorden: tuple[Vraag, ...]
    nieuw: int
    zienswijze: str
    zienswijze_op: dt.datetime | None
    lezer_tekst: str
    naar_kandidaat_op: dt.datetime | None
    gelezen_op: dt.datetime | None
    bevroren_op: dt.datetime | None
    verzonden_op: dt.datetime | None
    sha256: str
    reden: str
    document_url: str
    ontvangers: tuple[Ontvanger, ...]
    cijfers: tuple[Cijfers, ...]
    versies: tuple[Rapportrij, ...]


def listing(actor: Actor, dossier: Dossier) -> list[Rapportrij]:
    """Every report of a dossier in order of time, with its versions; one query."""
    rows = visible(actor, Rapportage).filter(dossier=dossier).order_by("periode_tot", "nummer", "versie")
    found = list(rows.defer(*concept.TEKSTEN))
    return [_row(actor, row, found) for row in found]


def _row(actor: Actor, row: Rapportage, rows: list[Rapportage]) -> Rapportrij:
    may = can(actor, Action.RAPPORT_SCHRIJVEN)
    open_ones = {Stand.GEPLAND, *concept.BEGONNEN}
    open_one = next((each for each in rows if each.versie == 1 and each.stand in open_ones), None)
    begin = may and row.stand == Stand.GEPLAND and row is open_one and row.periode_van <= klok.today()
    done = row.stand in {Stand.VERZONDEN, Stand.VERVANGEN}
    return Rapportrij(
        row.nummer, row.versie, row.periode_van, row.periode_tot, row.versturen_uiterlijk, row.stand,
        str(row.get_stand_display()), done, not done, row.verzonden_op, row.correctie_reden,
        reverse("bureau:rapport", args=[row.dossier_id, row.pk]),
        reverse("bureau:rapport_beginnen", args=[row.dossier_id, row.pk]) if begin else "",
    )  # fmt: skip


def build(
    actor: Actor, dossier: Dossier, row: Rapportage, texts: dict[str, str] | None = None
) -> Rapportblad:
    """The page of one report. `texts` are the parts as typed, where they are not stored yet."""
    taken = concept.sources(row)
    gaps = concept.gaps(row)
    fresh = concept.missing_lines(row, taken) if row.stand in concept.BEGONNEN else []
    parts = {name: (texts or {}).get(name, getattr(row, name)) for name, _label in DELEN}
    document = row.document_id and can(actor, Action.DOCUMENT_LEZEN)
    return Rapportblad(
        id=row.pk, nummer=row.nummer, versie=row.versie, stand=row.stand, stand_tekst=str(row.get_stand_display()),
        periode_van=row.periode_van, periode_tot=row.periode_tot, versturen_uiterlijk=row.versturen_uiterlijk,
        concept=row.stand == Stand.CONCEPT, vast=row.stand in concept.VAST,
        delen=tuple(_part(dossier, name, str(label), parts[name], taken) for name, label in DELEN),
        spoor1=Spoor1(row.spoor1_antwoord, row.spoor1_door, row.spoor1_op, row.spoor1_nagevraagd_op),
        gaten=tuple(GatRij(gap.tekst, PLAATS.get(gap.deel, f"deel-{gap.deel}")) for gap in gaps),
        woorden=_words(row, gaps), nieuw=len(fresh) + len(concept.outdated(taken)),
        zienswijze=row.zienswijze, zienswijze_op=row.zienswijze_op, lezer_tekst=concept.reader_words(row),
        naar_kandidaat_op=row.naar_kandidaat_op, gelezen_op=row.gelezen_op, bevroren_op=row.bevroren_op,
        verzonden_op=row.verzonden_op, sha256=row.inhoud_sha256, reden=row.correctie_reden,
        document_url=reverse("document", args=[row.document_id]) if document else "",
        ontvangers=_readers(actor, row), cijfers=_scores(actor, row), versies=_versions(actor, row),
    )  # fmt: skip


def _part(dossier: Dossier, name: str, label: str, text: str, taken: list[Rapportbron]) -> Deel:
    base = reverse("bureau:logboek", args=[dossier.pk])
    own = [_source(row, base) for row in taken if row.deel == name]
    known = {source.zin: source.url for source in own}
    pieces = [Stuk(line, known.get(line.strip(), "")) for line in text.split("\n") if line.strip()]
    return Deel(name, label, tuple(pieces), tuple(own))


def _words(row: Rapportage, gaps: list[concept.Gat]) -> tuple[Vraag, ...]:
    """Words that seem medical and have no answer yet, each with the part it stands in."""
    if not any(gap.deel == "privacy" for gap in gaps):
        return ()
    labels = {**dict(DELEN), "spoor1_antwoord": _("Spoor 1"), "spoor1_door": _("Spoor 1")}
    return tuple(ask(each.vondst, plaats=str(labels[each.deel])) for each in report_findings(row))


def _source(row: Rapportbron, base: str) -> Bron:
    line = row.regel
    return Bron(
        line.pk, concept.sentence(line), line.datum, line.waarom, f"{base}?regel={line.pk}#regel-{line.pk}",
        line.publiek != Logboekregel.Publiek.ALLEN, line.vervangen_door_id is not None,
    )  # fmt: skip


def _readers(actor: Actor, row: Rapportage) -> tuple[Ontvanger, ...]:
    """To whom it was sent, by name, or by role as long as nobody of that party was invited."""
    if row.stand not in {Stand.VERZONDEN, Stand.VERVANGEN} or not can(actor, Action.DOCUMENT_LEZEN):
        return ()
    roles: dict[str, Any] = dict(Rol.choices)
    rows = visible(actor, Verzending).filter(document=row.document_id).select_related("naar")
    return tuple(
        Ontvanger(
            each.naar.naam if each.naar else str(roles.get(each.naar_rol, each.naar_rol)), each.geopend_op
        )
        for each in rows.order_by("naar_rol", "verzonden_op", "id")
    )


def _scores(actor: Actor, row: Rapportage) -> tuple[Cijfers, ...]:
    if row.stand not in concept.VAST:
        return ()
    names: dict[str, Any] = {"kandidaat": _("Kandidaat"), "opdrachtgever": _("Opdrachtgever")}
    rows = visible(actor, Beoordeling).filter(rapportage=row).order_by("van")
    return tuple(
        Cijfers(str(names.get(b.van, b.van)), b.voortgang, b.werkwijze, b.samenwerking, b.tekst) for b in rows
    )


def _versions(actor: Actor, row: Rapportage) -> tuple[Rapportrij, ...]:
    rows = visible(actor, Rapportage).filter(traject=row.traject_id, nummer=row.nummer).order_by("-versie")
    found = list(rows.defer(*concept.TEKSTEN))
    return tuple(_row(actor, each, found) for each in found) if len(found) > 1 else ()
