"""The content of a profile in words, part by part: for the PDF, for reading on screen, and for what is shared."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel.opmaak import MAANDEN, datum_tijd, lange_datum
from wissel.profielen import onderdelen
from wissel.profielen.models import Deel, Persoonsprofiel, Profielstandpunt


@dataclass(frozen=True, slots=True)
class Tekst:
    """Words under a name; without a name they stand by themselves."""

    label: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: what it is, a short line of facts under it, longer words, and a mark such as "bevestigd"."""

    naam: str
    onder: str
    teksten: tuple[Tekst, ...]
    merk: str = ""


@dataclass(frozen=True, slots=True)
class Groep:
    """Lines that belong together inside a part, such as the qualities among the skills."""

    titel: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Sectie:
    """One part. `geen` means that somebody said there is nothing here."""

    deel: str
    titel: str
    uitleg: str
    groepen: tuple[Groep, ...]
    geen: bool

    @property
    def leeg(self) -> bool:
        return not any(each.regels for each in self.groepen)


def sections(inhoud: Mapping[str, Any], delen: Iterable[str] = ()) -> tuple[Sectie, ...]:
    """All parts that say something or of which is said that there is nothing, in reading order, in the active language.

    With `delen` only those, and then also when they are empty.
    """
    wanted = set(delen)
    found = [_section(Deel(deel), inhoud) for deel in Deel.values if not wanted or deel in wanted]
    return tuple(each for each in found if wanted or each.geen or not each.leeg)


def dutch_sections(inhoud: Mapping[str, Any]) -> tuple[Sectie, ...]:
    with override("nl"):
        return sections(inhoud)


def answer(row: Persoonsprofiel) -> str:
    """What the kandidaat said about this version, in one Dutch sentence; empty before an answer."""
    given = (
        Profielstandpunt.objects.filter(bureau_id=row.bureau_id, profiel=row)
        .order_by("-gegeven_op", "-id")
        .first()
    )
    if given is None:
        return ""
    with override("nl"):
        said = f"{given.get_antwoord_display()}, {datum_tijd(given.gegeven_op)}"
    return f"{said}: {given.tekst}" if given.tekst else said


def ended(van: str, tot: str, loopt: bool) -> str:
    """As `period`, for an education: of one that only has an end, the year is when it was done."""
    return month(tot) if tot and not van and not loopt else period(van, tot, loopt)


def period(van: str, tot: str, loopt: bool) -> str:
    """`maart 2015 – heden`, or what is known of it."""
    first, last = month(van), _("heden") if loopt else month(tot)
    if first and last:
        return first if first == last else f"{first} – {last}"
    if last and not loopt:
        return _("tot %(tot)s") % {"tot": last}
    return _("vanaf %(van)s") % {"van": first} if first else last


def month(value: str) -> str:
    """ "2015-03" as `maart 2015`; a year stays a year."""
    if len(value) != 7:
        return value
    return f"{MAANDEN[_language()][int(value[5:]) - 1]} {value[:4]}"


def label(choices: onderdelen.Keuzes, key: str) -> str:
    """A choice in words, without the explanation after the colon."""
    found = next((str(text) for each, text in choices if each == key), key)
    return found.split(":")[0]


def _language() -> str:
    from django.utils.translation import get_language

    return "en" if (get_language() or "nl").startswith("en") else "nl"


def _section(deel: Deel, inhoud: Mapping[str, Any]) -> Sectie:
    geen = deel in inhoud["geen"]
    explained = {
        Deel.WENS: _("Dit zijn wensen. Zij bepalen niet welk werk passend is."),
        Deel.BELEMMERING: _("In woorden over werk: wat vraagt aandacht, en wat helpt."),
    }
    if onderdelen.is_list(deel):
        groups = _groups(deel, inhoud["regels"].get(deel, []))
    else:
        lines = _SHEETS[deel](inhoud["bladen"].get(deel, {}))
        groups = (Groep("", tuple(lines)),)
    return Sectie(deel, str(deel.label), str(explained.get(deel, "")), groups, geen)


def _groups(deel: Deel, rows: list[Mapping[str, Any]]) -> tuple[Groep, ...]:
    if deel not in {Deel.VAARDIGHEID, Deel.WENS}:
        return (Groep("", tuple(line(deel, row) for row in rows)),)
    several = {
        "vaardigheid": _("Vaardigheden"), "kwaliteit": _("Kwaliteiten"), "competentie": _("Competenties"),
        "ambitie": _("Ambities"), "wens": _("Wensen"), "voorkeur": _("Voorkeuren"),
    }  # fmt: skip
    found = []
    for key, _words in onderdelen.SOORTEN[deel]:
        own = tuple(line(deel, row) for row in rows if row["soort"] == key)
        if own:
            found.append(Groep(several[key], own))
    return tuple(found)


def line(deel: str, row: Mapping[str, Any]) -> Regel:
    """One line of a part in words."""
    if deel == Deel.OPLEIDING:
        until = row.get("geldig_tot")
        valid = _("geldig tot %(dag)s") % {"dag": lange_datum(dt.date.fromisoformat(until))} if until else ""
        paper = label(onderdelen.DIPLOMA, row["diploma"]).split(",")[-1].strip() if row["diploma"] else ""
        when = ended(row["van"], row["tot"], row["loopt"])
        facts = (label(onderdelen.NIVEAUS, row["niveau"]), row["waar"], when, paper, valid)
        return Regel(row["naam"], _joined(facts), _texts(("", row["toelichting"])))
    if deel == Deel.ERVARING:
        kind = label(onderdelen.ERVARING_SOORTEN, row["soort"]) if row["soort"] != "betaald" else ""
        words = _texts((_("Taken"), row["taken"]), (_("Wat ik daar kon"), row["kon"]))
        return Regel(row["naam"], _joined((row["waar"], _when(row), kind)), words)
    if deel == Deel.TAAL:
        named = ((_("spreken"), "spreken"), (_("lezen"), "lezen"), (_("schrijven"), "schrijven"))
        levels = tuple(f"{word} {_level(row[key])}" for word, key in named if row[key])
        return Regel(row["naam"], _joined(levels), ())
    if deel == Deel.VAARDIGHEID:
        proof = tuple(_proof(each) for each in row.get("bewijs", ()))
        words = _texts(("", row["toelichting"]), (_("Blijkt uit"), "\n".join(filter(None, proof))))
        return Regel(row["naam"], "", words, _("bevestigd door de coach") if row.get("bevestigd") else "")
    return Regel(
        row["naam"], "", _texts((_("Wat helpt") if deel == Deel.BELEMMERING else "", row["toelichting"]))
    )


def _level(key: str) -> str:
    words = label(onderdelen.TAALNIVEAUS, key)
    return words.lower() if key in {"moedertaal", "geen"} else words


def _proof(each: Mapping[str, Any]) -> str:
    if each["soort"] == "voorbeeld":
        return str(each["tekst"])
    name = each["naam"] or _("een papier")
    return f"{name}: {each['tekst']}" if each["tekst"] else str(name)


def _when(row: Mapping[str, Any]) -> str:
    return period(row["van"], row["tot"], row["loopt"])


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _texts(*pairs: tuple[str, str]) -> tuple[Tekst, ...]:
    return tuple(Tekst(name, text) for name, text in pairs if text)


def _digital(sheet: Mapping[str, Any]) -> list[Regel]:
    found = [
        Regel(str(words), label(onderdelen.DIGITAAL_NIVEAUS, sheet[key]), ())
        for key, words in onderdelen.DIGITAAL_ZAKEN
        if sheet.get(key)
    ]
    return found + _note(sheet)


def _transport(sheet: Mapping[str, Any]) -> list[Regel]:
    minutes = sheet.get("reistijd")
    rows = (
        (_("Rijbewijs"), ", ".join(sheet.get("rijbewijzen", ()))),
        (_("Vervoer"), _chosen(onderdelen.MIDDELEN, sheet.get("middelen", ()))),
        (_("Reistijd, enkele reis"), _("hooguit %(n)s minuten") % {"n": minutes} if minutes else ""),
    )
    return [Regel(name, value, ()) for name, value in rows if value] + _note(sheet)


def _availability(sheet: Mapping[str, Any]) -> list[Regel]:
    least, most = sheet.get("uren_van"), sheet.get("uren_tot")
    hours = (
        _("%(van)s tot %(tot)s uur") % {"van": least, "tot": most} if least and most and least != most else ""
    )
    hours = hours or (_("%(n)s uur") % {"n": most or least} if most or least else "")
    since = sheet.get("vanaf")
    rows = (
        (_("Uren per week"), hours.replace(".", ",")),
        (_("Dagen"), _chosen(onderdelen.DAGEN, sheet.get("dagen", ()))),
        (_("Delen van de dag"), _chosen(onderdelen.DAGDELEN, sheet.get("dagdelen", ()))),
        (_("Vanaf"), lange_datum(dt.date.fromisoformat(since)) if since else ""),
    )
    return [Regel(name, value, ()) for name, value in rows if value] + _note(sheet)


def _chances(sheet: Mapping[str, Any]) -> list[Regel]:
    names = {"vinden": _("Werk vinden"), "verkrijgen": _("Werk krijgen"), "behouden": _("Werk houden")}
    return [Regel(name, "", _texts(("", sheet[key]))) for key, name in names.items() if sheet.get(key)]


def _note(sheet: Mapping[str, Any]) -> list[Regel]:
    text = sheet.get("toelichting")
    return [Regel(_("Toelichting"), "", _texts(("", text)))] if text else []


def _chosen(choices: onderdelen.Keuzes, keys: Iterable[str]) -> str:
    own = set(keys)
    return ", ".join(str(words) for key, words in choices if key in own)


_SHEETS = {
    Deel.DIGITAAL: _digital, Deel.VERVOER: _transport, Deel.BESCHIKBAARHEID: _availability, Deel.KANSEN: _chances,
}  # fmt: skip
