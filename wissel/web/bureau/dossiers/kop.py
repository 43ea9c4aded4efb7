"""The header and tabs of every dossier page, as plain values, from one query on the dossier."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.dossiers.ziekteweek import week_on
from wissel.policies import Action, Denied, can, visible


@dataclass(frozen=True, slots=True)
class Tab:
    sleutel: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class DossierKop:
    """Who it is about, where the case stands and which pages there are for this role."""

    id: uuid.UUID
    nummer: str
    naam: str
    functie: str
    werkgever: str
    opdrachtgever: str
    coach: str
    stand: str
    week: int | None
    volgende_op: dt.date | None
    volgende_wat: str
    klaar: bool
    vandaag: dt.date
    tabs: tuple[Tab, ...]


TABS = (
    ("overzicht", "dossier", Action.DOSSIER_LEZEN),
    ("datums", "datums", Action.DATUMS_LEZEN),
    ("plichten", "plichten", Action.DATUMS_LEZEN),
    ("feiten", "feiten", Action.FEIT_LEZEN),
    ("spoor1", "spoor1", Action.SPOOR1_LEZEN),
    ("traject", "traject", Action.TRAJECT_LEZEN),
    ("plan", "plan", Action.PLAN_LEZEN),
    ("logboek", "logboek", Action.LOGBOEK_LEZEN),
    ("afspraken", "afspraken", Action.AFSPRAAK_LEZEN),
    ("rapporten", "rapporten", Action.RAPPORT_LEZEN),
    ("medewerking", "medewerking", Action.MEDEWERKING_LEZEN),
    ("documenten", "documenten", Action.DOCUMENT_LEZEN),
    ("berichten", "dossier_berichten", Action.BERICHT_LEZEN),
    ("escalatie", "escalatie", Action.STAGNATIE_LEZEN),
    ("partijen", "partijen", Action.DOSSIER_LEZEN),
)


# What the header and the front page read of a dossier and its people, and no more.
VOOR_KOP = (
    *(field.attname for field in Dossier._meta.concrete_fields if field.name not in {"zoektekst", "sorteernaam"}),
    *(f"{who}__{part}" for who in ("kandidaat", "coach") for part in ("voornaam", "tussenvoegsel", "achternaam")),
    "werkgever__naam", "opdrachtgever__naam",
)  # fmt: skip


def get_dossier(request: Any, dossier_id: uuid.UUID, action: Action, *, kop: bool = False) -> Dossier:
    """The dossier of the address with its people in one query, for the action of the page; else Denied.

    `kop` reads only what the header and the front page need.
    """
    rows = visible(request.actor, Dossier, action).filter(pk=dossier_id)
    if kop:
        rows = rows.select_related("kandidaat", "werkgever", "opdrachtgever", "coach").only(*VOOR_KOP)
    else:
        rows = rows.select_related(
            "kandidaat", "werkgever", "opdrachtgever", "betaler", "coach", "jobhunter", "arbodienst", "bedrijfsarts",
            "casemanager",
        )  # fmt: skip
    dossier = rows.first()
    if dossier is None:
        raise Denied(action, request.actor)
    return dossier


def dossier_kop(actor: Actor, dossier: Dossier) -> DossierKop:
    """The header for this role; the people come with the dossier in one query."""
    today = klok.today()
    week = week_on(dossier.eerste_ziektedag, dossier.niet_geteld, today)
    return DossierKop(
        id=dossier.pk, nummer=dossier.nummer, naam=dossier.kandidaat.naam, functie=dossier.functie,
        werkgever=dossier.werkgever.naam, opdrachtgever=dossier.opdrachtgever.naam,
        coach=dossier.coach.naam if dossier.coach else "", stand=str(dossier.get_stand_display()), week=week,
        volgende_op=dossier.volgende_op, volgende_wat=dossier.volgende_wat,
        klaar=dossier.stand == Dossier.Stand.GESLOTEN, vandaag=today, tabs=_tabs(actor, dossier),
    )  # fmt: skip


def _tabs(actor: Actor, dossier: Dossier) -> tuple[Tab, ...]:
    labels = {
        "overzicht": _("Overzicht"), "datums": _("Datums"), "plichten": _("Verplichtingen"), "feiten": _("Feiten"),
        "spoor1": _("Spoor 1 en 2"), "traject": _("Traject"), "plan": _("Plan"), "logboek": _("Logboek"),
        "afspraken": _("Afspraken"),
        "rapporten": _("Rapportages"), "documenten": _("Documenten"), "berichten": _("Berichten"),
        "escalatie": _("Vastlopen"), "partijen": _("Partijen"), "medewerking": _("Medewerking"),
    }  # fmt: skip
    return tuple(
        Tab(key, labels[key], reverse(f"bureau:{name}", args=[dossier.pk]))
        for key, name, action in TABS
        if can(actor, action)
    )
