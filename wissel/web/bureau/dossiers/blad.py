"""What the dossier pages show, as plain values, each page in a fixed number of queries."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.accounts.actor import Actor
from wissel.dossiers import vragen
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
from wissel.dossiers.regelwoorden import rule_of
from wissel.dossiers.uitzondering import last_day
from wissel.dossiers.volgende import GEEN_PLICHT
from wissel.opmaak import getal
from wissel.policies import visible
from wissel.web.shared.uitkomsten import UITKOMSTEN, binding

WIE = {
    "werkgever": gettext_lazy("werkgever"), "werknemer": gettext_lazy("werknemer"),
    "werkgever_en_werknemer": gettext_lazy("werkgever en werknemer"),
    "bedrijfsarts": gettext_lazy("bedrijfsarts"), "uwv": gettext_lazy("UWV"), "geen": "",
}  # fmt: skip
# Which fact says that a duty was done.
FEIT = {
    "probleemanalyse": "probleemanalyse", "plan_van_aanpak": "plan_van_aanpak",
    "evaluatie_periodiek": "laatste_evaluatie_op", "melding_42e_week": "melding_42e_week",
    "eerstejaarsevaluatie": "eerstejaarsevaluatie", "reintegratieverslag": "reintegratieverslag",
    "wia_aanvraag": "wia_aanvraag", "uwv_brief_wia": "uwv_brief_wia",
}  # fmt: skip


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
    open: bool
    feit_url: str


def date_rows(actor: Actor, dossier: Dossier) -> list[DatumRij]:
    """All milestones with the reason of each date. `open`: due before the bureau came in, and not recorded as done.

    Whether there is a vangnet is not for the bureau to know (WET 6.2), so that date stands here only when it is known.
    """
    rows = visible(actor, Milestone).filter(dossier=dossier).order_by("volgorde")
    return [_date_row(m, dossier) for m in rows if m.code != "vangnetmelding" or m.due_on]


def _date_row(m: Milestone, dossier: Dossier) -> DatumRij:
    duty = m.code not in GEEN_PLICHT
    before = m.due_on is not None and m.due_on < dossier.aangemaakt_op.date()
    fact = FEIT.get(m.code, "")
    return DatumRij(
        m.code, m.naam, m.due_on, m.plan_on if duty else None, m.done_on, m.dagen_te_laat, m.geldt,
        str(WIE.get(m.verantwoordelijke, m.verantwoordelijke)), m.uitleg, rule_of(m.code, m.formule), m.bron,
        binding(m.binding), duty, duty and before and not m.done_on,
        reverse("bureau:feit", args=[dossier.pk, fact]) if fact and not m.done_on else "",
    )  # fmt: skip


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
        "vragen": vragen.questions(answer["handmatig_besluit_nodig"]),
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
                "uiterlijk": b.start_uiterlijk, "tot": last_day(b)}
            for b in visible(actor, Spoor2Besluit).filter(dossier=dossier).order_by("-op")[:1]
        ],
        "spoor2_op": visible(actor, Milestone).filter(dossier=dossier, code="spoor2_start")
        .values_list("done_on", flat=True).first(),
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
