"""The front page of a dossier: the next step, the map, the phases, what is open, and what was done last."""

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers import spoor2, vragen
from wissel.dossiers.models import Dossier, Milestone, Plichtstand, Werkresultaat
from wissel.dossiers.plichten.kalender import asks, marked
from wissel.dossiers.spoor2 import Signaal
from wissel.dossiers.volgende import GEEN_PLICHT
from wissel.policies import Action, can, visible
from wissel.trajecten import wia
from wissel.trajecten.models import (
    Afspraak,
    Fase,
    Intake,
    Logboekregel,
    Onderbreking,
    Rapportage,
    Standpunt,
    Taak,
    Traject,
    Trajectplan,
    WiaStap,
)
from wissel.web.bureau.dossiers.blad import WIE
from wissel.web.bureau.dossiers.kaart import two_track_map
from wissel.web.bureau.dossiers.stap import Rapport, Stap, Toestand, next_step
from wissel.web.shared.onderdelen.spoorkaart import Spoorkaart

# What the page reads of a date; the sum and its source stand on the page of the dates.
MIJLPAAL = ("code", "naam", "due_on", "done_on", "geldt", "verantwoordelijke", "volgorde")
# Where the work of a task is done, by its kind.
TAAK_OP = {
    "plan": "plan", "nazorg": "afspraken", "vervolg": "logboek", "hervatten": "traject", "pauzeherstel": "traject",
    "leren_bekijken": "leren", "pitch_bekijken": "oefenen", "voorwaarde": "oefenen",
    "zoekprofiel_bijstellen": "sollicitatie_lessen", "sollicitatie_anders": "sollicitaties",
    "stilte": "sollicitatie_cijfers",
}  # fmt: skip
EIGEN = (Rol.COACH, Rol.JOBHUNTER, Rol.BUREAUMANAGER, Rol.BACKOFFICE)


@dataclass(frozen=True, slots=True)
class Plicht:
    """A date of the law or of the traject that is still open, with who is to do it."""

    wat: str
    op: dt.date
    wie: str


@dataclass(frozen=True, slots=True)
class Klus:
    """A task of the bureau; `klaar_url` ticks it off."""

    titel: str
    op: dt.date | None
    url: str
    klaar_url: str


@dataclass(frozen=True, slots=True)
class FaseStap:
    naam: str
    stand: str
    gesloten_op: dt.date | None
    url: str


@dataclass(frozen=True, slots=True)
class Notitie:
    """One of the newest lines of the log."""

    datum: dt.date
    door: str
    kop: str
    tekst: str
    publiek: str
    gedeeld: bool


@dataclass(frozen=True, slots=True)
class Gesprekken:
    """How many appointments were planned until now and how many were held."""

    geweest: int
    gepland: int
    niet_gekomen: int
    open: int
    volgende: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Overzicht:
    stap: Stap | None
    stap_url: str
    kaart: Spoorkaart | None
    fases: tuple[FaseStap, ...]
    klussen: tuple[Klus, ...]
    plichten: tuple[Plicht, ...]
    signalen: tuple[Signaal, ...]
    open: vragen.Open
    notities: tuple[Notitie, ...]
    logboek_url: str
    notitie: bool
    gesprekken: Gesprekken | None
    afspraken_url: str


def overview(actor: Actor, dossier: Dossier, today: dt.date) -> Overzicht:
    """Read everything in a fixed number of queries; tests/web/test_dossier.py counts them."""
    dates = visible(actor, Milestone).filter(dossier=dossier).order_by("volgorde").only(*MIJLPAAL)
    miles = list(marked(dates, visible(actor, Plichtstand)))
    traject = _traject(actor, dossier)
    started = next((m.done_on for m in miles if m.code == "spoor2_start"), None)
    found = (
        spoor2.check_start(dossier, started or today, {m.code: m.due_on for m in miles}) if miles else None
    )
    fases = _phases(actor, dossier, traject)
    reports = _reports(traject)
    asked = found.open if found else vragen.Open()
    step = next_step(_state(dossier, today, traject, started, found, fases, reports, asked))
    signals = found.signalen if found and not asked.hersteld_op else ()
    return Overzicht(
        stap=step,
        stap_url=_step_url(actor, dossier, step),
        kaart=two_track_map(actor, dossier, miles, reports, _pauses(traject, today), started, today),
        fases=tuple(step_ for step_, _id in fases),
        klussen=_tasks(actor, dossier),
        plichten=_duties(dossier, miles, reports),
        signalen=tuple(s for s in signals if s.kleur != "groen"),
        open=asked,
        notities=_notes(actor, dossier),
        logboek_url=reverse("bureau:logboek", args=[dossier.pk]) if can(actor, Action.LOGBOEK_LEZEN) else "",
        notitie=can(actor, Action.LOGBOEK_SCHRIJVEN),
        gesprekken=_talks(traject) if can(actor, Action.AFSPRAAK_LEZEN) else None,
        afspraken_url=reverse("bureau:afspraken", args=[dossier.pk]),
    )


def _traject(actor: Actor, dossier: Dossier) -> Any:
    """The newest traject with how far its intake, plan, reports, talks and pauses are, in one query."""
    own = {"traject": OuterRef("pk")}
    intakes = visible(actor, Intake).filter(**own)
    intake = JSONObject(soort="soort", klaar="afgerond_op", voorstel="voorstel_uiterlijk")
    plans = visible(actor, Trajectplan).filter(**own).exclude(stand=Trajectplan.Stand.VERVANGEN)
    answers = visible(actor, Standpunt).filter(
        plan__traject=OuterRef("pk"), plan__stand=Trajectplan.Stand.BIJ_KANDIDAAT, van=Rol.KANDIDAAT
    )
    reports = visible(actor, Rapportage).filter(**own).exclude(stand=Rapportage.Stand.VERVANGEN)
    rapport = JSONObject(
        id="pk", nummer="nummer", stand="stand", uiterlijk="versturen_uiterlijk", verzonden="verzonden_op",
        reactie="zienswijze_op",
    )  # fmt: skip
    talks = visible(actor, Afspraak).filter(**own).order_by("begint_op")
    talk = JSONObject(stand="stand", op="begint_op", soort="soort")
    pauses = visible(actor, Onderbreking).filter(**own)
    pause = JSONObject(id="pk", van="eerste_dag", tot="laatste_dag", opnieuw="herbeoordeling_op")
    rows = visible(actor, Traject).filter(dossier=dossier).order_by("-aangemaakt_op").defer("sjabloon")
    return rows.annotate(
        plan_stand=Subquery(plans.order_by("-nummer").values("stand")[:1]),
        plan_beantwoord=Exists(answers),
        gevoerd=ArraySubquery(intakes.order_by("-soort").values(j=intake)),
        rapporten=ArraySubquery(reports.order_by("nummer", "versie").values(j=rapport)),
        gesprekken=ArraySubquery(talks.values(j=talk)),
        pauzes=ArraySubquery(pauses.order_by("eerste_dag").values(j=pause)),
        uitkomst=Exists(visible(actor, Werkresultaat).filter(dossier=OuterRef("dossier"))),
    ).first()


def _phases(actor: Actor, dossier: Dossier, traject: Any) -> list[tuple[FaseStap, uuid.UUID]]:
    if traject is None:
        return []
    found: list[tuple[FaseStap, uuid.UUID]] = []
    seen = False
    for fase in visible(actor, Fase).filter(traject=traject).order_by("volgorde").only("naam", "gesloten_op"):
        stand = "klaar" if fase.gesloten_op else "later" if seen else "nu"
        seen = seen or not fase.gesloten_op
        url = reverse("bureau:fase", args=[dossier.pk, fase.pk])
        found.append((FaseStap(fase.naam, stand, fase.gesloten_op, url), fase.pk))
    return found


def _reports(traject: Any) -> tuple[Rapport, ...]:
    rows = (traject.rapporten if traject else None) or ()
    return tuple(
        Rapport(
            row["id"], row["nummer"], row["stand"], dt.date.fromisoformat(row["uiterlijk"]), bool(row["verzonden"]),
            bool(row["reactie"]),
        )
        for row in rows
    )  # fmt: skip


def _state(
    dossier: Dossier,
    today: dt.date,
    traject: Any,
    started: dt.date | None,
    found: spoor2.Startkans | None,
    fases: list[tuple[FaseStap, uuid.UUID]],
    reports: tuple[Rapport, ...],
    asked: vragen.Open,
) -> Toestand:
    current = next(((step.naam, str(pk)) for step, pk in fases if step.stand == "nu"), None)
    base: dict[str, Any] = {
        "vandaag": today, "gesloten_op": dossier.gesloten_op, "ziektedag": dossier.eerste_ziektedag is not None,
        "vraag_feit": next((row.feit for row in asked.vragen if row.blokkeert and row.feit), ""),
        "hersteld_op": asked.hersteld_op, "conclusie": found is not None and found.mag, "spoor2_op": started,
    }  # fmt: skip
    if traject is None:
        return Toestand(**base)
    pause = next((row for row in traject.pauzes or () if row["tot"] is None), None)
    again = pause["opnieuw"] if pause else None
    talks, intakes = traject.gesprekken or (), traject.gevoerd or ()
    planned = Afspraak.Aanwezigheid.GEPLAND
    return Toestand(
        **base, uitkomst=traject.uitkomst, traject=traject.stand, pauze_id=pause["id"] if pause else "",
        pauze_opnieuw=_day(again), intakes=tuple(row["soort"] for row in intakes if not row["klaar"]),
        intake_gepland=any(row["soort"] == "intake" and row["stand"] == planned for row in talks),
        voorstel_uiterlijk=_day(next((row["voorstel"] for row in intakes if row["voorstel"]), None)),
        plan=traject.plan_stand or "", plan_beantwoord=traject.plan_beantwoord, fase=current, rapporten=reports,
    )  # fmt: skip


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


# What someone must be allowed to do for the button of a step.
MAG = {
    "feit": Action.FEIT_VASTLEGGEN, "spoor1": Action.SPOOR1_LEZEN, "spoor2": Action.SPOOR2_STARTEN,
    "traject_nieuw": Action.TRAJECT_WIJZIGEN, "traject_afronden": Action.TRAJECT_WIJZIGEN,
    "nazorg_afronden": Action.TRAJECT_WIJZIGEN, "onderbreking_hervatten": Action.ONDERBREKING_VASTLEGGEN,
    "intake": Action.INTAKE_VASTLEGGEN, "plan": Action.PLAN_LEZEN, "rapport": Action.RAPPORT_LEZEN,
    "fase": Action.TRAJECT_LEZEN,
}  # fmt: skip


def _step_url(actor: Actor, dossier: Dossier, step: Stap | None) -> str:
    if step is None or not step.doel or not can(actor, MAG[step.doel]):
        return ""
    return reverse(f"bureau:{step.doel}", args=[dossier.pk, *step.extra])


def _tasks(actor: Actor, dossier: Dossier) -> tuple[Klus, ...]:
    """Open tasks of the bureau itself, first day first."""
    if not can(actor, Action.TAAK_LEZEN):
        return ()
    may = can(actor, Action.TAAK_DOEN)
    rows = visible(actor, Taak).filter(
        dossier=dossier, klaar_op__isnull=True, vervallen_op__isnull=True, voor_rol__in=EIGEN
    )
    return tuple(
        Klus(
            row.titel, row.due_on,
            reverse(f"bureau:{TAAK_OP[row.soort]}", args=[dossier.pk]) if row.soort in TAAK_OP else "",
            reverse("bureau:vervolg_klaar", args=[dossier.pk, row.pk]) if may else "",
        )
        for row in rows.order_by("due_on", "id").only("titel", "due_on", "soort")[:8]
    )  # fmt: skip


def _notes(actor: Actor, dossier: Dossier) -> tuple[Notitie, ...]:
    if not can(actor, Action.LOGBOEK_LEZEN):
        return ()
    rows = visible(actor, Logboekregel).filter(dossier=dossier, vervangen_door__isnull=True)
    shared = {Logboekregel.Publiek.KANDIDAAT, Logboekregel.Publiek.ALLEN}
    return tuple(
        Notitie(
            row.datum, row.door_naam, row.waarom, row.resultaat, str(row.get_publiek_display()),
            row.publiek in shared,
        )
        for row in rows.order_by("-datum", "-id").only("datum", "door_naam", "waarom", "resultaat", "publiek")[:3]
    )  # fmt: skip


def _talks(traject: Any) -> Gesprekken | None:
    found = (traject.gesprekken if traject else None) or ()
    rows = [(row["stand"], dt.datetime.fromisoformat(row["op"])) for row in found]
    if not rows:
        return None
    now = klok.now().astimezone(klok.NEDERLAND)
    now = dt.datetime.combine(klok.today(), now.time(), klok.NEDERLAND)
    stand = Afspraak.Aanwezigheid
    counts = Counter(word for word, _at in rows)
    waiting = [at for word, at in rows if word == stand.GEPLAND]
    return Gesprekken(
        counts[stand.GEWEEST], sum(word != stand.GEPLAND or at < now for word, at in rows), counts[stand.NIET_GEKOMEN],
        sum(at < now for at in waiting), next((at for at in waiting if at >= now), None),
    )  # fmt: skip


def _duties(dossier: Dossier, miles: list[Milestone], reports: tuple[Rapport, ...]) -> tuple[Plicht, ...]:
    opened = dossier.aangemaakt_op.date()
    found = [
        Plicht(m.naam, m.due_on, str(WIE.get(m.verantwoordelijke, m.verantwoordelijke)))
        for m in miles
        if m.due_on
        and m.geldt
        and not m.done_on
        and m.code not in GEEN_PLICHT
        and m.due_on >= opened
        and asks(m)
    ]
    for report in [row for row in reports if not row.verzonden][:1]:
        words = _("Voortgangsrapportage %(nummer)s versturen") % {"nummer": report.nummer}
        found.append(Plicht(words, report.versturen_uiterlijk, _("coach")))
    return tuple(sorted(found, key=lambda plicht: plicht.op)[:6])


def wia_progress(actor: Actor, dossier: Dossier, week: int | None) -> tuple[int, int] | None:
    """How many steps of the WIA list the kandidaat ticked, of how many; only once that list is of the day."""
    if week is None or week < wia.VANAF_WEEK or not can(actor, Action.WIA_LEZEN):
        return None
    rows = visible(actor, WiaStap).filter(dossier=dossier, gedaan_op__isnull=False, stap__in=wia.SLEUTELS)
    return rows.count(), len(wia.STAPPEN)


def _pauses(traject: Any, today: dt.date) -> list[tuple[dt.date, dt.date]]:
    rows = (traject.pauzes if traject else None) or ()
    return [
        (dt.date.fromisoformat(row["van"]), dt.date.fromisoformat(row["tot"]) if row["tot"] else today)
        for row in rows
    ]
