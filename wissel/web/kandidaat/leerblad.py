"""What the kandidaat sees of the library and of the own lessons, as plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel.accounts.actor import Actor
from wissel.leren.bibliotheek import Bibliotheek, Kaart
from wissel.leren.models import Inlevering, Leerantwoord, Leerstap, Soort
from wissel.policies import visible
from wissel.web.kandidaat.weergave import MijnDossier

SOORTEN: dict[str, tuple[Any, str]] = {
    Soort.FILM: (_l("Film"), "eye"),
    Soort.ARTIKEL: (_l("Artikel"), "file"),
    Soort.BOEKENTIP: (_l("Boekentip"), "list"),
    Soort.WERKOPDRACHT: (_l("Werkopdracht"), "pen"),
}
# For which time somebody has, at most so many minutes.
TIJDEN = (10, 20, 45)


@dataclass(frozen=True, slots=True)
class MijnLes:
    """One item with how far the own work on it is; `stand` is a key, `woorden` says it."""

    sleutel: str
    titel: str
    kort: str
    soort: str
    icoon: str
    minuten: int
    stand: str
    woorden: str
    deel: int
    delen: int
    voor: dt.date | None
    waarom: str
    gevraagd: bool
    laatste_op: dt.datetime | None


@dataclass(frozen=True, slots=True)
class MijnAntwoord:
    """What the coach said about something that was handed in."""

    tekst: str
    opnieuw: bool
    op: dt.datetime
    van: str


@dataclass(frozen=True, slots=True)
class MijnInlevering:
    """Something that was handed in, with the answer."""

    nummer: int
    tekst: str
    reflectie: str
    document_id: uuid.UUID | None
    bestandsnaam: str
    op: dt.datetime
    antwoord: MijnAntwoord | None


@dataclass(frozen=True, slots=True)
class MijnThema:
    """A theme with how much of it is done."""

    sleutel: str
    titel: str
    uitleg: str
    aantal: int
    klaar: int


@dataclass(frozen=True, slots=True)
class MijnLeren:
    """The first page: where to go on, what the coach asked, what waits, what is done, and what there is."""

    verder: MijnLes | None
    gevraagd: tuple[MijnLes, ...]
    bezig: tuple[MijnLes, ...]
    wacht: tuple[MijnLes, ...]
    klaar: tuple[MijnLes, ...]
    themas: tuple[MijnThema, ...]


def own_steps(actor: Actor, dossier: MijnDossier) -> dict[str, Leerstap]:
    """The own steps by item, in one query."""
    rows = visible(actor, Leerstap).filter(dossier_id=dossier.id, ingetrokken_op__isnull=True)
    return {row.item: row for row in rows.order_by("voor", "laatste_op")}


def front(actor: Actor, dossier: MijnDossier, kennis: Bibliotheek) -> MijnLeren:
    """The first page. One thing is on top: what was begun last, else what the coach asked first."""
    steps = own_steps(actor, dossier)
    lessons = [lesson(kennis.kaarten.get(key), row) for key, row in steps.items()]
    open_ = [each for each in lessons if each.stand in {"nieuw", "bezig", "opnieuw"}]
    begun = sorted(
        (each for each in open_ if each.stand != "nieuw"),
        key=lambda each: each.laatste_op or _NOOIT,
        reverse=True,
    )
    asked = sorted((each for each in open_ if each.gevraagd), key=lambda each: each.voor or dt.date.max)
    first = next(iter([*begun, *asked]), None)
    rest = [each for each in open_ if each is not first]
    done = {each.sleutel for each in lessons if each.stand == "klaar"}
    return MijnLeren(
        first, tuple(each for each in asked if each in rest), tuple(each for each in rest if not each.gevraagd),
        tuple(each for each in lessons if each.stand == "wacht"),
        tuple(each for each in reversed(lessons) if each.stand == "klaar"),
        tuple(
            MijnThema(module.sleutel, module.titel, module.uitleg, len(items), sum(i.sleutel in done for i in items))
            for module, items in kennis.themes()
        ),
    )  # fmt: skip


_NOOIT = dt.datetime.min.replace(tzinfo=dt.UTC)


def lesson(kaart: Kaart | None, row: Leerstap | None) -> MijnLes:
    """One item as the kandidaat has it; an item that is gone keeps the words of the step."""
    source: Any = kaart or row
    label, icon = SOORTEN[source.soort]
    state, words = _state(row)
    return MijnLes(
        kaart.sleutel if kaart else source.item, source.titel, kaart.kort if kaart else "", str(label), icon,
        source.minuten, state, words, row.deel if row else 0, kaart.delen if kaart else source.delen,
        row.voor if row and state != "klaar" else None, row.waarom if row else "",
        bool(row and row.toegewezen_op), row.laatste_op if row else None,
    )  # fmt: skip


def _state(row: Leerstap | None) -> tuple[str, str]:
    if row is None:
        return "", ""
    if row.klaar_op:
        return "klaar", _("Klaar")
    if row.ingeleverd_op:
        return "wacht", _("Ingeleverd. Uw coach kijkt ernaar.")
    if row.opnieuw_op:
        return "opnieuw", _("Uw coach vraagt dit nog een keer.")
    if row.begonnen_op:
        words = _("Bezig: deel %(deel)s van %(delen)s gelezen.")
        return "bezig", words % {"deel": row.deel, "delen": row.delen} if row.deel else _("Begonnen.")
    return "nieuw", ""


def handed_in(actor: Actor, row: Leerstap | None) -> list[MijnInlevering]:
    """What was handed in for one step, newest first, each with its answer, in two queries."""
    if row is None:
        return []
    rows = visible(actor, Inlevering).filter(stap=row).select_related("document").order_by("-nummer")
    answers = {
        each.inlevering_id: MijnAntwoord(each.tekst, each.opnieuw, each.op, each.door_naam)
        for each in visible(actor, Leerantwoord).filter(inlevering__stap=row)
    }
    return [
        MijnInlevering(
            each.nummer, each.tekst, each.reflectie, each.document_id,
            each.document.bestandsnaam if each.document else "", each.op, answers.get(each.pk),
        )
        for each in rows
    ]  # fmt: skip
