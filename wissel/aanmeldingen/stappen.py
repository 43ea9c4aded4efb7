"""The steps of an aanmelding: which values each holds and what they may be. No BSN, nothing about the illness."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel.dossiers.models import Spoor1Conclusie, Spoor1Onderzoek
from wissel.fouten import DomainError
from wissel.mensen.spreektalen import SPREEKTALEN
from wissel.opmaak import lange_datum

Gegevens = dict[str, dict[str, Any]]
JA, NEE, ONBEKEND = "ja", "nee", "onbekend"
DRIE = (JA, NEE, ONBEKEND)
STAPPEN: tuple[tuple[str, Any], ...] = (
    ("werkgever", _l("Werkgever")),
    ("werknemer", _l("Werknemer")),
    ("datums", _l("Datums en keuze")),
    ("spoor1", _l("Eigen werkgever")),
    ("stukken", _l("Stukken")),
    ("informeren", _l("Informeren")),
    ("overzicht", _l("Overzicht")),
)
NAMEN = tuple(key for key, _label in STAPPEN)
# The languages in which a kandidaat can be written to or spoken with.
TALEN = SPREEKTALEN
OPDRACHTGEVERS = ("werkgever", "ex_werkgever", "casemanager", "verzekeraar")
# Papers that go with an aanmelding, in the order of a case; the names are those of documenten.soorten.
STUKKEN = (
    "probleemanalyse", "plan_van_aanpak", "eerstejaarsevaluatie", "advies_bedrijfsarts", "belastbaarheid",
    "arbeidsdeskundig", "toestemming",
)  # fmt: skip


# What belongs to this sickness and so cannot lie before it.
NA_ZIEKTE = (
    "probleemanalyse_op", "plan_van_aanpak_op", "melding_42_op", "evaluatie_op", "mogelijkheden_op", "terugkeer_op",
    "terug_sinds", "contract_tot",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Veld:
    """What one value may be: a line, a text, a day (ISO), a number or one of some words."""

    soort: str
    hoogstens: int = 150
    keuzes: tuple[str, ...] = ()


REGEL, DAG = Veld("regel"), Veld("datum")
TEKST = Veld("tekst", 2000)
JANEE = Veld("keuze", keuzes=DRIE)


def _onderzoek() -> dict[str, Veld]:
    parts = {"onderzocht": JANEE, "door": REGEL, "op": DAG, "uitkomst": TEKST, "bewijs": Veld("regel", 200)}
    return {f"{optie}_{name}": veld for optie in Spoor1Onderzoek.Optie.values for name, veld in parts.items()}


VELDEN: dict[str, dict[str, Veld]] = {
    "werkgever": {
        "soort_opdrachtgever": Veld("keuze", keuzes=OPDRACHTGEVERS), "werkgever_naam": Veld("regel", 200),
        "werkgever_kvk": Veld("regel", 8), "opdrachtgever_naam": Veld("regel", 200),
        "opdrachtgever_kvk": Veld("regel", 8), "betaler_naam": Veld("regel", 200), "betaler_kvk": Veld("regel", 8),
        "contact_voornaam": Veld("regel", 100), "contact_achternaam": REGEL, "contact_functie": REGEL,
        "contact_telefoon": Veld("regel", 30), "eigenrisicodrager_zw": JANEE, "arbodienst_naam": Veld("regel", 200),
    },
    "werknemer": {
        "voornaam": Veld("regel", 100), "tussenvoegsel": Veld("regel", 30), "achternaam": REGEL,
        "email": Veld("regel", 254), "telefoon": Veld("regel", 30), "functie": REGEL, "uren_per_week": Veld("getal"),
        "taal": Veld("keuze", keuzes=tuple(code for code, _label in TALEN)),
    },
    "datums": {
        "eerste_ziektedag": DAG, "probleemanalyse_op": DAG, "plan_van_aanpak_op": DAG, "melding_42_op": DAG,
        "evaluatie_op": DAG, "contract_tot": DAG, "aow_op": DAG,
        "mogelijkheden": Veld("keuze", keuzes=("ja", "tijdelijk_geen", "blijvend_geen")), "mogelijkheden_op": DAG,
        "opnieuw_bekijken_op": DAG, "binnen_drie_maanden": JANEE, "concreet": JANEE, "terugkeer_op": DAG,
        "eigen_organisatie": JANEE, "later_belastbaar": JANEE, "terug_sinds": DAG, "onduidelijk": JANEE,
        "onduidelijk_sinds": DAG,
    },
    "spoor1": {
        **_onderzoek(), "conclusie": Veld("keuze", keuzes=tuple(Spoor1Conclusie.Conclusie.values)),
        "conclusie_door": REGEL, "conclusie_op": DAG,
    },
    "stukken": {},
    "informeren": {
        "geinformeerd": JANEE, "geinformeerd_op": DAG, "toestemming": JANEE, "toestemming_op": DAG,
        "opmerking": TEKST,
    },
    "overzicht": {},
}  # fmt: skip


def check_values(stap: str, waarden: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a step as they are stored; empty ones are left out. Raises DomainError at the field.

    Forms say the same sooner. This is for who sends something else than our form.
    """
    fields = VELDEN[stap]
    found: dict[str, Any] = {}
    for name, value in waarden.items():
        if name not in fields:
            raise DomainError("onbekend_veld", _("Dit veld bestaat niet. Ververs de pagina."))
        text = _text(value, fields[name])
        if text:
            found[name] = _checked(name, text, fields[name])
    return found


def one_line(text: str) -> str:
    """Words on one line: what follows a line break could pass for something else where a name is shown."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _text(value: Any, veld: Veld) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    text = "" if value is None else str(value)
    if veld.soort != "tekst":
        return one_line(text)
    return "".join(s for s in text if s in "\n\t" or unicodedata.category(s)[0] != "C").strip()


def _checked(name: str, text: str, veld: Veld) -> Any:
    if len(text) > veld.hoogstens:
        words = _("Dit is te lang: er passen %(hoogstens)s tekens.") % {"hoogstens": veld.hoogstens}
        raise DomainError("te_lang", words, veld=name)
    if veld.keuzes and text not in veld.keuzes:
        raise DomainError("keuze", _("Kies een van de antwoorden."), veld=name)
    try:
        if veld.soort == "datum":
            return dt.date.fromisoformat(text).isoformat()
        if veld.soort == "getal":
            return str(Decimal(text))
    except (ValueError, InvalidOperation):
        raise DomainError("vorm", _("Dit kunnen wij niet lezen. Vul het opnieuw in."), veld=name) from None
    return text


def check_days(gegevens: Gegevens) -> None:
    """Raise DomainError at the field of a day that lies before the first sick day but cannot."""
    first = value(gegevens, "datums", "eerste_ziektedag")
    for name in NA_ZIEKTE if first else ():
        said = gegevens["datums"].get(name)
        if said and said < first:
            words = _("Deze dag ligt voor de eerste ziektedag (%(dag)s). Controleer een van beide datums.")
            raise DomainError(
                "te_vroeg", words % {"dag": lange_datum(dt.date.fromisoformat(first))}, veld=name
            )


def day(gegevens: Gegevens, stap: str, naam: str) -> dt.date | None:
    """A stored day as a day."""
    text = gegevens.get(stap, {}).get(naam)
    return dt.date.fromisoformat(text) if text else None


def value(gegevens: Gegevens, stap: str, naam: str) -> str:
    """A stored value as text; empty when it is not known."""
    return str(gegevens.get(stap, {}).get(naam) or "")


def full_name(gegevens: Gegevens) -> str:
    """The name of the employee as far as it is known."""
    parts = (value(gegevens, "werknemer", part) for part in ("voornaam", "tussenvoegsel", "achternaam"))
    return " ".join(part for part in parts if part)


def next_step(stap: str) -> str:
    return NAMEN[min(NAMEN.index(stap) + 1, len(NAMEN) - 1)]
