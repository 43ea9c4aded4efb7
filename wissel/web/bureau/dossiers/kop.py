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
from wissel.regie.lezen import restricting


@dataclass(frozen=True, slots=True)
class Tab:
    sleutel: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Groep:
    """Pages of a dossier that belong together."""

    label: str
    tabs: tuple[Tab, ...]

    @property
    def sleutels(self) -> tuple[str, ...]:
        return tuple(tab.sleutel for tab in self.tabs)


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
    beperkt: bool
    groepen: tuple[Groep, ...]


# Group, tab, address, right. A group opens on its first page that the reader may see.
TABS = (
    ("zaak", "overzicht", "dossier", Action.DOSSIER_LEZEN),
    ("zaak", "datums", "datums", Action.DATUMS_LEZEN),
    ("zaak", "plichten", "plichten", Action.DATUMS_LEZEN),
    ("zaak", "feiten", "feiten", Action.FEIT_LEZEN),
    ("zaak", "spoor1", "spoor1", Action.SPOOR1_LEZEN),
    ("zaak", "escalatie", "escalatie", Action.STAGNATIE_LEZEN),
    ("zaak", "partijen", "partijen", Action.DOSSIER_LEZEN),
    ("traject", "traject", "traject", Action.TRAJECT_LEZEN),
    ("traject", "plan", "plan", Action.PLAN_LEZEN),
    ("traject", "logboek", "logboek", Action.LOGBOEK_LEZEN),
    ("traject", "afspraken", "afspraken", Action.AFSPRAAK_LEZEN),
    ("traject", "rapporten", "rapporten", Action.RAPPORT_LEZEN),
    ("traject", "medewerking", "medewerking", Action.MEDEWERKING_LEZEN),
    # kandidaat: who someone is and what they can do
    ("kandidaat", "belastbaarheid", "belastbaarheid", Action.BELASTBAARHEID_LEZEN),
    ("kandidaat", "profiel", "profiel", Action.PROFIEL_LEZEN),
    ("kandidaat", "zoekprofiel", "zoekprofiel", Action.ZOEKPROFIEL_LEZEN),
    ("kandidaat", "cv", "cv_overzicht", Action.CV_LEZEN),
    ("kandidaat", "leren", "leren", Action.LEERSTAP_LEZEN),
    ("kandidaat", "oefenen", "oefenen", Action.OEFENEN_LEZEN),
    ("kandidaat", "orientatie", "orientatie", Action.ORIENTATIE_LEZEN),
    ("kandidaat", "stem", "stem", Action.GEGEVENSVERZOEK_LEZEN),
    # werk: looking for it
    ("werk", "matching", "matching", Action.MATCH_LEZEN),
    ("werk", "sollicitaties", "sollicitaties", Action.SOLLICITATIE_LEZEN),
    ("werk", "jobhunting", "jobhunting_dossier", Action.BENADERING_LEZEN),
    ("werk", "energie", "energie", Action.ENERGIE_LEZEN),
    ("werk", "middelen", "middelen", Action.MIDDELEN_LEZEN),
    ("stukken", "documenten", "documenten", Action.DOCUMENT_LEZEN),
    ("stukken", "berichten", "dossier_berichten", Action.BERICHT_LEZEN),
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
    rows = visible(request.actor, Dossier, action).filter(pk=dossier_id).annotate(beperkt=restricting())
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
        klaar=dossier.stand == Dossier.Stand.GESLOTEN, vandaag=today,
        beperkt=getattr(dossier, "beperkt", False), groepen=_groepen(actor, dossier),
    )  # fmt: skip


def _groepen(actor: Actor, dossier: Dossier) -> tuple[Groep, ...]:
    labels = _labels()
    groups: dict[str, list[Tab]] = {name: [] for name in ("zaak", "traject", "kandidaat", "werk", "stukken")}
    for group, key, name, action in TABS:
        if can(actor, action):
            groups[group].append(Tab(key, labels[key], reverse(f"bureau:{name}", args=[dossier.pk])))
    names = {"zaak": _("Zaak"), "traject": _("Traject"), "kandidaat": _("Kandidaat"),
             "werk": _("Werk"), "stukken": _("Stukken")}  # fmt: skip
    return tuple(Groep(names[key], tuple(tabs)) for key, tabs in groups.items() if tabs)


def _labels() -> dict[str, str]:
    return {
        "overzicht": _("Overzicht"), "datums": _("Datums"), "plichten": _("Verplichtingen"), "feiten": _("Feiten"),
        "spoor1": _("Spoor 1 en 2"), "traject": _("Traject"), "plan": _("Plan"), "logboek": _("Logboek"),
        "afspraken": _("Afspraken"), "rapporten": _("Rapportages"), "documenten": _("Documenten"),
        "berichten": _("Berichten"), "escalatie": _("Vastlopen"), "partijen": _("Partijen"),
        "orientatie": _("Oriëntatie"),
        "cv": _("Cv en brieven"),
        "medewerking": _("Medewerking"), "leren": _("Leren"), "oefenen": _("Oefenen"), "stem": _("Stem"),
        "belastbaarheid": _("Belastbaarheid"), "energie": _("Week en energie"),
        "middelen": _("Middelen"),
        "profiel": _("Profiel"), "zoekprofiel": _("Zoekprofiel"),
        "matching": _("Matching"),
        "sollicitaties": _("Sollicitaties"), "jobhunting": _("Jobhunting"),
    }  # fmt: skip
