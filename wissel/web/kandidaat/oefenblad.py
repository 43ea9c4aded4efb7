"""What the kandidaat sees of practising, as plain values: talks, trainings, lists, conditions, calls and pitches."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel.accounts.actor import Actor
from wissel.oefenen.lijsten import GEREED, ONLINE, points_of
from wissel.oefenen.models import (
    Belgesprek,
    Deelname,
    Gereedpunt,
    Gesprekskaart,
    Oefengesprek,
    Pitch,
    Pitchantwoord,
    Spanning,
    Trainingsdag,
    Voorwaarde,
)
from wissel.policies import visible
from wissel.web.kandidaat.weergave import MijnDossier

GING = {"goed": _l("Ging goed"), "bijna": _l("Bijna"), "nog_niet": _l("Nog oefenen")}


@dataclass(frozen=True, slots=True)
class MijnKaart:
    id: uuid.UUID
    titel: str
    begint_op: dt.datetime
    plaats: str
    voorbij: bool
    ingevuld: bool


@dataclass(frozen=True, slots=True)
class MijnOefengesprek:
    id: uuid.UUID
    soort: str
    titel: str
    datum: dt.date
    met: str
    punten: tuple[tuple[str, str, str, str], ...]
    tip: str
    eigen_woorden: str


@dataclass(frozen=True, slots=True)
class MijnTraining:
    """A training with the own answer; `plek` says how many seats are free for who did not answer yet."""

    id: uuid.UUID
    titel: str
    uitleg: str
    dagen: tuple[tuple[dt.datetime, int], ...]
    online: bool
    plaats: str
    trainer: str
    stand: str
    woorden: str
    open: bool
    afgezegd: bool


@dataclass(frozen=True, slots=True)
class MijnPunt:
    sleutel: str
    kop: str
    tekst: str
    gedaan: bool


@dataclass(frozen=True, slots=True)
class MijnLijst:
    """A checklist with how much of it is done."""

    sleutel: str
    titel: str
    punten: tuple[MijnPunt, ...]
    gedaan: int
    procent: int


@dataclass(frozen=True, slots=True)
class MijnVoorwaarde:
    id: uuid.UUID
    soort: str
    wat: str
    eigenaar: str
    van_mij: bool
    voor: dt.date | None
    geregeld_op: dt.datetime | None


@dataclass(frozen=True, slots=True)
class MijnBelgesprek:
    werkgever: str
    dag: dt.date
    uitkomst: str
    tekst: str


@dataclass(frozen=True, slots=True)
class MijnPitch:
    id: uuid.UUID
    nummer: int
    tekst: str
    opname: bool
    op: dt.datetime
    antwoorden: tuple[tuple[str, str, dt.datetime], ...]


@dataclass(frozen=True, slots=True)
class MijnSpanning:
    moment: str
    cijfer: int
    woorden: str
    op: dt.datetime


def cards(actor: Actor, dossier: MijnDossier, now: dt.datetime) -> list[MijnKaart]:
    """Talks with employers, coming ones first and soonest first."""
    rows = visible(actor, Gesprekskaart).filter(dossier_id=dossier.id).select_related("afspraak")
    found = [card(row, now) for row in rows.order_by("-begint_op")[:30]]
    coming = sorted((each for each in found if not each.voorbij), key=lambda each: each.begint_op)
    return [*coming, *(each for each in found if each.voorbij)]


def card(row: Gesprekskaart, now: dt.datetime) -> MijnKaart:
    begin = row.afspraak.begint_op if row.afspraak else row.begint_op
    filled = any((row.vertel, row.vragen, row.eigen_vragen, row.route, row.energie, row.meenemen))
    return MijnKaart(row.pk, row.titel, begin, row.plaats, begin < now, filled)


def tension(actor: Actor, row: Gesprekskaart) -> list[MijnSpanning]:
    rows = visible(actor, Spanning).filter(kaart=row).order_by("op")
    return [MijnSpanning(str(each.get_moment_display()), each.cijfer, each.woorden, each.op) for each in rows]


def talks(actor: Actor, dossier: MijnDossier) -> list[MijnOefengesprek]:
    rows = visible(actor, Oefengesprek).filter(dossier_id=dossier.id).order_by("-datum", "-op")[:30]
    return [talk(each) for each in rows]


def talk(row: Oefengesprek) -> MijnOefengesprek:
    points = tuple(
        (each["punt"], each["ging"], str(GING.get(each["ging"], "")), each.get("tekst", ""))
        for each in row.punten
    )
    return MijnOefengesprek(
        row.pk,
        str(row.get_soort_display()),
        row.titel,
        row.datum,
        row.met,
        points,
        row.tip,
        row.eigen_woorden,
    )


def trainings(actor: Actor, dossier: MijnDossier, now: dt.datetime) -> list[MijnTraining]:
    """Trainings this kandidaat was invited to, the newest first, in two queries."""
    rows: Any = visible(actor, Deelname).filter(dossier_id=dossier.id).select_related("training")
    days: dict[uuid.UUID, list[tuple[dt.datetime, int]]] = {}
    for each in (
        visible(actor, Trainingsdag).filter(training__in=rows.values("training")).order_by("begint_op")
    ):
        days.setdefault(each.training_id, []).append((each.begint_op, each.minuten))
    found = [_training(row, tuple(days.get(row.training_id, ())), now) for row in rows]
    return sorted(found, key=lambda each: each.dagen[0][0] if each.dagen else now, reverse=True)


def _training(row: Any, days: tuple[tuple[dt.datetime, int], ...], now: dt.datetime) -> MijnTraining:
    words = {
        "uitgenodigd": _("Komt u? Zeg het hieronder."), "komt": _("U komt. Tot dan."),
        "wachtlijst": _("Er was geen plek meer. U staat op de wachtlijst en krijgt bericht als er een plek is."),
        "komt_niet": _("U komt niet."),
    }  # fmt: skip
    training = row.training
    return MijnTraining(
        row.pk, training.titel, training.uitleg, days, training.online, training.plaats, training.trainer, row.stand,
        words[row.stand], bool(days) and days[0][0] > now and training.afgezegd_op is None,
        training.afgezegd_op is not None,
    )  # fmt: skip


def checklists(actor: Actor, dossier_id: uuid.UUID) -> list[MijnLijst]:
    """Both checklists with what is done, in one query."""
    done = set(visible(actor, Gereedpunt).filter(dossier_id=dossier_id).values_list("lijst", "punt"))
    titles = {GEREED: _("Klaar voor de arbeidsmarkt"), ONLINE: _("Mijn online profiel")}
    found = []
    for key, title in titles.items():
        points = tuple(
            MijnPunt(each.sleutel, each.kop, each.tekst, (key, each.sleutel) in done)
            for each in points_of(key)
        )
        count = sum(each.gedaan for each in points)
        found.append(MijnLijst(key, title, points, count, round(100 * count / len(points))))
    return found


def conditions(actor: Actor, dossier: MijnDossier) -> list[MijnVoorwaarde]:
    rows = visible(actor, Voorwaarde).filter(dossier_id=dossier.id, vervallen_op__isnull=True)
    return [
        MijnVoorwaarde(
            row.pk, str(row.get_soort_display()), row.wat, str(row.get_eigenaar_display()),
            row.eigenaar == "kandidaat", row.voor, row.geregeld_op,
        )
        for row in rows.order_by("geregeld_op", "voor", "gemaakt_op")
    ]  # fmt: skip


def calls(actor: Actor, dossier: MijnDossier) -> list[MijnBelgesprek]:
    rows = visible(actor, Belgesprek).filter(dossier_id=dossier.id).order_by("-dag", "-op")[:50]
    return [
        MijnBelgesprek(row.werkgever, row.dag, str(row.get_uitkomst_display()), row.tekst) for row in rows
    ]


def pitches(actor: Actor, dossier: MijnDossier) -> list[MijnPitch]:
    """Own pitches, newest first, with the answers, in two queries."""
    answers: dict[uuid.UUID, list[tuple[str, str, dt.datetime]]] = {}
    for each in visible(actor, Pitchantwoord).filter(dossier_id=dossier.id).order_by("op"):
        answers.setdefault(each.pitch_id, []).append((each.tekst, each.door_naam, each.op))
    rows = visible(actor, Pitch).filter(dossier_id=dossier.id).order_by("-nummer")[:30]
    return [
        MijnPitch(row.pk, row.nummer, row.tekst, bool(row.pad), row.op, tuple(answers.get(row.pk, ())))
        for row in rows
    ]
