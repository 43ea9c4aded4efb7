"""What the kandidaat sees, as plain values with an allow-list of fields. Templates here never meet a model."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import BureauInstelling, Rol
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.ziekteweek import week_on
from wissel.logbook.models import LogbookEntry
from wissel.policies import visible
from wissel.trajecten.actions import klad
from wissel.trajecten.models import Afspraak, Fase, Taak, Traject
from wissel.trajecten.waarnemen import stand_in
from wissel.web.kandidaat import woorden
from wissel.web.shared.bestandswoorden import kind, size


@dataclass(frozen=True, slots=True)
class MijnDossier:
    """The own dossier in a few words."""

    id: uuid.UUID
    week: int | None
    werkgever: str
    coach: str
    coach_telefoon: str
    bel: str
    pauze: bool
    gesloten: bool
    vandaag: dt.date
    vervanger: str = ""
    vervanger_tot: dt.date | None = None


@dataclass(frozen=True, slots=True)
class MijnTraject:
    """How long the guidance lasts, as agreed."""

    start_op: dt.date | None
    eind_op: dt.date | None
    verlengd_tot: dt.date | None
    pauze: bool


@dataclass(frozen=True, slots=True)
class MijnAfspraak:
    id: uuid.UUID
    titel: str
    begint_op: dt.datetime
    minuten: int
    hoe: str
    plaats: str
    met: str
    tolk: str
    stand: str
    bevestigd: bool
    voorbij: bool


@dataclass(frozen=True, slots=True)
class MijnFase:
    id: uuid.UUID
    naam: str
    stand: str
    gesloten_op: dt.date | None
    woorden: str
    keuze: tuple[str, ...]
    vraagt_woorden: bool


@dataclass(frozen=True, slots=True)
class MijnDatum:
    naam: str
    datum: dt.date
    betekenis: str
    som: str
    bron: str
    binding: str
    wie: str
    klaar_op: dt.date | None
    voorbij: bool


@dataclass(frozen=True, slots=True)
class MijnDocument:
    id: uuid.UUID
    titel: str
    datum: dt.date
    versie: int
    soort: str
    grootte: str
    publiek: str
    nieuw: bool
    ouder: tuple["MijnDocument", ...]


@dataclass(frozen=True, slots=True)
class MijnTaak:
    id: uuid.UUID
    titel: str
    minuten: int | None
    due_on: dt.date | None
    klaar_op: dt.datetime | None


def own_dossier(actor: Actor, today: dt.date) -> MijnDossier | None:
    """The newest dossier of this kandidaat at this bureau, or None before there is one."""
    row = (
        visible(actor, Dossier)
        .select_related("coach", "werkgever")
        .order_by("-aangemaakt_op")
        .only(
            "stand", "eerste_ziektedag", "niet_geteld", "bureau_id", "werkgever__naam", "coach__voornaam",
            "coach__tussenvoegsel", "coach__achternaam", "coach__telefoon",
        )
        .first()
    )  # fmt: skip
    if row is None:
        return None
    phone = row.coach.telefoon if row.coach else ""
    if not phone:
        phone = visible(actor, BureauInstelling).values_list("telefoon", flat=True).first() or ""
    closed = row.stand == Dossier.Stand.GESLOTEN
    week = None if closed else week_on(row.eerste_ziektedag, row.niet_geteld, today)
    instead = None if closed else stand_in(row.bureau_id, row.coach_id, Rol.COACH, today)
    if instead is not None and instead.door.telefoon:
        phone = instead.door.telefoon
    return MijnDossier(
        row.pk, week, row.werkgever.naam, row.coach.naam if row.coach else "", phone, dial(phone),
        row.stand == Dossier.Stand.PAUZE, closed, today, instead.door.naam if instead else "",
        instead.tot if instead else None,
    )  # fmt: skip


def dial(phone: str) -> str:
    """A phone number as a link needs it: digits and a plus only."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


def greeting(actor: Actor, now: dt.datetime) -> str:
    """A greeting by the hour, with the first name."""
    hour = now.astimezone(klok.NEDERLAND).hour
    words = _("Goedemorgen") if hour < 12 else _("Goedemiddag") if hour < 18 else _("Goedenavond")
    first = actor.naam.split()[0] if actor.naam.split() else ""
    return f"{words} {first}".strip()


def rests_today(actor: Actor, dossier: MijnDossier, now: dt.datetime) -> bool:
    """Whether the kandidaat said that today does not work out."""
    return klad.rests(visible(actor, LogbookEntry).filter(dossier_id=dossier.id), now)


def traject(actor: Actor, dossier: MijnDossier) -> MijnTraject | None:
    """The running traject, or None before it was started."""
    row = (
        visible(actor, Traject)
        .filter(dossier_id=dossier.id)
        .order_by("-aangemaakt_op")
        .only("bureau_id", "stand", "start_op", "eind_op", "verlengd_tot")
        .first()
    )
    if row is None:
        return None
    return MijnTraject(row.start_op, row.eind_op, row.verlengd_tot, row.stand == Traject.Stand.PAUZE)


def phases(actor: Actor, dossier: MijnDossier) -> list[MijnFase]:
    """The phases in the kandidaat's own words, done, now and later."""
    rows = visible(actor, Fase).filter(dossier_id=dossier.id).select_related("traject")
    all_of_them = list(rows.order_by("-traject__aangemaakt_op", "volgorde"))
    newest = all_of_them[0].traject_id if all_of_them else None
    found, current_seen = [], False
    for row in (each for each in all_of_them if each.traject_id == newest):
        stand = "klaar" if row.gesloten_op else "later" if current_seen else "nu"
        current_seen = current_seen or stand == "nu"
        found.append(phase(row, stand))
    return found


def phase(row: Fase, stand: str = "nu") -> MijnFase:
    """One phase with what the kandidaat chose and wrote."""
    return MijnFase(
        row.pk,
        row.naam_kandidaat or row.naam,
        "klaar" if row.gesloten_op else stand,
        row.gesloten_op,
        row.woorden_kandidaat,
        tuple(row.keuze_kandidaat or ()),
        _asks_words(row),
    )


def _asks_words(fase: Fase) -> bool:
    parts = fase.traject.sjabloon.get("fases", [])
    own: dict[str, Any] = next((part for part in parts if part.get("sleutel") == fase.sleutel), {})
    rules = own.get("sluiten", {})
    return bool(rules.get("keuze_kandidaat") or rules.get("woorden_kandidaat"))


def dates(actor: Actor, dossier: MijnDossier, today: dt.date) -> list[MijnDatum]:
    """The dates that matter to the kandidaat, first one first, with what each means and why it is that day."""
    rows = visible(actor, Milestone).filter(dossier_id=dossier.id, geldt=True, due_on__isnull=False)
    found = (
        date_of(row, today) for row in rows.filter(code__in=woorden.OP_TRAJECT).order_by("due_on", "volgorde")
    )
    return [each for each in found if each is not None]


def date_of(row: Milestone, today: dt.date) -> MijnDatum | None:
    """One stored date in the words of the kandidaat; None when its day is not known."""
    if row.due_on is None:
        return None
    name, meaning = woorden.DATUMS[row.code]
    return MijnDatum(
        str(name), row.due_on, str(meaning), row.uitleg, row.bron, str(woorden.BINDING.get(row.binding, row.binding)),
        str(woorden.VERANTWOORDELIJK.get(row.verantwoordelijke, "")), row.done_on,
        row.done_on is not None or row.due_on < today,
    )  # fmt: skip


def appointments(actor: Actor, dossier: MijnDossier, now: dt.datetime) -> list[MijnAfspraak]:
    """All appointments, coming ones first, then the past ones from new to old."""
    rows = visible(actor, Afspraak).filter(dossier_id=dossier.id).select_related("met").order_by("begint_op")
    all_of_them = [_appointment(row, now) for row in rows]
    coming = [a for a in all_of_them if not a.voorbij]
    return coming + [a for a in reversed(all_of_them) if a.voorbij]


def _appointment(row: Afspraak, now: dt.datetime) -> MijnAfspraak:
    end = row.begint_op + dt.timedelta(minutes=row.minuten)
    return MijnAfspraak(
        row.pk, row.titel, row.begint_op, row.minuten, str(woorden.VORMEN.get(row.vorm, "")), row.plaats,
        row.met.naam if row.met else "", row.tolk_taal, row.stand, row.bevestigd_op is not None, end <= now,
    )  # fmt: skip


def next_appointment(appointments: list[MijnAfspraak]) -> MijnAfspraak | None:
    """The first one that is still to come and was not cancelled."""
    return next((a for a in appointments if not a.voorbij and a.stand == Afspraak.Aanwezigheid.GEPLAND), None)


def documents(actor: Actor, dossier: MijnDossier) -> list[MijnDocument]:
    """The newest version of each shared paper, with the older ones beside it."""
    rows = list(visible(actor, Document).filter(dossier_id=dossier.id).defer("inhoud").order_by("-versie"))
    unread = set(
        visible(actor, Verzending)
        .filter(dossier_id=dossier.id, naar_rol="kandidaat", geopend_op__isnull=True)
        .values_list("document_id", flat=True)
    )
    series: dict[uuid.UUID, list[Document]] = {}
    for row in rows:
        series.setdefault(row.reeks, []).append(row)
    found = sorted(series.values(), key=lambda each: (each[0].datum, each[0].gemaakt_op), reverse=True)
    return [_document(each[0], unread, tuple(each[1:])) for each in found]


def paper(row: Document) -> MijnDocument:
    """One paper by itself."""
    return _document(row, set())


def _document(row: Document, unread: set[uuid.UUID], older: tuple[Document, ...] = ()) -> MijnDocument:
    return MijnDocument(
        row.pk, row.titel, row.datum, row.versie, kind(row.mime), size(row.grootte),
        str(woorden.PUBLIEK.get(row.publiek, "")), row.pk in unread, tuple(_document(each, unread) for each in older),
    )  # fmt: skip


def task(row: Taak) -> MijnTaak:
    return MijnTaak(row.pk, row.titel, row.minuten, row.due_on, row.klaar_op)
