"""Judging a zoekprofiel by the rules of regels.toml. More in a profile never makes a rule unknown; unknown is named."""

import datetime as dt
import tomllib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from wissel.opmaak import datum, getal
from wissel.zoekprofielen.toets.beeld import Richtingbeeld, Zoekbeeld
from wissel.zoekprofielen.toets.woorden import ASPECTEN, HOOFDSTUKKEN, IN_ORDE, ZINNEN

ROOD, ORANJE, GROEN = "rood", "oranje", "groen"
_ZWAAR = {ROOD: 2, ORANJE: 1, GROEN: 0}
PAD = Path(__file__).resolve().parent / "regels.toml"


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule: how heavy, who says so, and its bounds when it has any."""

    code: str
    aspect: str
    ernst: str
    gezag: str
    bron: str
    rood: int | None = None
    oranje: int | None = None


@dataclass(frozen=True, slots=True)
class Regels:
    checked_on: dt.date
    vaag: tuple[str, ...]
    regel: dict[str, Regel]

    def bound(self, code: str, kleur: str) -> int:
        """The number of a rule at a colour. Raises KeyError when the data lacks it."""
        value = getattr(self.regel[code], kleur)
        if value is None:
            raise KeyError(f"{code}.{kleur}")
        return int(value)


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding: its colour, why it matters, who says so, what to do, and about which direction if about one."""

    code: str
    aspect: str
    kleur: str
    ernst: str
    zin: str
    doen: str
    gezag: str
    bron: str
    richting: str = ""
    reeks: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Aspect:
    """One side of the profile with its worst colour and its findings, the worst first."""

    sleutel: str
    naam: str
    kleur: str
    zin: str
    bevindingen: tuple[Bevinding, ...]

    @property
    def bronnen(self) -> tuple[tuple[str, str], ...]:
        """Who asks for this, and how strongly it binds, each once."""
        return tuple(dict.fromkeys((each.bron, each.gezag) for each in self.bevindingen))


@dataclass(frozen=True, slots=True)
class Uitslag:
    kleur: str
    aspecten: tuple[Aspect, ...]

    @property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        return tuple(each for aspect in self.aspecten for each in aspect.bevindingen)

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(each.code for each in self.bevindingen)

    @property
    def te_smal(self) -> bool:
        """Whether other directions would help."""
        return any(each.aspect in {"breedte", "wens"} for each in self.bevindingen)


# Code, colour, values for the sentence, the direction it is about; `zin` when another sentence is said.
Vondst = tuple[str, str, dict[str, Any], Richtingbeeld | None]


@lru_cache(maxsize=1)
def rules() -> Regels:
    """The rules as data, checked once: each has its sentences and a known aspect."""
    raw = tomllib.loads(PAD.read_text(encoding="utf-8"))
    found = {row["code"]: Regel(**row) for row in raw["regel"]}
    strange = [code for code, row in found.items() if code not in ZINNEN or row.aspect not in ASPECTEN]
    if strange:
        raise ValueError(f"zoekprofiel-toets: geen zin of aspect bij {', '.join(strange)}")
    return Regels(raw["checked_on"], tuple(raw["vaag"]), found)


def judge(beeld: Zoekbeeld, today: dt.date) -> Uitslag:
    """Every side of a zoekprofiel with its findings."""
    found = [_finding(each) for check in _CHECKS for each in check(beeld, rules(), today)]
    aspects = []
    for key, name in ASPECTEN.items():
        own = sorted((each for each in found if each.aspect == key), key=lambda each: -_ZWAAR[each.kleur])
        colour = own[0].kleur if own else GROEN
        aspects.append(Aspect(key, str(name), colour, "" if own else str(IN_ORDE[key]), tuple(own)))
    worst = max((aspect.kleur for aspect in aspects), key=lambda colour: _ZWAAR[colour])
    return Uitslag(worst, tuple(aspects))


def _finding(vondst: Vondst) -> Bevinding:
    code, colour, values, about = vondst
    rule = rules().regel[code]
    why, what = ZINNEN[values.pop("zin", code)]
    return Bevinding(
        code, rule.aspect, colour, rule.ernst, str(why) % values if values else str(why), str(what), rule.gezag,
        rule.bron, about.naam if about else "", about.reeks if about else None,
    )  # fmt: skip


def _width(beeld: Zoekbeeld, rules_: Regels, today: dt.date) -> Iterator[Vondst]:
    count = len(beeld.richtingen)
    if count == 0:
        yield "geen_richting", ROOD, {}, None
        return
    if count < rules_.bound("te_weinig", ROOD):
        yield "te_weinig", ROOD, {"zin": "een_richting"}, None
    elif count < rules_.bound("te_weinig", ORANJE):
        yield "te_weinig", ORANJE, {"aantal": count}, None
    codes = [each.isco for each in beeld.richtingen]
    if count > 1 and all(codes):
        if len(set(codes)) == 1:
            yield "een_beroepsgroep", ROOD, {}, None
        elif len({code[:2] for code in codes}) == 1:
            yield "een_beroepsgroep", ORANJE, {}, None
    if beeld.loopt_sinds is not None:
        days = (today - beeld.loopt_sinds).days
        for colour in (ROOD, ORANJE):
            if days > rules_.bound("lang_gelijk", colour):
                yield "lang_gelijk", colour, {"dagen": days}, None
                break


def _concrete(beeld: Zoekbeeld, rules_: Regels, today: dt.date) -> Iterator[Vondst]:
    for name, filled in beeld.hoofdstukken.items():
        if not filled:
            yield "hoofdstuk", ROOD, {"wat": str(HOOFDSTUKKEN[name]).lower()}, None
    for row in beeld.richtingen:
        if not row.soorten_werk:
            yield "soorten_werk", ROOD, {}, row
        vague = [text for text in (row.naam, *row.soorten_werk) if _is_vague(text, rules_.vaag)]
        if vague:
            precise = row.beroep or len(vague) <= len(row.soorten_werk)
            yield "vaag", ORANJE if precise else ROOD, {"wat": vague[0]}, row
        if not row.beroep:
            yield "beroep", ORANJE, {}, row
        if not row.plaats.strip():
            yield "plaats", ROOD, {}, row


def _is_vague(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text says nothing: it is such a word, or begins with an empty opening like 'iets met'."""
    plain = " ".join(text.lower().split()).strip(" .,;:-")
    return any(plain == word or (" " in word and plain.startswith(word + " ")) for word in words)


def _wish(beeld: Zoekbeeld, rules_: Regels, today: dt.date) -> Iterator[Vondst]:
    total = len(beeld.richtingen)
    bare = [row for row in beeld.richtingen if row.alleen_wens]
    if total and len(bare) == total:
        yield "alleen_wens", ROOD, {}, None
    elif total and len(bare) * 100 > total * rules_.bound("veel_wens", ORANJE):
        yield "veel_wens", ORANJE, {"aantal": len(bare), "totaal": total}, None
    for row in beeld.richtingen:
        if not row.invoer and not row.alleen_wens:
            yield "geen_steun", ORANJE, {}, row


def _capacity(beeld: Zoekbeeld, rules_: Regels, today: dt.date) -> Iterator[Vondst]:
    stand = beeld.stand
    if stand is None:
        yield "geen_belastbaarheid", ROOD, {}, None
    else:
        if stand.verouderd:
            yield "oude_belastbaarheid", ORANJE, {"dag": datum(stand.datum)}, None
        if beeld.gewijzigd_na:
            late = (today - stand.datum).days > rules_.bound("nieuwere_belastbaarheid", ROOD)
            yield "nieuwere_belastbaarheid", ROOD if late else ORANJE, {"dag": datum(stand.datum)}, None
    for row in beeld.richtingen:
        yield from _fit(row, beeld)


def _fit(row: Richtingbeeld, beeld: Zoekbeeld) -> Iterator[Vondst]:
    if row.passend == "nee":
        yield "past_niet", ROOD, {}, row
    if row.passend == "onbekend" and beeld.stand is not None:
        yield "past_onbekend", ORANJE, {}, row
    fits = row.passend in {"ja", "voorwaarde"}
    if row.tabel is not None and fits:
        if row.tabel.past_niet and row.passend == "ja":
            yield "botsing", ROOD, {"aantal": row.tabel.past_niet}, row
        if not row.tabel.bevestigd:
            yield "niet_bevestigd", ORANJE, {}, row
    if row.tabel is not None and row.tabel.lijkt_niet and not row.tabel.bevestigd and row.passend != "nee":
        yield "lijkt_botsing", ORANJE, {"aantal": row.tabel.lijkt_niet}, row
    can = beeld.stand.uren_week if beeld.stand else None
    if can is not None and row.uren_van is not None and row.uren_van > can and row.passend != "nee":
        colour = ORANJE if row.passend == "voorwaarde" else ROOD
        yield "te_veel_uren", colour, {"uren": getal(row.uren_van), "kan": getal(can)}, row


def _market(beeld: Zoekbeeld, rules_: Regels, today: dt.date) -> Iterator[Vondst]:
    for row in beeld.richtingen:
        if row.vacatures is None or row.vacatures_op is None or not row.vacatures_bron.strip():
            yield "markt_onbekend", ORANJE, {}, row
        if row.vacatures == 0:
            yield "geen_vacatures", ROOD, {}, row
        day = row.vacatures_op
        if day is not None and (today - day).days > rules_.bound("oude_vacatures", ORANJE):
            yield "oude_vacatures", ORANJE, {"dag": datum(day)}, row
        if row.haalbaar == "nee":
            yield "niet_haalbaar", ROOD, {}, row
        elif row.haalbaar == "onbekend" or not row.haalbaar_reden:
            yield "haalbaar_open", ORANJE, {}, row


def _reach(beeld: Zoekbeeld, rules_: Regels, today: dt.date) -> Iterator[Vondst]:
    can = beeld.reistijd_kan
    for row in beeld.richtingen:
        minutes = row.reistijd
        if minutes is None:
            yield "reis_onbekend", ORANJE, {}, row
        elif can is not None and minutes > can:
            yield "verder_dan_kan", ORANJE, {"minuten": minutes, "kan": can}, row
        elif minutes > rules_.bound("ver", ORANJE):
            yield "ver", ORANJE, {"minuten": minutes}, row


_CHECKS: tuple[Callable[[Zoekbeeld, Regels, dt.date], Iterator[Vondst]], ...] = (
    _width, _concrete, _wish, _capacity, _market, _reach,
)  # fmt: skip
