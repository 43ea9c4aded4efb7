"""One aanmelding as the bureau reads it: per step in short words, with what is missing and what was offered."""

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.aanmeldingen import stappen
from wissel.aanmeldingen.models import Aanmelding, Offerte
from wissel.aanmeldingen.offertes import expired
from wissel.accounts.models import Organisatie
from wissel.documenten.soorten import BELASTBAARHEID, SOORTEN
from wissel.dossiers.models import Spoor1Conclusie, Spoor1Onderzoek
from wissel.web.shared.bestandswoorden import size

DRIE = {"ja": _("ja"), "nee": _("nee"), "onbekend": _("weet men nog niet")}
_ONDERZOEK = {
    "onderzocht": _("onderzocht"), "door": _("door"), "op": _("op"), "uitkomst": _("uitkomst"), "bewijs": _("bewijs"),
}  # fmt: skip
LABELS: dict[str, dict[str, Any]] = {
    "werkgever": {
        "soort_opdrachtgever": _("Meldt aan als"), "werkgever_naam": _("Werkgever"), "werkgever_kvk": _("KvK"),
        "opdrachtgever_naam": _("Opdrachtgever"), "opdrachtgever_kvk": _("KvK opdrachtgever"),
        "betaler_naam": _("Betaler"), "betaler_kvk": _("KvK betaler"),
        "eigenrisicodrager_zw": _("Eigenrisicodrager Ziektewet"), "arbodienst_naam": _("Arbodienst of bedrijfsarts"),
        "contact_voornaam": _("Contact, voornaam"), "contact_achternaam": _("Contact, achternaam"),
        "contact_functie": _("Contact, functie"), "contact_telefoon": _("Contact, telefoon"),
    },
    "werknemer": {
        "voornaam": _("Voornaam"), "tussenvoegsel": _("Tussenvoegsel"), "achternaam": _("Achternaam"),
        "functie": _("Functie"), "uren_per_week": _("Uren per week"), "email": _("E-mailadres"),
        "telefoon": _("Telefoon"), "taal": _("Taal"),
    },
    "datums": {
        "eerste_ziektedag": _("Eerste ziektedag"), "probleemanalyse_op": _("Probleemanalyse"),
        "plan_van_aanpak_op": _("Plan van aanpak"), "melding_42_op": _("42e-weeksmelding"),
        "evaluatie_op": _("Eerstejaarsevaluatie"), "contract_tot": _("Einde contract"), "aow_op": _("AOW"),
        "mogelijkheden": _("Kan werken volgens de bedrijfsarts"), "mogelijkheden_op": _("Datum oordeel"),
        "opnieuw_bekijken_op": _("Opnieuw bekijken"), "binnen_drie_maanden": _("Zicht op terugkeer in 3 maanden"),
        "concreet": _("Dat staat op papier"), "terugkeer_op": _("Terugkeer verwacht"),
        "eigen_organisatie": _("Eigen organisatie nog mogelijk"), "later_belastbaar": _("Pas later belastbaar"),
        "terug_sinds": _("Kan weer werken vanaf"), "onduidelijk": _("Te lang onduidelijk"),
        "onduidelijk_sinds": _("Onduidelijk sinds"),
    },
    "spoor1": {
        **{f"{optie}_{name}": (label, words) for optie, label in Spoor1Onderzoek.Optie.choices
           for name, words in _ONDERZOEK.items()},
        "conclusie": _("Conclusie"), "conclusie_door": _("Getrokken door"), "conclusie_op": _("Getrokken op"),
    },
    "informeren": {
        "geinformeerd": _("Werknemer geïnformeerd"), "geinformeerd_op": _("Verteld op"),
        "toestemming": _("Toestemming voor advies over werk"), "toestemming_op": _("Gevraagd op"),
        "opmerking": _("Opmerking"),
    },
}  # fmt: skip
WOORDEN: dict[str, dict[str, Any]] = {
    "soort_opdrachtgever": dict(Organisatie.Soort.choices), "taal": dict(stappen.TALEN),
    "conclusie": dict(Spoor1Conclusie.Conclusie.choices),
    "mogelijkheden": {"ja": _("ja"), "tijdelijk_geen": _("tijdelijk niet"), "blijvend_geen": _("blijvend niet")},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Regel:
    naam: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Deel:
    """One step with what was filled in."""

    sleutel: str
    naam: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Stuk:
    """One paper; `dicht` when nobody opens it before the dossier has a coach (category D1)."""

    id: uuid.UUID
    soort: str
    naam: str
    datum: dt.date | None
    omvang: str
    dicht: bool


@dataclass(frozen=True, slots=True)
class OfferteRij:
    """One offerte with its answer."""

    id: uuid.UUID
    nummer: str
    naam: str
    prijs: Decimal
    geldig_tot: dt.date
    stand: str
    open: bool
    verlopen: bool
    wie: str
    reden: str


def parts(row: Aanmelding) -> list[Deel]:
    """Per step what is known, in the order of the form."""
    return [
        Deel(step, str(dict(stappen.STAPPEN)[step]), tuple(_lines(row.gegevens.get(step, {}), labels)))
        for step, labels in LABELS.items()
    ]


def _lines(kept: dict[str, Any], labels: dict[str, Any]) -> list[Regel]:
    return [
        Regel(_label(label), _shown(name, str(kept[name])))
        for name, label in labels.items()
        if kept.get(name)
    ]


def _label(label: Any) -> str:
    return f"{label[0]}: {label[1]}" if isinstance(label, tuple) else str(label)


def _shown(name: str, value: str) -> str:
    words = WOORDEN.get(name) or (DRIE if value in DRIE else {})
    if value in words:
        return str(words[value])
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day}-{day.month}-{day.year}"


def papers(row: Aanmelding) -> list[Stuk]:
    return [
        Stuk(stuk.pk, str(SOORTEN[stuk.soort]), stuk.bestandsnaam, stuk.datum, size(stuk.grootte),
             stuk.soort == BELASTBAARHEID)
        for stuk in row.stukken.order_by("toegevoegd_op")
    ]  # fmt: skip


def offers(row: Aanmelding) -> list[OfferteRij]:
    """Every offerte, newest first."""
    today = klok.today()
    return [
        OfferteRij(
            each.pk, each.nummer, each.sjabloon_naam, each.prijs, each.geldig_tot, str(each.get_stand_display()),
            each.stand == Offerte.Stand.VERSTUURD, expired(each, today), each.akkoord_naam, each.reden,
        )
        for each in row.offertes.order_by("-gemaakt_op")
    ]  # fmt: skip
