"""What the pages of a traject show, as plain values, each page in a fixed number of queries."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier, Milestone
from wissel.policies import Action, Denied, can, visible
from wissel.trajecten import sjabloon as vorm
from wissel.trajecten.actions.afspraken import Telling, count
from wissel.trajecten.actions.onderbreking import lost_weeks
from wissel.trajecten.models import (
    Afspraak,
    Fase,
    Intake,
    Onderbreking,
    Onderdeel,
    Sjabloon,
    Traject,
    Trajectplan,
)

# What a pause never moves, in the order of the calendar.
VASTE_DATUMS = ("eindevaluatie", "wia_aanvraag", "loondoorbetaling_laatste_dag")


@dataclass(frozen=True, slots=True)
class OnderdeelRij:
    """One part of a fase: how often it was done of how often it is asked; `vanzelf` when an event ticks it."""

    id: uuid.UUID
    naam: str
    verplicht: bool
    minimum: int
    gedaan: int
    klaar_op: dt.date | None
    hulp: str = ""
    vanzelf: bool = False

    @property
    def klaar(self) -> bool:
        return self.klaar_op is not None

    @property
    def erbij(self) -> int:
        return min(99, self.gedaan + 1)

    @property
    def eraf(self) -> int:
        return max(0, self.gedaan - 1)


@dataclass(frozen=True, slots=True)
class FaseRij:
    """One fase with its parts; `stand` is klaar, bezig or later, `nu` marks the first one that is open."""

    id: uuid.UUID
    nummer: int
    naam: str
    url: str
    stand: str
    nu: bool
    gestart_op: dt.date | None
    gesloten_op: dt.date | None
    onderdelen: tuple[OnderdeelRij, ...]

    @property
    def aantal(self) -> int:
        return len(self.onderdelen)

    @property
    def gedaan(self) -> int:
        return sum(part.klaar for part in self.onderdelen)

    @property
    def begonnen(self) -> bool:
        return any(part.gedaan for part in self.onderdelen)


@dataclass(frozen=True, slots=True)
class Duur:
    """The agreed dates beside the legal horizon; a negative `over` means the agreement passes the horizon."""

    start_op: dt.date | None
    eind_op: dt.date | None
    verlengd_tot: dt.date | None
    reden: str
    weken: int | None
    horizon: dt.date | None
    over: int | None
    rest: int | None
    gewoonlijk: str
    verlenging_reden: str = ""

    @property
    def voorbij(self) -> int:
        """By how many weeks the agreement passes the horizon."""
        return -self.over if self.over is not None and self.over < 0 else 0


@dataclass(frozen=True, slots=True)
class PauzeRij:
    """One pause; `weken` is what it has cost so far."""

    id: uuid.UUID
    soort: str
    eerste_dag: dt.date
    laatste_dag: dt.date | None
    herbeoordeling_op: dt.date | None
    verklaring_op: dt.date | None
    verklaring_door: str
    weken: int
    url: str


@dataclass(frozen=True, slots=True)
class IntakeRij:
    """One form of the intake and how far it is."""

    soort: str
    label: str
    url: str
    afgerond_op: dt.date | None
    voorstel_uiterlijk: dt.date | None
    begonnen: bool


@dataclass(frozen=True, slots=True)
class Uren:
    """Hours in words: agreed in the plan, held, and still to come; with the conversations they rest on."""

    plan: str
    gehouden: str
    komend: str
    gesprekken: Telling


@dataclass(frozen=True, slots=True)
class TrajectBlad:
    """Everything on the tab Traject."""

    naam: str
    versie: int
    vrij: bool
    voorstel_naam: str
    afgerond_op: dt.date | None
    nazorg: bool
    fases: tuple[FaseRij, ...]
    duur: Duur
    uren: Uren | None
    intakes: tuple[IntakeRij, ...]
    plan_gegeven: bool
    pauzes: tuple[PauzeRij, ...]

    @property
    def nu(self) -> FaseRij | None:
        return next((fase for fase in self.fases if fase.nu), None)

    @property
    def klaar(self) -> int:
        return sum(fase.stand == "klaar" for fase in self.fases)

    @property
    def pauze(self) -> PauzeRij | None:
        return next((row for row in self.pauzes if row.laatste_dag is None), None)

    @property
    def open_intake(self) -> IntakeRij | None:
        return next((row for row in self.intakes if row.afgerond_op is None), None)

    @property
    def voorstel_uiterlijk(self) -> dt.date | None:
        """The day on which the voorstel is due, until one was offered."""
        days = [row.voorstel_uiterlijk for row in self.intakes if row.voorstel_uiterlijk]
        return None if self.plan_gegeven or not days else max(days)


def newest_traject(actor: Actor, dossier: Dossier) -> Traject | None:
    return visible(actor, Traject).filter(dossier=dossier).order_by("-aangemaakt_op").first()


def running_traject(actor: Actor, dossier: Dossier, action: Action) -> Traject:
    """The traject that runs in this dossier, for a step by this action; else Denied."""
    rows = visible(actor, Traject, action).filter(dossier=dossier).exclude(stand=Traject.Stand.AFGEROND)
    traject = rows.first()
    if traject is None:
        raise Denied(action, actor)
    return traject


def traject_blad(actor: Actor, dossier: Dossier, traject: Traject, today: dt.date) -> TrajectBlad:
    offered = visible(actor, Trajectplan).filter(traject=traject, aangeboden_op__isnull=False)
    plan = offered.order_by("-nummer").values("uren", "stand").first()
    return TrajectBlad(
        naam=traject.sjabloon.get("naam", traject.sjabloon_sleutel), versie=traject.sjabloon_versie,
        vrij=bool(traject.sjabloon.get("vrije_volgorde")),
        voorstel_naam=traject.sjabloon.get("voorstel", {}).get("naam") or _("Re-integratievoorstel"),
        afgerond_op=traject.afgerond_op, nazorg=traject.stand == Traject.Stand.NAZORG, fases=phases(actor, traject),
        duur=duration(dossier, traject, today), uren=hours(actor, traject, plan),
        intakes=intakes(actor, traject), plan_gegeven=plan is not None, pauzes=pauses(actor, traject, today),
    )  # fmt: skip


def phases(actor: Actor, traject: Traject) -> tuple[FaseRij, ...]:
    """All fases in order with their parts, in two queries."""
    parts: dict[uuid.UUID, list[OnderdeelRij]] = {}
    for part in visible(actor, Onderdeel).filter(fase__traject=traject).order_by("volgorde", "id"):
        parts.setdefault(part.fase_id, []).append(onderdeel_rij(part))
    found: list[FaseRij] = []
    seen = False
    for fase in visible(actor, Fase).filter(traject=traject).order_by("volgorde"):
        stand = "klaar" if fase.gesloten_op else "bezig" if fase.gestart_op else "later"
        now = not seen and not fase.gesloten_op
        seen = seen or now
        url = reverse("bureau:fase", args=[traject.dossier_id, fase.pk])
        found.append(
            FaseRij(
                fase.pk, len(found) + 1, fase.naam, url, stand, now, fase.gestart_op, fase.gesloten_op,
                tuple(parts.get(fase.pk, ())),
            )
        )  # fmt: skip
    return tuple(found)


def onderdeel_rij(part: Onderdeel, inhoud: dict[str, Any] | None = None) -> OnderdeelRij:
    """A part, with what the sjabloon adds to it."""
    rows = (inhoud or {}).get("onderdelen", ())
    own: dict[str, Any] = next((row for row in rows if row["sleutel"] == part.sleutel), {})
    return OnderdeelRij(
        part.pk, part.naam, part.verplicht, part.minimum, part.gedaan, part.klaar_op, own.get("hulp", ""),
        bool(own.get("bij")),
    )  # fmt: skip


def duration(dossier: Dossier, traject: Traject, today: dt.date) -> Duur:
    """What was agreed, and how many weeks lie between the end of it (or today) and the last day of the pay."""
    start, end = traject.start_op, traject.verlengd_tot or traject.eind_op
    horizon = dossier.laatste_dag_loon
    return Duur(
        start_op=start, eind_op=traject.eind_op, verlengd_tot=traject.verlengd_tot, reden=traject.duur_reden,
        weken=vorm.weken(start, end) if start and end else None,
        horizon=horizon,
        over=int((horizon - end).days / 7) if end and horizon else None,
        rest=max(0, (horizon - today).days // 7) if horizon else None, gewoonlijk=band(traject.sjabloon),
        verlenging_reden=traject.verlenging_reden,
    )  # fmt: skip


def band(inhoud: dict[str, Any]) -> str:
    """How long this way of working usually takes, in words."""
    duur = inhoud.get("duur")
    if not duur:
        return ""
    words = {"standaard": duur["standaard_weken"], "min": duur["min_weken"], "max": duur["max_weken"]}
    return _("%(standaard)s weken, tussen %(min)s en %(max)s") % words


def hours(actor: Actor, traject: Traject, plan: Mapping[str, Any] | None) -> Uren | None:
    """Planned against held, for whoever may see appointments."""
    if not can(actor, Action.AFSPRAAK_LEZEN):
        return None
    rows = visible(actor, Afspraak).filter(traject=traject)
    stand = Afspraak.Aanwezigheid
    sums = rows.aggregate(
        geweest=Sum("minuten", filter=Q(stand=stand.GEWEEST)),
        gepland=Sum("minuten", filter=Q(stand=stand.GEPLAND)),
    )
    agreed = plan["uren"] if plan else None
    return Uren(
        plan=in_hours(int(agreed * 60)) if agreed is not None else "", gehouden=in_hours(sums["geweest"] or 0),
        komend=in_hours(sums["gepland"] or 0), gesprekken=count(rows),
    )  # fmt: skip


def in_hours(minutes: int) -> str:
    """`3,5 uur`, to a quarter of an hour."""
    number = f"{round(minutes / 15) / 4:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return _("%(aantal)s uur") % {"aantal": number}


def intakes(actor: Actor, traject: Traject) -> tuple[IntakeRij, ...]:
    """The forms of the intake, for whoever may hold one."""
    if not can(actor, Action.INTAKE_VASTLEGGEN):
        return ()
    rows = visible(actor, Intake, Action.INTAKE_VASTLEGGEN).filter(traject=traject)
    found = [
        IntakeRij(
            row.soort, str(row.get_soort_display()), reverse("bureau:intake", args=[traject.dossier_id, row.soort]),
            row.afgerond_op, row.voorstel_uiterlijk, row.antwoord_aantal > 0,
        )
        for row in rows.annotate(antwoord_aantal=Count("antwoorden"))
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: row.soort != Intake.Soort.WERKNEMER))


def pauses(actor: Actor, traject: Traject, today: dt.date) -> tuple[PauzeRij, ...]:
    """All pauses, newest first."""
    if not can(actor, Action.ONDERBREKING_LEZEN):
        return ()
    rows = visible(actor, Onderbreking).filter(traject=traject).order_by("-eerste_dag", "-op")
    return tuple(pauze_rij(row, today) for row in rows)


def pauze_rij(row: Onderbreking, today: dt.date) -> PauzeRij:
    url = reverse("bureau:onderbreking_hervatten", args=[row.dossier_id, row.pk])
    return PauzeRij(
        row.pk, str(row.get_soort_display()), row.eerste_dag, row.laatste_dag, row.herbeoordeling_op,
        row.verklaring_op, row.verklaring_door, lost_weeks(row, today), url,
    )  # fmt: skip


def weken_woord(weeks: int) -> str:
    return ngettext("%(n)s week", "%(n)s weken", weeks) % {"n": weeks}


def fixed_dates(actor: Actor, dossier: Dossier, traject: Traject) -> list[tuple[str, dt.date]]:
    """The end dates that a pause leaves where they are."""
    rows = visible(actor, Milestone).filter(
        dossier=dossier, code__in=VASTE_DATUMS, geldt=True, due_on__isnull=False
    )
    found = [(row.naam, row.due_on) for row in rows.order_by("due_on", "volgorde") if row.due_on]
    agreed = traject.verlengd_tot or traject.eind_op
    return ([(_("Afgesproken einde van het traject"), agreed)] if agreed else []) + found


@dataclass(frozen=True, slots=True)
class SjabloonKaart:
    """A way of working to choose from."""

    sleutel: str
    naam: str
    omschrijving: str
    versie: int
    fases: tuple[str, ...]
    duur: str
    talen: str
    vrij: bool
    rapport_dagen: int
    formulieren: tuple[str, ...]


def cards(actor: Actor) -> list[SjabloonKaart]:
    """The active ways of working of this bureau."""
    return [_card(row) for row in visible(actor, Sjabloon).filter(actief=True).order_by("naam")]


def _card(row: Sjabloon) -> SjabloonKaart:
    labels = dict(Intake.Soort.choices)
    content = row.inhoud
    return SjabloonKaart(
        row.sleutel, row.naam, content.get("omschrijving", ""), row.versie,
        tuple(fase["naam"] for fase in content["fases"]), band(content),
        ", ".join(language(code) for code in content.get("talen", ())), bool(content.get("vrije_volgorde")),
        content["rapportage"]["dagen"], tuple(str(labels[soort]) for soort in content["intake"]["formulieren"]),
    )  # fmt: skip


def language(code: str) -> str:
    """The name of a language in the language of the page; the code itself when it is not known."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
