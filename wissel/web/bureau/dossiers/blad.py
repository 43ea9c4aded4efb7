"""What the dossier pages show, as plain values, each page in a fixed number of queries."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.accounts.actor import Actor
from wissel.dossiers import spoor2
from wissel.dossiers.models import (
    Advies,
    Berekening,
    Dossier,
    Milestone,
    Spoor1Conclusie,
    Spoor1Onderzoek,
    Spoor2Besluit,
    Toewijzing,
    Werkresultaat,
)
from wissel.dossiers.spoor2 import Signaal
from wissel.dossiers.volgende import GEEN_PLICHT
from wissel.opmaak import getal
from wissel.policies import Action, can, visible
from wissel.trajecten.models import Fase, Rapportage, Traject
from wissel.web.bureau.dossiers.kaart import two_track_map
from wissel.web.shared.onderdelen.spoorkaart import Spoorkaart
from wissel.web.shared.uitkomsten import UITKOMSTEN, binding

WIE = {
    "werkgever": gettext_lazy("werkgever"), "werknemer": gettext_lazy("werknemer"),
    "werkgever_en_werknemer": gettext_lazy("werkgever en werknemer"),
    "bedrijfsarts": gettext_lazy("bedrijfsarts"), "uwv": gettext_lazy("UWV"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plicht:
    wat: str
    op: dt.date
    wie: str


@dataclass(frozen=True, slots=True)
class FaseStap:
    naam: str
    stand: str
    gesloten_op: dt.date | None
    url: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    kaart: Spoorkaart | None
    fases: tuple[FaseStap, ...]
    plichten: tuple[Plicht, ...]
    signalen: tuple[Signaal, ...]
    start_url: str
    traject_url: str
    traject_knop: str
    notitie_url: str
    leeg: str
    feit_url: str
    feit_knop: str


def overview(actor: Actor, dossier: Dossier, today: dt.date) -> Overzicht:
    """The front page of a dossier: map, phases, what is open and what deserves attention."""
    miles = list(visible(actor, Milestone).filter(dossier=dossier).order_by("volgorde"))
    traject = visible(actor, Traject).filter(dossier=dossier).order_by("-aangemaakt_op").first()
    started = next((m.done_on for m in miles if m.code == "spoor2_start"), None)
    steps = _steps(actor, dossier, traject)
    reports = _reports(actor, traject)
    can_start = can(actor, Action.SPOOR2_STARTEN) and not started
    dates = {m.code: m.due_on for m in miles}
    signals = spoor2.check_start(dossier, started or today, dates).signalen if miles else ()
    can_note = can(actor, Action.LOGBOEK_SCHRIJVEN) and traject is not None
    new_traject = started is not None and traject is None and can(actor, Action.TRAJECT_WIJZIGEN)
    return Overzicht(
        kaart=two_track_map(actor, dossier, miles, reports, started, today),
        fases=steps,
        plichten=_duties(dossier, miles, reports),
        signalen=tuple(s for s in signals if s.kleur != "groen"),
        start_url=reverse("bureau:spoor2", args=[dossier.pk]) if can_start else "",
        traject_url=reverse("bureau:traject_nieuw", args=[dossier.pk]) if new_traject else "",
        traject_knop=_("Traject starten"),
        notitie_url=reverse("bureau:logboek", args=[dossier.pk]) if can_note else "",
        leeg=_("Leg de eerste ziektedag vast. Dan staan alle datums er meteen."),
        feit_url=_feit_url(actor, dossier),
        feit_knop=_("Eerste ziektedag vastleggen"),
    )


def _feit_url(actor: Actor, dossier: Dossier) -> str:
    if not can(actor, Action.FEIT_VASTLEGGEN):
        return ""
    return reverse("bureau:feit", args=[dossier.pk, "ziekteperioden"])


def _steps(actor: Actor, dossier: Dossier, traject: Traject | None) -> tuple[FaseStap, ...]:
    if traject is None:
        return ()
    found, seen = [], False
    for fase in visible(actor, Fase).filter(traject=traject).order_by("volgorde"):
        stand = "klaar" if fase.gesloten_op else "later" if seen else "nu"
        seen = seen or not fase.gesloten_op
        url = reverse("bureau:fase", args=[dossier.pk, fase.pk])
        found.append(FaseStap(fase.naam, stand, fase.gesloten_op, url))
    return tuple(found)


def _reports(actor: Actor, traject: Traject | None) -> list[Rapportage]:
    """The reports of this traject in order, without versions that were replaced and without their texts."""
    if traject is None:
        return []
    rows = visible(actor, Rapportage).filter(traject=traject).exclude(stand=Rapportage.Stand.VERVANGEN)
    return list(
        rows.order_by("nummer", "versie").only("nummer", "stand", "versturen_uiterlijk", "verzonden_op")
    )


def _duties(dossier: Dossier, miles: list[Milestone], reports: list[Rapportage]) -> tuple[Plicht, ...]:
    opened = dossier.aangemaakt_op.date()
    found = [
        Plicht(m.naam, m.due_on, str(WIE.get(m.verantwoordelijke, m.verantwoordelijke)))
        for m in miles
        if m.due_on and m.geldt and not m.done_on and m.code not in GEEN_PLICHT and m.due_on >= opened
    ]
    for report in [row for row in reports if not row.verzonden_op][:1]:
        words = _("Voortgangsrapportage %(nummer)s versturen") % {"nummer": report.nummer}
        found.append(Plicht(words, report.versturen_uiterlijk, _("coach")))
    return tuple(sorted(found, key=lambda plicht: plicht.op)[:6])


@dataclass(frozen=True, slots=True)
class DatumRij:
    code: str
    naam: str
    due_on: dt.date | None
    plan_on: dt.date | None
    done_on: dt.date | None
    dagen_te_laat: int | None
    geldt: bool | None
    wie: str
    uitleg: str
    formule: str
    bron: str
    binding_naam: str
    plicht: bool


def date_rows(actor: Actor, dossier: Dossier) -> list[DatumRij]:
    """All milestones with the reason of each date."""
    return [
        DatumRij(
            m.code, m.naam, m.due_on, m.plan_on, m.done_on, m.dagen_te_laat, m.geldt,
            str(WIE.get(m.verantwoordelijke, m.verantwoordelijke)), m.uitleg, m.formule, m.bron, binding(m.binding),
            m.code not in GEEN_PLICHT,
        )
        for m in visible(actor, Milestone).filter(dossier=dossier).order_by("volgorde")
    ]  # fmt: skip


def receipt(actor: Actor, dossier: Dossier) -> Berekening | None:
    return visible(actor, Berekening).filter(dossier=dossier).order_by("-op").defer("uitvoer").first()


def decision(answer: dict[str, Any]) -> dict[str, Any]:
    """The engine's decision in words for the page."""
    return {
        "uitkomst": str(UITKOMSTEN[answer["uitkomst"]]),
        "rij": answer["rij"],
        "reden": answer["reden"],
        "bron": answer["bron"],
        "binding": binding(answer["binding"]) if answer["binding"] else "",
        "ontbreekt": answer["ontbrekende_feiten"],
    }


def spoor1_page(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """Everything on the tab of spoor 1 and 2."""
    known = {row.optie: row for row in visible(actor, Spoor1Onderzoek).filter(dossier=dossier)}
    return {
        "onderzoeken": [
            _onderzoek(optie, str(label), known.get(optie)) for optie, label in Spoor1Onderzoek.Optie.choices
        ],
        "conclusies": [
            {
                "label": c.get_conclusie_display(), "door": c.getrokken_door, "op": c.getrokken_op,
                "toelichting": c.toelichting, "bewijs": c.bewijs_omschrijving,
            }
            for c in visible(actor, Spoor1Conclusie).filter(dossier=dossier).order_by("-op")
        ],
        "adviezen": [
            {"van": a.get_van_display(), "naam": a.naam, "datum": a.datum, "soort": a.soort, "wat_kan": a.wat_kan}
            for a in visible(actor, Advies).filter(dossier=dossier).order_by("-datum", "-op")
        ],
        "besluiten": [
            {"uitkomst": str(UITKOMSTEN.get(b.uitkomst, b.uitkomst)), "rij": b.rij, "reden": b.reden, "op": b.op,
                "uiterlijk": b.start_uiterlijk}
            for b in visible(actor, Spoor2Besluit).filter(dossier=dossier).order_by("-op")[:1]
        ],
        "resultaten": [
            {"label": r.get_uitkomst_display(), "werkgever": r.werkgever.naam if r.werkgever else "",
                "eerste_dag": r.eerste_dag, "functie": r.functie}
            for r in visible(actor, Werkresultaat).filter(dossier=dossier).select_related("werkgever").order_by("-op")
        ],
    }  # fmt: skip


def _onderzoek(optie: str, label: str, row: Spoor1Onderzoek | None) -> dict[str, Any]:
    return {
        "optie": optie, "label": label, "onderzocht": row.onderzocht if row else None,
        "uitkomst": row.uitkomst if row else "", "door": row.onderzocht_door if row else "",
        "op": row.onderzocht_op if row else None, "bewijs": row.bewijs_omschrijving if row else "",
    }  # fmt: skip


def parties(dossier: Dossier) -> list[tuple[str, str]]:
    return [
        (_("Kandidaat"), dossier.kandidaat.naam),
        (_("Opdrachtgever"), dossier.opdrachtgever.naam),
        (_("Juridisch werkgever"), dossier.werkgever.naam),
        (_("Betaler"), dossier.betaler.naam),
        (_("Arbodienst"), dossier.arbodienst.naam if dossier.arbodienst else ""),
        (_("Bedrijfsarts"), dossier.bedrijfsarts.naam if dossier.bedrijfsarts else ""),
        (_("Casemanager"), dossier.casemanager.naam if dossier.casemanager else ""),
        (_("Coach"), dossier.coach.naam if dossier.coach else ""),
        (_("Jobhunter"), dossier.jobhunter.naam if dossier.jobhunter else ""),
    ]


def details(dossier: Dossier) -> list[tuple[str, str]]:
    person = dossier.kandidaat
    return [
        (_("Dossiernummer"), dossier.nummer),
        (_("Soort"), str(dossier.get_soort_display())),
        (_("Functie"), dossier.functie),
        (_("Uren per week"), getal(dossier.uren_per_week)),
        (_("Telefoon"), person.telefoon),
        (_("E-mailadres"), person.email),
    ]


def assignments(actor: Actor, dossier: Dossier) -> list[dict[str, Any]]:
    rows = (
        visible(actor, Toewijzing).filter(dossier=dossier).select_related("persoon").order_by("-van", "-id")
    )
    return [
        {
            "naam": t.persoon.naam,
            "rol": t.rol,
            "van": t.van,
            "tot": t.tot,
            "reden": t.reden,
            "overdracht": t.overdracht,
        }
        for t in rows
    ]
