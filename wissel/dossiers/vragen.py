"""What the law engine leaves to a person, and what it warns about, in words with the fact that settles it.

The engine never decides in silence where law or sources allow more readings (contract 1.4): it names the question and
the readings. Until a person records the answer, dates that hang on it stay unknown.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.dossiers.models import Berekening
from wissel.dossiers.ziekteweek import SAMENTELLEN_DAGEN
from wissel.opmaak import lange_datum

# Code: what is asked, where it stands, and the fact that settles it (empty: there is nothing to record).
WOORDEN: dict[str, tuple[Any, str, str]] = {
    "zelfde_oorzaak_onbekend": (
        gettext_lazy(
            "Na het verlof was er direct weer ziekte. Leg vast of die uit dezelfde oorzaak voortkomt. Zo ja, dan "
            "tellen de dagen van voor en na het verlof samen; zo nee, dan is dit een nieuwe zaak."
        ),
        "WIA 23 lid 3 en 5", "verlof",
    ),
    "niet_aansluitend_verlof": (
        gettext_lazy(
            "De ziekte sluit niet aan twee kanten aan op het verlof. De bronnen spreken elkaar tegen over samentellen. "
            "Beslis zelf en leg het besluit vast."
        ),
        "WIA 23 lid 3", "verlof",
    ),
    "eerste_ziektedag": (
        gettext_lazy(
            "Het is niet bekend of er op de dag van de ziekmelding nog gewerkt is. Leg de eerste ziektedag vast."
        ),
        "WIA 23 lid 2", "ziekteperioden",
    ),
    "bescherming_late_aanvraag": (
        gettext_lazy(
            "De WIA-aanvraag was te laat. Of het loon daarom langer doorloopt, hangt af van de brief van UWV. "
            "Leg vast wanneer die brief kwam."
        ),
        "WIA 64 lid 6; BW 7:629 lid 11", "uwv_brief_wia",
    ),
    "loonsanctie_bij_verkorte_wachttijd": (
        gettext_lazy(
            "Er staat een loonsanctie naast een verkorte wachttijd. Dat gaat niet samen. Controleer welke geldt."
        ),
        "WIA 23 lid 6; WIA 25 lid 9", "loonsanctie",
    ),
    "loonsanctie_na_einde": (
        gettext_lazy(
            "Het besluit over de loonsanctie kwam na de laatste loondag. Leg vast of en wanneer de WIA is aangevraagd; "
            "daarvan hangt af of het besluit nog mocht."
        ),
        "WIA 25 lid 10-11", "wia_aanvraag",
    ),
    "laat_loonsanctiebesluit": (
        gettext_lazy(
            "UWV besloot later dan zes weken voor het einde. Of de loonsanctie daarom korter duurt, staat niet vast. "
            "Hier is gerekend met de volle 52 weken."
        ),
        "WIA 25 lid 10 en 14", "",
    ),
    "bekorting_tijdens_verlof": (
        gettext_lazy(
            "In de zes weken na het herstel valt verlof. Of die dagen meetellen, staat niet vast. "
            "Vraag UWV naar de einddatum."
        ),
        "WIA 25 lid 9 en 14", "",
    ),
    "aow_oud_recht": (
        gettext_lazy("De AOW-datum ligt voor 1 juli 2023. Hier is gerekend met de dertien weken die toen golden."),
        "BW 7:629 lid 2", "",
    ),
    "eigenrisicodrager_einde_dienstverband": (
        gettext_lazy(
            "De werkgever is eigenrisicodrager voor de Ziektewet. Zijn plichten gaan door na het einde van het "
            "dienstverband. Beoordeel zelf wanneer het re-integratieverslag klaar moet zijn."
        ),
        "WIA 26 lid 2; ZW 63a", "",
    ),
    "opzegverbod_zwangerschap": (
        gettext_lazy(
            "Leg vast of de ziekte van voor het verlof door de zwangerschap kwam. Zo ja, dan telt die tijd niet mee "
            "voor het opzegverbod."
        ),
        "BW 7:670 lid 1", "ziekteperioden",
    ),
    "opzegverbod_aow": (
        gettext_lazy(
            "De AOW-leeftijd valt binnen de twee jaar. Hoe lang het opzegverbod dan duurt, staat niet vast. "
            "Vraag een jurist."
        ),
        "BW 7:670 lid 1", "",
    ),
    "no_risk_peildag": (
        gettext_lazy(
            "Voor de no-riskpolis telt of er aan het begin van de laatste dertien weken al een andere baan was. "
            "Bronnen zeggen het soms andersom. Vraag UWV naar deze zaak."
        ),
        "ZW 29b", "",
    ),
    "nieuwe_bedongen_arbeid": (
        gettext_lazy(
            "Er is nieuwe bedongen arbeid. Of een latere ziekte dan een nieuwe zaak is, beoordeelt een jurist. "
            "De datums hier gaan uit van dezelfde zaak."
        ),
        "rechtspraak bij BW 7:629", "gebeurtenissen",
    ),
    "geen_mogelijkheden_niet_onderbouwd": (
        gettext_lazy(
            "Dat iemand niet kan werken, staat vast als de bedrijfsarts of de verzekeringsarts het zegt. "
            "Leg vast wie dit heeft vastgesteld."
        ),
        "BBP 3 en 7.4", "arbeidsmogelijkheden",
    ),
    "spoor1_uitgesloten_niet_onderbouwd": (
        gettext_lazy(
            "De conclusie sluit spoor 1 uit, maar er is geen onderzoek van een arbeidsdeskundige vastgelegd. "
            "Leg dat vast bij Advies over werk; zo lang telt spoor 1 als onduidelijk."
        ),
        "BBP 8 en 9", "",
    ),
    "terugkeer_eigen_werk_rechtspraak": (
        gettext_lazy(
            "Alles wijst op volledige terugkeer in eigen werk. Een rechter vond spoor 2 toen niet nodig, in die ene "
            "zaak. Beslis zelf en leg vast waarom."
        ),
        "ECLI:NL:RBMNE:2017:1271", "",
    ),
    "iva_in_mindering": (
        gettext_lazy(
            "De werkgever mag de vervroegde IVA-uitkering van het loon aftrekken. Het loon loopt door tot en met "
            "ziektedag 728."
        ),
        "BW 7:629 lid 5; WIA 23 lid 6", "",
    ),
    "einde_loonsanctie_wijkt_af": (
        gettext_lazy(
            "Het einde van de loonsanctie in het besluit is een andere dag dan hier berekend. UWV gebruikt 'tot' niet "
            "steeds op dezelfde manier. Controleer de einddatum."
        ),
        "WIA 25 lid 9", "loonsanctie",
    ),
}  # fmt: skip

LEZINGEN = {
    "samentellen": gettext_lazy("samentellen"), "niet_samentellen": gettext_lazy("niet samentellen"),
    "niet_gewerkt": gettext_lazy("niet gewerkt"), "hele_dag_gewerkt": gettext_lazy("de hele dag gewerkt"),
    "beschermd": gettext_lazy("wel beschermd"), "niet_beschermd": gettext_lazy("niet beschermd"),
    "kalenderdagen": gettext_lazy("alle dagen tellen"), "zonder_verlof": gettext_lazy("verlof telt niet"),
}  # fmt: skip
GEVOLGEN = {
    "eerste_ziektedag": gettext_lazy("eerste ziektedag"),
    "wachttijd_laatste_dag": gettext_lazy("laatste dag wachttijd"),
}


@dataclass(frozen=True, slots=True)
class Vraag:
    """One thing a person decides. `blokkeert`: dates stay unknown until then; `feit` is where the answer belongs."""

    code: str
    blokkeert: bool
    tekst: str
    bron: str
    feit: str
    lezingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """What the newest run of the engine left open, and until when a new spell would still be added."""

    vragen: tuple[Vraag, ...] = ()
    hersteld_op: dt.date | None = None
    samentellen_tot: dt.date | None = None

    @property
    def blokkeert(self) -> bool:
        return any(vraag.blokkeert for vraag in self.vragen)


def newest(runs: QuerySet[Berekening]) -> QuerySet[Any]:
    """What the newest of these runs left open, as one value and without the rest of its answer."""
    kept = JSONObject(
        vragen="uitvoer__handmatig_besluit_nodig", waarschuwingen="uitvoer__waarschuwingen",
        tot="uitvoer__samentellen_tot_en_met",
    )  # fmt: skip
    return runs.order_by("-op").values_list(kept, flat=True)[:1]


def open_questions(runs: QuerySet[Berekening]) -> Open:
    """Read from the newest of these runs, in one query."""
    return read(newest(runs).first())


def read(kept: dict[str, Any] | None) -> Open:
    """The value of `newest` in words; None when there was no run yet."""
    if kept is None:
        return Open()
    last = dt.date.fromisoformat(kept["tot"]) if kept["tot"] else None
    well = last - dt.timedelta(days=SAMENTELLEN_DAGEN - 1) if last else None
    return Open(questions([*(kept["vragen"] or ()), *(kept["waarschuwingen"] or ())]), well, last)


def questions(rows: Iterable[dict[str, Any]]) -> tuple[Vraag, ...]:
    """The engine's questions and warnings in words, those that block first."""
    found = [_question(row) for row in rows if row["code"] in WOORDEN]
    return tuple(sorted(found, key=lambda row: not row.blokkeert))


def _question(row: dict[str, Any]) -> Vraag:
    text, source, fact = WOORDEN[row["code"]]
    return Vraag(
        row["code"], bool(row.get("blokkerend")), str(text), source, fact, tuple(_readings(row.get("lezingen") or ()))
    )  # fmt: skip


def _readings(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    """`samentellen: eerste ziektedag 12 januari 2026, laatste dag wachttijd 14 mei 2028`, for readings with dates."""
    for row in rows:
        dates = [(label, row[name]) for name, label in GEVOLGEN.items() if row.get(name)]
        parts = [f"{label} {lange_datum(dt.date.fromisoformat(day))}" for label, day in dates]
        if parts and row["id"] in LEZINGEN:
            yield _("%(lezing)s: %(gevolg)s") % {"lezing": LEZINGEN[row["id"]], "gevolg": ", ".join(parts)}
