"""What the kandidaat sees, as plain values with an allow-list of fields. Templates here never meet a model."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.accounts.actor import Actor
from wissel.accounts.models import BureauInstelling
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier, Milestone
from wissel.policies import visible
from wissel.trajecten.models import Afspraak, Fase, Rapportage, Standpunt, Taak, Trajectplan


@dataclass(frozen=True, slots=True)
class MijnDossier:
    """The own dossier in a few words."""

    id: uuid.UUID
    week: int | None
    werkgever: str
    coach: str
    coach_telefoon: str
    stand: str


@dataclass(frozen=True, slots=True)
class Stap:
    """One thing that is asked now, with how long it takes."""

    titel: str
    uitleg: str
    url: str
    knop: str
    minuten: int | None = None
    due_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class MijnAfspraak:
    id: uuid.UUID
    titel: str
    begint_op: dt.datetime
    minuten: int
    vorm: str
    plaats: str
    met: str
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
    datum: dt.date | None
    uitleg: str
    bron: str
    binding: str
    wie: str
    klaar_op: dt.date | None


@dataclass(frozen=True, slots=True)
class MijnDocument:
    id: uuid.UUID
    titel: str
    datum: dt.date
    versie: int
    kilobytes: int
    publiek: str


@dataclass(frozen=True, slots=True)
class MijnRapport:
    id: uuid.UUID
    nummer: int
    versie: int
    stand: str
    periode_van: dt.date
    periode_tot: dt.date
    voortgang: str
    werkwijze: str
    samenwerking: str
    vooruitblik: str
    spoor1_antwoord: str
    zienswijze: str
    zienswijze_op: dt.datetime | None
    te_lezen: bool


def own_dossier(actor: Actor, today: dt.date) -> MijnDossier | None:
    """The newest dossier of this kandidaat at this bureau, or None before there is one."""
    row = (
        visible(actor, Dossier)
        .select_related("coach", "werkgever")
        .order_by("-aangemaakt_op")
        .only(
            "stand", "eerste_ziektedag", "bureau_id", "werkgever__naam", "coach__voornaam", "coach__tussenvoegsel",
            "coach__achternaam", "coach__telefoon",
        )
        .first()
    )  # fmt: skip
    if row is None:
        return None
    phone = row.coach.telefoon if row.coach else ""
    if not phone:
        phone = visible(actor, BureauInstelling).values_list("telefoon", flat=True).first() or ""
    week = None
    if row.eerste_ziektedag and row.eerste_ziektedag <= today:
        week = (today - row.eerste_ziektedag).days // 7 + 1
    return MijnDossier(
        row.pk, week, row.werkgever.naam, row.coach.naam if row.coach else "", phone, row.stand
    )


def steps(actor: Actor, dossier: MijnDossier, today: dt.date) -> list[Stap]:
    """What is asked of the kandidaat now, most pressing first: plan, report, phase choice, tasks."""
    found = [*_plan_step(actor, dossier), *_report_steps(actor, dossier), *_phase_steps(actor, dossier)]
    tasks = visible(actor, Taak).filter(
        dossier_id=dossier.id, klaar_op__isnull=True, vervallen_op__isnull=True
    )
    for taak in tasks.order_by("due_on", "gemaakt_op")[:10]:
        found.append(
            Stap(
                taak.titel,
                "",
                reverse("kandidaat:taak", args=[taak.pk]),
                _("Taak openen"),
                taak.minuten,
                taak.due_on,
            )
        )
    return found


def _plan_step(actor: Actor, dossier: MijnDossier) -> list[Stap]:
    plan = (
        visible(actor, Trajectplan)
        .filter(dossier_id=dossier.id, stand="bij_kandidaat")
        .order_by("-nummer")
        .first()
    )
    if plan is None:
        return []
    answered = visible(actor, Standpunt).filter(plan=plan, van="kandidaat").exclude(antwoord="vraag").exists()
    if answered:
        return []
    text = _(
        "Uw coach heeft een plan gemaakt. Lees het rustig. Daarna kunt u zeggen of u het ermee eens bent."
    )
    return [Stap(_("Uw plan lezen"), text, reverse("kandidaat:plan"), _("Plan lezen"), 15)]


def _report_steps(actor: Actor, dossier: MijnDossier) -> list[Stap]:
    reports = visible(actor, Rapportage).filter(
        dossier_id=dossier.id, stand="bij_kandidaat", zienswijze_op__isnull=True
    )
    text = _(
        "U leest het verslag eerst. U kunt er zelf iets bij schrijven. Daarna gaat het naar uw werkgever."
    )
    return [
        Stap(
            _("Verslag %(nummer)s lezen") % {"nummer": report.nummer},
            text,
            reverse("kandidaat:rapport", args=[report.pk]),
            _("Verslag lezen"),
            10,
            report.versturen_uiterlijk,
        )
        for report in reports.order_by("nummer")
    ]


def _phase_steps(actor: Actor, dossier: MijnDossier) -> list[Stap]:
    asked = [
        fase
        for fase in phases(actor, dossier)
        if fase.vraagt_woorden and fase.stand == "nu" and not fase.woorden
    ]
    text = _("Wat past het best bij u? Zet uw keuze op volgorde en schrijf in uw eigen woorden waarom.")
    return [
        Stap(
            _("Uw keuze maken"), text, reverse("kandidaat:fase", args=[fase.id]), _("Keuze maken"), 10
        )
        for fase in asked
    ]  # fmt: skip


def phases(actor: Actor, dossier: MijnDossier) -> list[MijnFase]:
    """The phases in the kandidaat's own words, done, now and later."""
    found = []
    rows = visible(actor, Fase).filter(dossier_id=dossier.id).select_related("traject").order_by("volgorde")
    current_seen = False
    for row in rows:
        if row.gesloten_op:
            stand = "klaar"
        elif not current_seen:
            stand, current_seen = "nu", True
        else:
            stand = "later"
        found.append(
            MijnFase(
                row.pk,
                row.naam_kandidaat or row.naam,
                stand,
                row.gesloten_op,
                row.woorden_kandidaat,
                tuple(row.keuze_kandidaat or ()),
                _asks_words(row),
            )
        )
    return found


def _asks_words(fase: Fase) -> bool:
    parts = fase.traject.sjabloon.get("fases", [])
    own = next((part for part in parts if part.get("sleutel") == fase.sleutel), {})
    return bool(own.get("sluiten", {}).get("keuze_kandidaat") or own.get("keuze_kandidaat"))


def dates(actor: Actor, dossier: MijnDossier) -> list[MijnDatum]:
    """The dates that matter to the kandidaat, with why."""
    rows = visible(actor, Milestone).filter(dossier_id=dossier.id, geldt=True).order_by("due_on", "volgorde")
    return [
        MijnDatum(m.naam, m.due_on, m.uitleg, m.bron, m.binding, m.verantwoordelijke, m.done_on)
        for m in rows
        if m.due_on is not None
    ]


def appointments(actor: Actor, dossier: MijnDossier, now: dt.datetime) -> list[MijnAfspraak]:
    """All appointments, coming ones first."""
    rows = visible(actor, Afspraak).filter(dossier_id=dossier.id).select_related("met").order_by("begint_op")
    all_of_them = [
        MijnAfspraak(
            a.pk, a.titel, a.begint_op, a.minuten, a.vorm, a.plaats, a.met.naam if a.met else "", a.stand,
            a.bevestigd_op is not None, a.begint_op < now,
        )
        for a in rows
    ]  # fmt: skip
    coming = [a for a in all_of_them if not a.voorbij]
    return coming + [a for a in reversed(all_of_them) if a.voorbij]


def documents(actor: Actor, dossier: MijnDossier) -> list[MijnDocument]:
    """The newest version of each paper that is shared with the kandidaat."""
    newest: dict[uuid.UUID, Document] = {}
    for row in visible(actor, Document).filter(dossier_id=dossier.id).defer("inhoud").order_by("versie"):
        newest[row.reeks] = row
    rows = sorted(newest.values(), key=lambda row: (row.datum, row.gemaakt_op), reverse=True)
    return [
        MijnDocument(d.pk, d.titel, d.datum, d.versie, max(1, d.grootte // 1024), d.get_publiek_display())
        for d in rows
    ]


def report(row: Rapportage) -> MijnRapport:
    """One report as the kandidaat may read it."""
    return MijnRapport(
        row.pk, row.nummer, row.versie, row.stand, row.periode_van, row.periode_tot, row.voortgang, row.werkwijze,
        row.samenwerking, row.vooruitblik, row.spoor1_antwoord, row.zienswijze, row.zienswijze_op,
        row.stand == Rapportage.Stand.BIJ_KANDIDAAT,
    )  # fmt: skip


def reports(actor: Actor, dossier: MijnDossier) -> list[MijnRapport]:
    rows = visible(actor, Rapportage).filter(dossier_id=dossier.id).order_by("-nummer", "-versie")
    return [report(row) for row in rows]


def duration_text(minutes: int | None) -> str:
    """How long something takes, in words."""
    if not minutes:
        return ""
    return ngettext("Ongeveer %(count)s minuut", "Ongeveer %(count)s minuten", minutes) % {"count": minutes}
