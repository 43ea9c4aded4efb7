"""The first wall: from role and action to the rows someone may touch. Deny is the default."""

import tomllib
import uuid
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from wissel.accounts.actor import SYSTEEM, Actor
from wissel.policies.action import Action
from wissel.policies.condities import CONDITIES

M = TypeVar("M", bound=Model)


class Reach(StrEnum):
    BUREAU = "bureau"
    TOEGEWEZEN = "toegewezen"
    ORGANISATIE = "organisatie"
    RELATIE = "relatie"
    EIGEN = "eigen"
    ZELF = "zelf"


# What a stand-in leaves to the colleague: who is the fixed coach.
NIET_WAARNEMEN = frozenset({Action.DOSSIER_TOEWIJZEN})
# Rows of the own account, which only the person sees.
EIGEN_KEUZES = frozenset({"Meldingkeuze"})


class Denied(Http404):
    """Not allowed. Answered as 404, so that nobody learns what exists; logged after the roll-back."""

    def __init__(self, action: Action, actor: Actor | None = None) -> None:
        super().__init__("Niet gevonden")
        self.action = action
        self.actor = actor


MATRIX: Mapping[str, Mapping[str, Any]] = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text())

# Which action reads a model. A model that is not here cannot be read through visible().
READ: dict[str, Action] = {
    "Welkom": Action.VANDAAG_LEZEN,
    "Vertaalkeuring": Action.VERTALING_LEZEN,
    "Dossier": Action.DOSSIER_LEZEN,
    "Toewijzing": Action.DOSSIER_LEZEN,
    "Partij": Action.DOSSIER_LEZEN,
    "Feit": Action.FEIT_LEZEN,
    "Berekening": Action.DATUMS_LEZEN,
    "Milestone": Action.DATUMS_LEZEN,
    "UwvStap": Action.DATUMS_LEZEN,
    "SimulatieLink": Action.SIMULATIE_LEZEN,
    "Spoor1Onderzoek": Action.SPOOR1_LEZEN,
    "Spoor1Conclusie": Action.SPOOR1_LEZEN,
    "Spoor2Besluit": Action.SPOOR1_LEZEN,
    "Werkresultaat": Action.TRAJECT_LEZEN,
    "Advies": Action.ADVIES_LEZEN,
    "Opvolging": Action.ADVIES_LEZEN,
    "Plichtstand": Action.DATUMS_LEZEN,
    "Spoor1Actie": Action.SPOOR1_LEZEN,
    "Eerstejaarsevaluatie": Action.EVALUATIE_LEZEN,
    "Traject": Action.TRAJECT_LEZEN,
    "Fase": Action.TRAJECT_LEZEN,
    "Onderdeel": Action.TRAJECT_LEZEN,
    "Intake": Action.INTAKE_LEZEN,
    "IntakeAntwoord": Action.INTAKE_LEZEN,
    "Trajectplan": Action.PLAN_LEZEN,
    "Planregel": Action.PLAN_LEZEN,
    "Wijzigingsvoorstel": Action.PLAN_LEZEN,
    "Standpunt": Action.PLAN_LEZEN,
    "Afspraak": Action.AFSPRAAK_LEZEN,
    "Werktijd": Action.WERKTIJD_LEZEN,
    "Waarneming": Action.WAARNEMING_LEZEN,
    "WiaStap": Action.WIA_LEZEN,
    "Logboekregel": Action.LOGBOEK_LEZEN,
    "Rapportage": Action.RAPPORT_LEZEN,
    "Rapportbron": Action.RAPPORT_LEZEN,
    "Beoordeling": Action.RAPPORT_LEZEN,
    "Privacyantwoord": Action.RAPPORT_SCHRIJVEN,
    "Onderbreking": Action.ONDERBREKING_LEZEN,
    "Taaklink": Action.TAAKLINK_LEZEN,
    "Artsverklaring": Action.ONDERBREKING_LEZEN,
    "Functieoordeel": Action.SPOOR1_LEZEN,
    "Taak": Action.TAAK_LEZEN,
    "Klad": Action.KLAD_SCHRIJVEN,
    "Draad": Action.BERICHT_LEZEN,
    "Draadbericht": Action.BERICHT_LEZEN,
    "Leesstand": Action.BERICHT_LEZEN,
    "Herinnering": Action.DATUMS_LEZEN,
    "Agendalink": Action.INGELOGD,
    "Document": Action.DOCUMENT_LEZEN,
    "Verzending": Action.DOCUMENT_LEZEN,
    "Medewerkingsfeit": Action.MEDEWERKING_LEZEN,
    "Weerwoord": Action.MEDEWERKING_LEZEN,
    "Tegenwerping": Action.MEDEWERKING_LEZEN,
    "Werkgeversstap": Action.WERKGEVERSSTAP_LEZEN,
    "Stapfeit": Action.WERKGEVERSSTAP_LEZEN,
    "Cv": Action.CV_LEZEN,
    "Cvversie": Action.CV_LEZEN,
    "Cvdeling": Action.CV_LEZEN,
    "Cvtip": Action.CV_LEZEN,
    "Brief": Action.CV_LEZEN,
    "Briefversie": Action.CV_LEZEN,
    "Inzending": Action.CV_LEZEN,
    "Stagnatie": Action.STAGNATIE_LEZEN,
    "Deskundigenoordeel": Action.OORDEEL_LEZEN,
    "Oordeelstuk": Action.OORDEEL_VRAGEN,
    "Hersteltaak": Action.HERSTEL_LEZEN,
    "Herstelverzoek": Action.HERSTEL_LEZEN,
    "Leeritem": Action.LEREN_LEZEN,
    "Leeritemversie": Action.LEREN_LEZEN,
    "Leermodule": Action.LEREN_LEZEN,
    "Leerstap": Action.LEERSTAP_LEZEN,
    "Inlevering": Action.INLEVERING_LEZEN,
    "Leerantwoord": Action.INLEVERING_LEZEN,
    "Instrument": Action.INSTRUMENT_LEZEN,
    "Validatiebewijs": Action.INSTRUMENT_LEZEN,
    "Vragenlijstversie": Action.INSTRUMENT_LEZEN,
    "Afname": Action.TEST_LEZEN,
    "Antwoordblad": Action.TEST_LEZEN,
    "Testuitslag": Action.TEST_LEZEN,
    "Testbestand": Action.TEST_LEZEN,
    "Meetdeling": Action.TEST_LEZEN,
    "Testconclusie": Action.ORIENTATIE_LEZEN,
    "Orientatieprofiel": Action.ORIENTATIE_LEZEN,
    "Orientatieregel": Action.ORIENTATIE_LEZEN,
    "Vacature": Action.VACATURE_LEZEN,
    "VacatureEis": Action.VACATURE_LEZEN,
    "Vacaturebron": Action.VACATUREBRON_BEHEREN,
    "Importfout": Action.VACATUREBRON_BEHEREN,
    "Bronbestand": Action.VACATUREBRON_BEHEREN,
    "Bewaard": Action.JOBPORTAL_LEZEN,
    "Verborgen": Action.JOBPORTAL_LEZEN,
    "EigenVondst": Action.JOBPORTAL_LEZEN,
    "Vacaturebeoordeling": Action.JOBPORTAL_LEZEN,
    "Zoekopdracht": Action.JOBPORTAL_LEZEN,
    "Werkgeverslead": Action.LEAD_LEZEN,
    "Matchbewijs": Action.MATCH_LEZEN,
    "Matchpunten": Action.MATCH_PUNTEN,
    "Zoekinstelling": Action.ZOEKINSTELLING_LEZEN,
    "Sollicitatie": Action.SOLLICITATIE_LEZEN,
    "Sollicitatiestap": Action.SOLLICITATIE_LEZEN,
    "Sollicitatiebewijs": Action.SOLLICITATIE_LEZEN,
    "Afwijzing": Action.SOLLICITATIE_LEZEN,
    "Netwerkcontact": Action.SOLLICITATIE_LEZEN,
    "Postadres": Action.SOLLICITATIEPOST,
    "Poststuk": Action.SOLLICITATIEPOST,
    "Netwerkorganisatie": Action.NETWERK_LEZEN,
    "Netwerkpersoon": Action.NETWERK_LEZEN,
    "Netwerkregel": Action.NETWERK_LEZEN,
    "Netwerkvacature": Action.NETWERK_LEZEN,
    "Benadering": Action.BENADERING_LEZEN,
    "Vacaturevoorstel": Action.VACATUREVOORSTEL_LEZEN,
    "Matchstand": Action.JOBHUNTING_LEZEN,
    "Weekafspraak": Action.ENERGIE_LEZEN,
    "Eigenlast": Action.ENERGIE_LEZEN,
    "Weekactiviteit": Action.ENERGIE_LEZEN,
    "Energiedag": Action.ENERGIE_LEZEN,
    "Trenddeling": Action.ENERGIE_LEZEN,
    "Uitzendinschrijving": Action.MIDDELEN_LEZEN,
    "Scholing": Action.MIDDELEN_LEZEN,
    "Scholingsbesluit": Action.MIDDELEN_LEZEN,
    "Werkplek": Action.MIDDELEN_LEZEN,
    "Middelonderzoek": Action.MIDDELEN_LEZEN,
    "Training": Action.TRAINING_LEZEN,
    "Trainingsdag": Action.TRAINING_LEZEN,
    "Deelname": Action.DEELNAME_LEZEN,
    "Opkomst": Action.DEELNAME_LEZEN,
    "Oefengesprek": Action.OEFENEN_LEZEN,
    "Gesprekskaart": Action.OEFENEN_LEZEN,
    "Voorwaarde": Action.OEFENEN_LEZEN,
    "Zoekstart": Action.OEFENEN_LEZEN,
    "Gereedpunt": Action.OEFENEN_LEZEN,
    "Belscript": Action.OEFENEN_LEZEN,
    "Belgesprek": Action.OEFENEN_LEZEN,
    "Spanning": Action.OEFENING_PRIVE_LEZEN,
    "Pitch": Action.OEFENING_PRIVE_LEZEN,
    "Pitchantwoord": Action.OEFENING_PRIVE_LEZEN,
    "Contactvraag": Action.CONTACT_LEZEN,
    "Contactstap": Action.CONTACT_LEZEN,
    "Aanmelding": Action.AANMELDING_LEZEN,
    "Aanmeldstuk": Action.AANMELDING_LEZEN,
    "Offerte": Action.AANMELDING_LEZEN,
    "Persoon": Action.PERSOON_LEZEN,
    "Organisatie": Action.ORGANISATIE_LEZEN,
    "Lidmaatschap": Action.MEDEWERKER_LEZEN,
    "Uitnodiging": Action.MEDEWERKER_LEZEN,
    "Sjabloon": Action.SJABLOON_LEZEN,
    "BureauInstelling": Action.INSTELLING_LEZEN,
    "LogbookEntry": Action.INZAGE_LEZEN,
    "Bericht": Action.POSTVAK_LEZEN,
    "Meldingkeuze": Action.INGELOGD,
    "Werk": Action.WERK_LEZEN,
    "Belastbaarheid": Action.BELASTBAARHEID_LEZEN,
    "Belastbaarheidspunt": Action.BELASTBAARHEID_LEZEN,
    "Persoonsprofiel": Action.PROFIEL_LEZEN,
    "Profieldeel": Action.PROFIEL_LEZEN,
    "Profielregel": Action.PROFIEL_LEZEN,
    "Vaardigheidsbewijs": Action.PROFIEL_LEZEN,
    "Profielstandpunt": Action.PROFIEL_LEZEN,
    "Profieldeling": Action.PROFIEL_GEDEELD,
    "Zoekprofiel": Action.ZOEKPROFIEL_LEZEN,
    "Richting": Action.ZOEKPROFIEL_LEZEN,
    "Richtingbron": Action.ZOEKPROFIEL_LEZEN,
    "Rangorde": Action.ZOEKPROFIEL_LEZEN,
    "Zoekstandpunt": Action.ZOEKPROFIEL_LEZEN,
    "Nacontrole": Action.ZOEKPROFIEL_LEZEN,
    "Richtingeis": Action.ZOEKPROFIEL_PUNTEN,
    "Puntbevestiging": Action.ZOEKPROFIEL_PUNTEN,
    "Puntenblad": Action.ZOEKPROFIEL_PUNTEN,
    "Zoekpublicatie": Action.ZOEKPROFIEL_GEDEELD,
    "RealistischBeeld": Action.BEELD_LEZEN,
    "Documentstem": Action.STEM_LEZEN,
    "EigenStuk": Action.EIGEN_STUK_LEZEN,
    "Gegevensverzoek": Action.GEGEVENSVERZOEK_LEZEN,
    "Toekomstplan": Action.TOEKOMST_LEZEN,
    "Toekomststap": Action.TOEKOMST_LEZEN,
}


def reach_of(actor: Actor, action: Action) -> tuple[Reach | None, str]:
    """How far an action reaches for a role, with the name of the condition, if any."""
    row = MATRIX[action]
    if row.get("iedereen"):
        return Reach.ZELF, ""
    value = row.get(actor.rol)
    if actor.rol == SYSTEEM:
        value = "bureau"
    if not value:
        return None, ""
    reach, _, condition = value.partition(":")
    return Reach(reach), condition


def scope_q(actor: Actor, model: type[Model], action: Action) -> Q | None:
    """The filter that leaves the rows of `model` this actor may reach by `action`; None when there are none."""
    reach, condition = reach_of(actor, action)
    if reach is None:
        return None
    if action in NIET_WAARNEMEN and actor.waarneemt:
        actor = replace(actor, waarneemt=())
    own = Q(bureau_id=actor.bureau_id)
    if condition:
        own &= CONDITIES[model.__name__][condition](actor)
    if reach is Reach.BUREAU:
        return own
    rows = _rows(actor, model, reach)
    return None if rows is None else own & rows


def visible(actor: Actor, model: type[M], action: Action | None = None) -> QuerySet[M]:
    """The rows of a model this actor may see (or may touch by `action`). The only door to rows in wissel/web."""
    rows = scope_q(actor, model, action or READ[model.__name__])
    manager: Any = model._default_manager
    found: QuerySet[M] = manager.none() if rows is None else manager.filter(rows)
    return found


def can(actor: Actor, action: Action, obj: Model | None = None) -> bool:
    """Whether the actor may do this at all, or to this object."""
    if obj is None:
        return reach_of(actor, action)[0] is not None
    return visible(actor, type(obj), action).filter(pk=obj.pk).exists()


def get_visible(actor: Actor, model: type[M], action: Action | None = None, **lookup: Any) -> M:
    """One row by id or other lookup, or Denied (404), whether it does not exist or is not theirs."""
    row = visible(actor, model, action).filter(**lookup).first()
    if row is None:
        raise Denied(action or READ[model.__name__], actor)
    return row


def _rows(actor: Actor, model: type[Model], reach: Reach) -> Q | None:
    name = model.__name__
    fields = {field.name for field in model._meta.get_fields()}
    if name == "Dossier":
        return _dossiers(actor, reach, "")
    if "dossier" in fields:
        return _dossiers(actor, reach, "dossier__")
    if name == "LogbookEntry":
        return _entries(actor, reach)
    return _self(actor, name) if reach is Reach.ZELF else None


def _dossiers(actor: Actor, reach: Reach, prefix: str) -> Q | None:
    if reach is Reach.TOEGEWEZEN and actor.persoon_id:
        column = {"coach": "coach_id", "jobhunter": "jobhunter_id"}.get(actor.rol)
        if column and actor.waarneemt:
            return Q(**{prefix + column + "__in": [actor.persoon_id, *actor.waarneemt]})
        return Q(**{prefix + column: actor.persoon_id}) if column else None
    if reach is Reach.EIGEN and actor.persoon_id:
        return Q(**{prefix + "kandidaat_id": actor.persoon_id})
    if reach is Reach.ORGANISATIE and actor.organisatie_id:
        ordered = Q(**{prefix + "opdrachtgever_id": actor.organisatie_id})
        if actor.rol == "verzekeraar":
            return ordered
        return ordered | Q(**{prefix + "werkgever_id": actor.organisatie_id})
    if reach is Reach.RELATIE and actor.persoon_id:
        column = "dossier_id__in" if prefix else "pk__in"
        return Q(**{column: _related(actor, actor.persoon_id)})
    return None


def _related(actor: Actor, persoon_id: uuid.UUID) -> Any:
    from wissel import klok
    from wissel.accounts.actor import live_memberships
    from wissel.dossiers.models import Partij

    return Partij.objects.filter(
        live_memberships(klok.today()), bureau_id=actor.bureau_id, persoon_id=persoon_id, rol=actor.rol
    ).values("dossier_id")


def _entries(actor: Actor, reach: Reach) -> Q | None:
    from wissel.dossiers.models import Dossier

    if reach is not Reach.EIGEN or not actor.persoon_id:
        return None
    own = Dossier.objects.filter(bureau_id=actor.bureau_id, kandidaat_id=actor.persoon_id).values("pk")
    return Q(dossier_id__in=own)


def _self(actor: Actor, name: str) -> Q | None:
    if name == "Persoon" and actor.persoon_id:
        return Q(pk=actor.persoon_id)
    if name in EIGEN_KEUZES and actor.persoon_id:
        return Q(persoon_id=actor.persoon_id)
    if name == "Organisatie" and actor.organisatie_id:
        return Q(pk=actor.organisatie_id)
    if name == "Lidmaatschap" and actor.lidmaatschap_id:
        return Q(pk=actor.lidmaatschap_id)
    if name == "Agendalink" and actor.lidmaatschap_id:
        return Q(lidmaatschap_id=actor.lidmaatschap_id)
    if name == "Waarneming" and actor.persoon_id:
        return Q(voor_id=actor.persoon_id, rol=actor.rol)
    if name == "Werktijd" and actor.persoon_id:
        return Q(persoon_id=actor.persoon_id)
    if name == "Werk" and actor.lidmaatschap_id:
        return Q(eigenaar_id=actor.lidmaatschap_id)
    return None
