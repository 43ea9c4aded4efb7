"""Whether the content of a sjabloon can be used: its form, its numbers, and the minimum that each one holds.

Every refusal names the place (`fases[2].onderdelen[0].minimum`) as field and says in words what is wrong there.
"""

import re
from collections.abc import Callable, Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.fouten import DomainError

FORMULIEREN = ("werknemer", "organisatie")
ZICHTBAARHEID = ("coach", "kandidaat", "allen")
SOORTEN = ("interventie", "activiteit", "instrument")
GERICHT_OP = ("mogelijkheden", "opbouw", "orientatie")
EIGENAREN = ("kandidaat", "coach", "jobhunter", "opdrachtgever")
KLASSEN = ("licht", "middel", "zwaar")
# What ticks a part by itself: finishing an intake, sending the proposal.
GEBEURTENISSEN = ("intake_werknemer", "intake_organisatie", "voorstel")
# The least that each way of working holds (S4.17), and the words in a key by which a part counts for it.
MINIMUM = {
    "intake": gettext_lazy("intake"),
    "arbeidsmarkt": gettext_lazy("arbeidsmarktoriëntatie"),
    "nazorg": gettext_lazy("nazorg"),
}
_SLEUTEL = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_TAAL = re.compile(r"[a-z]{2,3}")
Keuring = Callable[[str, Any], None]


def check(inhoud: Any) -> None:
    """Raise DomainError for the first thing that is wrong, with its place; a usable sjabloon passes in silence."""
    _object("", inhoud, _SJABLOON, optional={"omschrijving"})
    _check_duur(inhoud["duur"])
    _check_intake(inhoud["intake"])
    _check_fases(inhoud["fases"])
    _check_minimum(inhoud)


def counts_as(row: dict[str, Any]) -> str:
    """For which part of the minimum a phase or part counts: what it says itself, else what its key says."""
    if row.get("telt_als"):
        return str(row["telt_als"])
    return next((name for name in MINIMUM if name in row["sleutel"]), "")


def _check_minimum(inhoud: dict[str, Any]) -> None:
    present = {counts_as(row) for fase in inhoud["fases"] for row in (fase, *fase["onderdelen"])}
    missing = [str(words) for name, words in MINIMUM.items() if name not in present]
    if missing:
        text = _(
            "Dit sjabloon heeft geen %(wat)s. Elk sjabloon bevat een intake, arbeidsmarktoriëntatie en nazorg, want "
            "zonder die drie is een traject niet volledig. Voeg een onderdeel toe."
        )
        raise DomainError("minimum", text % {"wat": _(" en geen ").join(missing)}, veld="fases")


def _check_duur(duur: dict[str, Any]) -> None:
    if not duur["min_weken"] <= duur["standaard_weken"] <= duur["max_weken"]:
        _refuse("duur.standaard_weken", _("ligt niet tussen het kortste en het langste aantal weken."))


def _check_intake(intake: dict[str, Any]) -> None:
    if "werknemer" not in intake["formulieren"]:
        text = _("Dit sjabloon heeft geen intake met de werknemer. Voeg het formulier werknemer toe.")
        raise DomainError("minimum", text, veld="intake.formulieren")
    rows = intake["domeinen"]
    _unique("intake.domeinen", [(row["formulier"], row["sleutel"]) for row in rows])
    for form in intake["formulieren"]:
        if not any(row["formulier"] == form for row in rows):
            _refuse("intake.domeinen", _("heeft geen vragen voor het formulier %(naam)s.") % {"naam": form})


def _check_fases(fases: list[dict[str, Any]]) -> None:
    _unique("fases", [fase["sleutel"] for fase in fases])
    for place, fase in enumerate(fases):
        for part in ("onderdelen", "activiteiten"):
            _unique(f"fases[{place}].{part}", [row["sleutel"] for row in fase.get(part, [])])
        for number, row in enumerate(fase.get("activiteiten", [])):
            if row.get("optioneel") and not (row.get("reden") and row.get("prijs") is not None):
                where = f"fases[{place}].activiteiten[{number}].optioneel"
                _refuse(where, _("vraagt een prijs en een reden: het is een keuze die geld kost."))


def _unique(where: str, keys: list[Any]) -> None:
    twice = next((key for place, key in enumerate(keys) if key in keys[:place]), None)
    if twice is not None:
        name = " ".join(twice) if isinstance(twice, tuple) else twice
        _refuse(
            where, _("heeft de sleutel “%(naam)s” twee keer. Geef elk een eigen sleutel.") % {"naam": name}
        )


def _refuse(where: str, words: str) -> None:
    raise DomainError("vorm", f"{_in_words(where)} {words}", veld=where or None)


def _in_words(where: str) -> str:
    """`fases[2].onderdelen[0].minimum` as `Fase 3, onderdeel 1, minimum`."""
    if not where:
        return _("Het sjabloon")
    parts = []
    for part in where.split("."):
        name, _bracket, place = part.partition("[")
        one = {"fases": _("fase"), "onderdelen": _("onderdeel"), "activiteiten": _("activiteit"),
               "domeinen": _("vraag")}.get(name, name)  # fmt: skip
        parts.append(f"{one} {int(place[:-1]) + 1}" if place else name.replace("_", " ")[:60])
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _object(where: str, value: Any, form: dict[str, Keuring], optional: Collection[str] = ()) -> None:
    if not isinstance(value, dict):
        _refuse(where, _("is geen groep van gegevens."))
    prefix = where + "." if where else ""
    for name in form:
        if name in value:
            form[name](prefix + name, value[name])
        elif name not in optional:
            _refuse(prefix + name, _("ontbreekt."))
    for name in value:
        if name not in form:
            _refuse(prefix + str(name), _("is geen bekend gegeven van een sjabloon. Controleer de spelling."))


def _group(form: dict[str, Keuring], *optional: str) -> Keuring:
    return lambda where, value: _object(where, value, form, optional)


def _list_of(each: Keuring, least: int = 1, most: int = 60) -> Keuring:
    def run(where: str, value: Any) -> None:
        if not isinstance(value, list):
            _refuse(where, _("is geen lijst."))
        if not least <= len(value) <= most:
            text = _("heeft %(aantal)s regels; het moeten er %(van)s tot en met %(tot)s zijn.")
            _refuse(where, text % {"aantal": len(value), "van": least, "tot": most})
        for place, row in enumerate(value):
            each(f"{where}[{place}]", row)

    return run


def _set_of(each: Keuring) -> Keuring:
    def run(where: str, value: Any) -> None:
        _list_of(each)(where, value)
        _unique(where, value)

    return run


def _number(least: float, most: float, *, whole: bool = True) -> Keuring:
    def run(where: str, value: Any) -> None:
        right = isinstance(value, int) or (not whole and isinstance(value, float))
        if isinstance(value, bool) or not right or not least <= value <= most:
            text = _("moet een heel getal zijn van %(van)s tot en met %(tot)s.") if whole else _(
                "moet een getal zijn van %(van)s tot en met %(tot)s."
            )  # fmt: skip
            _refuse(where, text % {"van": least, "tot": most})

    return run


def _text(most: int, least: int = 1) -> Keuring:
    def run(where: str, value: Any) -> None:
        if not isinstance(value, str):
            _refuse(where, _("is geen tekst."))
        if len(value.strip()) < least:
            _refuse(where, _("is leeg. Vul iets in."))
        if len(value) > most:
            _refuse(where, _("is te lang: hooguit %(tot)s tekens.") % {"tot": most})

    return run


def _one_of(choices: Collection[str]) -> Keuring:
    def run(where: str, value: Any) -> None:
        if value not in choices:
            _refuse(where, _("is onbekend. Kies uit: %(keuzes)s.") % {"keuzes": ", ".join(choices)})

    return run


def _pattern(form: re.Pattern[str], words: Any) -> Keuring:
    def run(where: str, value: Any) -> None:
        if not isinstance(value, str) or not form.fullmatch(value):
            _refuse(where, str(words))

    return run


def _ja_nee(where: str, value: Any) -> None:
    if not isinstance(value, bool):
        _refuse(where, _("moet ja of nee zijn."))


def _rising(where: str, value: Any) -> None:
    _list_of(_number(1, 24), most=12)(where, value)
    if value != sorted(set(value)):
        _refuse(where, _("moet oplopen, met elke maand één keer."))


_sleutel = _pattern(
    _SLEUTEL, gettext_lazy("is geen sleutel: alleen kleine letters, cijfers, streepjes, hooguit 60 tekens.")
)
_telt_als = _one_of(("", *MINIMUM))
_ONDERDEEL: dict[str, Keuring] = {
    "sleutel": _sleutel, "naam": _text(200), "verplicht": _ja_nee, "minimum": _number(1, 20), "telt_als": _telt_als,
    "bij": _one_of(("", *GEBEURTENISSEN)), "hulp": _text(500, 0),
}  # fmt: skip
_ACTIVITEIT: dict[str, Keuring] = {
    "sleutel": _sleutel, "naam": _text(200), "soort": _one_of(SOORTEN), "gericht_op": _one_of(GERICHT_OP),
    "eigenaar": _one_of(EIGENAREN), "helper": _text(150, 0), "uren": _number(0, 999, whole=False),
    "prijs": _number(0, 99_999, whole=False), "optioneel": _ja_nee, "standaard": _ja_nee, "reden": _text(300, 0),
    "hulp": _text(500, 0),
}  # fmt: skip
_SLUITEN: dict[str, Keuring] = {
    "verplichte_onderdelen": _ja_nee, "keuze_kandidaat": _ja_nee, "woorden_kandidaat": _ja_nee, "afwijken_mag": _ja_nee,
}  # fmt: skip
_FASE: dict[str, Keuring] = {
    "sleutel": _sleutel, "naam": _text(150), "naam_kandidaat": _text(150, 0), "uitleg": _text(600, 0),
    "telt_als": _telt_als,
    "onderdelen": _list_of(_group(_ONDERDEEL, "verplicht", "minimum", "telt_als", "bij", "hulp")),
    "activiteiten": _list_of(
        _group(_ACTIVITEIT, "helper", "uren", "prijs", "optioneel", "standaard", "reden", "hulp"), least=0
    ),
    "sluiten": _group(_SLUITEN, *_SLUITEN),
}  # fmt: skip
_DOMEIN: dict[str, Keuring] = {
    "sleutel": _sleutel, "naam": _text(150), "formulier": _one_of(FORMULIEREN), "verplicht": _ja_nee,
    "zichtbaarheid": _one_of(ZICHTBAARHEID), "hulp": _text(500, 0),
}  # fmt: skip
_KLASSE: dict[str, Keuring] = {
    "uren": _number(0, 999, whole=False), "ritme_dagen": _number(1, 90), "prijs": _number(0, 999_999, whole=False),
}  # fmt: skip
_SJABLOON: dict[str, Keuring] = {
    "sleutel": _sleutel,
    "naam": _text(150),
    "versie": _number(1, 9999),
    "omschrijving": _text(600, 0),
    "vrije_volgorde": _ja_nee,
    "talen": _set_of(_pattern(_TAAL, gettext_lazy("is geen taalcode, zoals nl of en."))),
    "duur": _group(
        {"standaard_weken": _number(1, 208), "min_weken": _number(1, 208), "max_weken": _number(1, 208)}
    ),
    "voorstel": _group(
        {"naam": _text(80), "dagen": _number(1, 60), "soort": _one_of(("kalender", "werkdagen"))}, "naam"
    ),
    "rapportage": _group({"dagen": _number(7, 182)}),
    "nazorg": _group({"anker": _one_of(("plaatsing", "evaluatiegesprek")), "maanden": _rising}),
    "intake": _group(
        {
            "formulieren": _set_of(_one_of(FORMULIEREN)),
            "domeinen": _list_of(_group(_DOMEIN, "verplicht", "hulp")),
        }
    ),
    "fases": _list_of(
        _group(_FASE, "naam_kandidaat", "uitleg", "telt_als", "activiteiten", "sluiten"), most=20
    ),
    "complexiteit": _group({name: _group(_KLASSE) for name in KLASSEN}),
}
