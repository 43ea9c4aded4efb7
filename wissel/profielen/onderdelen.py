"""What each part of a persoonsprofiel holds: its columns, its choices, and what a value must look like."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.fouten import DomainError
from wissel.profielen.models import Deel

LANGSTE_TEKST = 4000
MEESTE_REGELS = 80
Keuzes = tuple[tuple[str, Promise | str], ...]

NIVEAUS: Final[Keuzes] = (
    ("basis", gettext_lazy("Basisschool")),
    ("vmbo", gettext_lazy("Vmbo, mavo, lbo")),
    ("havo", gettext_lazy("Havo")),
    ("vwo", gettext_lazy("Vwo")),
    ("mbo1", gettext_lazy("Mbo 1")),
    ("mbo2", gettext_lazy("Mbo 2")),
    ("mbo3", gettext_lazy("Mbo 3")),
    ("mbo4", gettext_lazy("Mbo 4")),
    ("hbo", gettext_lazy("Hbo")),
    ("wo", gettext_lazy("Universiteit")),
    ("cursus", gettext_lazy("Cursus of training")),
    ("certificaat", gettext_lazy("Certificaat: zoals VCA of heftruck")),
    ("buitenland", gettext_lazy("School in een ander land")),
)
DIPLOMA: Final[Keuzes] = (
    ("ja", gettext_lazy("Ja, diploma of certificaat gehaald")),
    ("bezig", gettext_lazy("Nog bezig")),
    ("nee", gettext_lazy("Nee, niet afgemaakt")),
)
ERVARING_SOORTEN: Final[Keuzes] = (
    ("betaald", gettext_lazy("Betaald werk")),
    ("zelfstandig", gettext_lazy("Eigen bedrijf")),
    ("vrijwillig", gettext_lazy("Vrijwilligerswerk")),
    ("stage", gettext_lazy("Stage of leerplek")),
    ("thuis", gettext_lazy("Zorg, hobby of iets thuis")),
)
VAARDIGHEID_SOORTEN: Final[Keuzes] = (
    ("vaardigheid", gettext_lazy("Vaardigheid: iets wat u kunt doen")),
    ("kwaliteit", gettext_lazy("Kwaliteit: iets waar u goed in bent")),
    ("competentie", gettext_lazy("Competentie: hoe u werkt en met mensen omgaat")),
)
WENS_SOORTEN: Final[Keuzes] = (
    ("ambitie", gettext_lazy("Ambitie: wat u wilt bereiken")),
    ("wens", gettext_lazy("Wens: wat u graag wilt")),
    ("voorkeur", gettext_lazy("Voorkeur: wat u het liefst heeft")),
)
TAALNIVEAUS: Final[Keuzes] = (
    ("moedertaal", gettext_lazy("Moedertaal")),
    ("C2", gettext_lazy("C2: alsof het mijn moedertaal is")),
    ("C1", gettext_lazy("C1: heel goed")),
    ("B2", gettext_lazy("B2: goed")),
    ("B1", gettext_lazy("B1: redelijk, voor gewone dingen")),
    ("A2", gettext_lazy("A2: een beetje")),
    ("A1", gettext_lazy("A1: een paar woorden")),
    ("geen", gettext_lazy("Niet")),
)
DIGITAAL_ZAKEN: Final[Keuzes] = (
    ("telefoon", gettext_lazy("Een smartphone gebruiken")),
    ("mail", gettext_lazy("E-mail lezen en sturen")),
    ("internet", gettext_lazy("Iets zoeken en invullen op internet")),
    ("tekst", gettext_lazy("Een brief of tekst maken, bijvoorbeeld in Word")),
    ("rekenblad", gettext_lazy("Lijsten en rekenen, bijvoorbeeld in Excel")),
    ("systeem", gettext_lazy("Een computersysteem van een bedrijf gebruiken")),
    ("online", gettext_lazy("Online overleggen met beeld en geluid")),
)
DIGITAAL_NIVEAUS: Final[Keuzes] = (
    ("niet", gettext_lazy("Nog niet")),
    ("hulp", gettext_lazy("Met hulp")),
    ("zelf", gettext_lazy("Zelf")),
    ("uitleggen", gettext_lazy("Goed, en ik kan het anderen leren")),
)
RIJBEWIJZEN: Final[Keuzes] = (
    ("AM", gettext_lazy("AM (bromfiets)")),
    ("A", gettext_lazy("A (motor)")),
    ("B", gettext_lazy("B (auto)")),
    ("BE", gettext_lazy("BE (auto met aanhanger)")),
    ("C1", gettext_lazy("C1 (kleine vrachtauto)")),
    ("C", gettext_lazy("C (vrachtauto)")),
    ("CE", gettext_lazy("CE (vrachtauto met aanhanger)")),
    ("D1", gettext_lazy("D1 (kleine bus)")),
    ("D", gettext_lazy("D (bus)")),
    ("T", gettext_lazy("T (trekker)")),
)
MIDDELEN: Final[Keuzes] = (
    ("lopend", gettext_lazy("Lopend")),
    ("fiets", gettext_lazy("Fiets")),
    ("ebike", gettext_lazy("Elektrische fiets")),
    ("scooter", gettext_lazy("Scooter of brommer")),
    ("auto", gettext_lazy("Auto")),
    ("ov", gettext_lazy("Bus, tram, metro of trein")),
    ("meerijden", gettext_lazy("Meerijden met iemand")),
)
DAGEN: Final[Keuzes] = (
    ("ma", gettext_lazy("maandag")),
    ("di", gettext_lazy("dinsdag")),
    ("wo", gettext_lazy("woensdag")),
    ("do", gettext_lazy("donderdag")),
    ("vr", gettext_lazy("vrijdag")),
    ("za", gettext_lazy("zaterdag")),
    ("zo", gettext_lazy("zondag")),
)
DAGDELEN: Final[Keuzes] = (
    ("ochtend", gettext_lazy("ochtend")),
    ("middag", gettext_lazy("middag")),
    ("avond", gettext_lazy("avond")),
    ("nacht", gettext_lazy("nacht")),
)

# The columns a line of each part uses; the first must be filled.
REGELVELDEN: Final[Mapping[str, tuple[str, ...]]] = {
    Deel.OPLEIDING: (
        "naam", "niveau", "waar", "van", "tot", "loopt", "diploma", "geldig_tot", "toelichting",
    ),
    Deel.ERVARING: ("naam", "soort", "waar", "van", "tot", "loopt", "taken", "kon"),
    Deel.VAARDIGHEID: ("naam", "soort", "toelichting", "begrip"),
    Deel.TAAL: ("naam", "spreken", "lezen", "schrijven"),
    Deel.EIGENSCHAP: ("naam", "toelichting"),
    Deel.BELEMMERING: ("naam", "toelichting"),
    Deel.WENS: ("naam", "soort", "toelichting"),
}  # fmt: skip
BLADEN: Final = (Deel.DIGITAAL, Deel.VERVOER, Deel.BESCHIKBAARHEID, Deel.KANSEN)
KANSEN: Final = ("vinden", "verkrijgen", "behouden")
# Free text that others read: looked through for words about illness.
VRIJE_TEKST: Final = ("naam", "toelichting", "taken", "kon", "tekst", *KANSEN)

SOORTEN: Final[Mapping[str, Keuzes]] = {
    Deel.ERVARING: ERVARING_SOORTEN, Deel.VAARDIGHEID: VAARDIGHEID_SOORTEN, Deel.WENS: WENS_SOORTEN,
}  # fmt: skip
KEUZES: Final[Mapping[str, Keuzes]] = {
    "niveau": NIVEAUS, "diploma": DIPLOMA, "spreken": TAALNIVEAUS, "lezen": TAALNIVEAUS, "schrijven": TAALNIVEAUS,
}  # fmt: skip
_MAAND = re.compile(r"^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$")


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is missing in a part: the part, and a sentence that says what to do."""

    deel: str
    zin: str


def is_list(deel: str) -> bool:
    """Whether a part consists of lines."""
    return deel in REGELVELDEN


def choices_of(deel: str, veld: str) -> Keuzes:
    """The choices of one column of a part; empty for free text."""
    return SOORTEN.get(deel, ()) if veld == "soort" else KEUZES.get(veld, ())


def clean_line(deel: str, velden: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a line as they are kept. Raises DomainError at the field that is wrong."""
    allowed = REGELVELDEN[deel]
    unknown = next((name for name in velden if name not in allowed), None)
    if unknown:
        raise DomainError("onbekend_veld", _("Dit veld bestaat niet. Ververs de pagina."), veld=unknown)
    return {name: _clean(deel, name, value) for name, value in velden.items()}


def check_line(deel: str, waarden: Mapping[str, Any]) -> None:
    """What must hold for a whole line. Raises DomainError at the field."""
    if not waarden["naam"]:
        raise DomainError("leeg", _("Vul dit in. Een paar woorden is genoeg."), veld="naam")
    if deel in SOORTEN and not waarden.get("soort"):
        raise DomainError("leeg", _("Kies wat het beste past."), veld="soort")
    van, tot = waarden.get("van", ""), waarden.get("tot", "")
    same = min(len(van), len(tot))
    if van and tot and tot[:same] < van[:same]:
        raise DomainError(
            "volgorde", _("Het einde ligt voor het begin. Controleer een van beide."), veld="tot"
        )


def clean_sheet(deel: str, inhoud: Mapping[str, Any]) -> dict[str, Any]:
    """What a part without lines says, in its own form; names that are not known are refused."""
    if deel == Deel.DIGITAAL:
        return _levels(inhoud)
    if deel == Deel.VERVOER:
        return {
            "rijbewijzen": _several(inhoud, "rijbewijzen", RIJBEWIJZEN),
            "middelen": _several(inhoud, "middelen", MIDDELEN),
            "reistijd": _number(inhoud, "reistijd", 240, _("Vul een aantal minuten in tussen 0 en 240.")),
            "toelichting": _text(inhoud.get("toelichting"), "toelichting"),
        }
    if deel == Deel.BESCHIKBAARHEID:
        return _availability(inhoud)
    return {name: _text(inhoud.get(name), name) for name in KANSEN}


def is_filled(inhoud: Mapping[str, Any]) -> bool:
    """Whether a part without lines says anything."""
    return any(value not in ("", None, [], {}) for value in inhoud.values())


def _levels(inhoud: Mapping[str, Any]) -> dict[str, Any]:
    known = {key for key, _label in DIGITAAL_NIVEAUS}
    found: dict[str, Any] = {}
    for key, _label in DIGITAAL_ZAKEN:
        value = inhoud.get(key) or ""
        if value and value not in known:
            raise DomainError("keuze", _("Kies een van de antwoorden."), veld=key)
        found[key] = value
    found["toelichting"] = _text(inhoud.get("toelichting"), "toelichting")
    return found


def _availability(inhoud: Mapping[str, Any]) -> dict[str, Any]:
    words = _("Vul een aantal uren in tussen 0 en 60.")
    least, most = _number(inhoud, "uren_van", 60, words), _number(inhoud, "uren_tot", 60, words)
    if least is not None and most is not None and Decimal(most) < Decimal(least):
        raise DomainError(
            "volgorde", _("Dit is minder dan het eerste getal. Controleer beide."), veld="uren_tot"
        )
    since = inhoud.get("vanaf")
    return {
        "uren_van": least,
        "uren_tot": most,
        "dagen": _several(inhoud, "dagen", DAGEN),
        "dagdelen": _several(inhoud, "dagdelen", DAGDELEN),
        "vanaf": since.isoformat() if isinstance(since, dt.date) else since or "",
        "toelichting": _text(inhoud.get("toelichting"), "toelichting"),
    }


def _several(inhoud: Mapping[str, Any], name: str, choices: Keuzes) -> list[str]:
    given = set(inhoud.get(name) or [])
    found = [key for key, _label in choices if key in given]
    if len(found) != len(given):
        raise DomainError("keuze", _("Kies uit de lijst."), veld=name)
    return found


def _number(inhoud: Mapping[str, Any], name: str, most: int, words: str) -> str | None:
    """A number as text, so that 20 and 20.0 do not differ; None when it was not given."""
    value = inhoud.get(name)
    if value in (None, ""):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise DomainError("getal", words, veld=name) from None
    if not number.is_finite() or not 0 <= number <= most:
        raise DomainError("getal", words, veld=name)
    return f"{number.normalize():f}"


def _clean(deel: str, name: str, value: Any) -> Any:
    if name == "loopt":
        return bool(value)
    if name == "geldig_tot":
        return value or None
    text = _text(value, name, 200 if name in {"naam", "waar"} else LANGSTE_TEKST)
    if name in {"naam", "waar"}:
        text = " ".join(text.split())
    choices = choices_of(deel, name)
    if choices and text and text not in {key for key, _label in choices}:
        raise DomainError("keuze", _("Kies een van de antwoorden."), veld=name)
    if name in {"van", "tot"} and text and not _MAAND.match(text):
        raise DomainError("maand", _("Vul een jaar in, of een maand en een jaar."), veld=name)
    return text


def _text(value: Any, name: str, longest: int = LANGSTE_TEKST) -> str:
    text = str(value or "").replace("\x00", "").strip()
    if len(text) > longest:
        words = _("Deze tekst is te lang: hooguit %(tot)s tekens. Kort hem in.") % {"tot": longest}
        raise DomainError("te_lang", words, veld=name)
    return text
