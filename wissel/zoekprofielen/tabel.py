"""The item table of one direction: what the work usually asks, what is known of it here, and what somebody can."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from wissel.belastbaarheid.lijst import HUIDIG, Lijst, load
from wissel.belastbaarheid.stand import Eis, Oordeel, Regel, Stand, Zekerheid
from wissel.belastbaarheid.vergelijken import compare, punt_words
from wissel.zoekprofielen.models import Puntbevestiging, Richtingeis
from wissel.zoekprofielen.toets import Tabelbeeld


@dataclass(frozen=True, slots=True)
class Puntregel:
    """One item: asked, can, verdict with its sentence, and who said what the work asks."""

    punt: str
    naam: str
    rubriek: str
    gevraagd: str
    kan: str
    oordeel: str
    lijkt: str
    let_op: bool
    zin: str
    zekerheid: str
    bron: str
    datum: dt.date | None
    toelichting: str = ""
    aanpasbaar: bool = False

    @property
    def bevestigd(self) -> bool:
        return self.zekerheid == Zekerheid.BEVESTIGD

    @property
    def rustig(self) -> bool:
        """Whether nobody has to look at it first: only estimated, and the estimate asks nothing that is in doubt."""
        return not self.bevestigd and not self.let_op and self.lijkt == Oordeel.PAST


@dataclass(frozen=True, slots=True)
class Tabel:
    """All items of a direction. `sha256` changes whenever an answer would."""

    regels: tuple[Puntregel, ...]
    sha256: str

    def of(self, *oordelen: str) -> tuple[Puntregel, ...]:
        return tuple(row for row in self.regels if row.oordeel in oordelen)

    def picture(self, *, bevestigd: bool) -> Tabelbeeld:
        """The table in numbers, for the toets."""
        return Tabelbeeld(
            past_niet=len(self.of(Oordeel.PAST_NIET)),
            lijkt_niet=sum(1 for row in self.regels if row.let_op and row.lijkt == Oordeel.PAST_NIET),
            onbekend=len(self.of(Oordeel.ONBEKEND)),
            bevestigd=bevestigd,
        )

    def content(self) -> list[dict[str, Any]]:
        """As it is frozen with an offered version."""
        return [
            {
                "punt": row.punt, "naam": row.naam, "rubriek": row.rubriek, "gevraagd": row.gevraagd, "kan": row.kan,
                "oordeel": row.oordeel, "zin": row.zin, "zekerheid": row.zekerheid, "bron": row.bron,
                "datum": row.datum.isoformat() if row.datum else None, "toelichting": row.toelichting,
                "let_op": row.let_op,
            }
            for row in self.regels
        ]  # fmt: skip


def build(usual: Mapping[str, Eis], eisen: Iterable[Richtingeis], stand: Stand | None) -> Tabel:
    """The table: usual demands, corrected by who knows the work, against the belastbaarheid that holds.

    An item that somebody is limited in and of which nobody said what the work asks stands in it as unknown.
    """
    lijst = load(stand.lijst if stand else HUIDIG)
    own = {row.punt: row for row in eisen}
    asked = {key: eis for key, eis in usual.items() if key in lijst.items}
    for key, row in own.items():
        if key in lijst.items:
            asked[key] = _corrected(row, asked.get(key))
    rows = [_row(rule, own.get(rule.punt)) for rule in compare(asked, stand)]
    rows += _not_asked(lijst, stand, set(asked))
    places = {key: at for at, key in enumerate(lijst.items)}
    rows.sort(key=lambda row: places[row.punt])
    return Tabel(tuple(rows), _sha256(rows, stand))


def _corrected(row: Richtingeis, usual: Eis | None) -> Eis:
    waarde, niveau = row.waarde, row.niveau
    if waarde is None and niveau is None and usual is not None:
        waarde, niveau = usual.waarde, usual.niveau
    return Eis(row.punt, waarde, niveau, Zekerheid.BEVESTIGD, row.bron, row.datum, row.aanpasbaar)


def _row(rule: Regel, own: Richtingeis | None) -> Puntregel:
    eis = rule.eis
    return Puntregel(
        rule.punt, rule.naam, rule.rubriek, rule.gevraagd, rule.kan, rule.oordeel.value, rule.lijkt.value,
        rule.let_op, rule.zin, eis.zekerheid.value if eis else "", eis.bron if eis else "",
        eis.datum if eis else None, own.toelichting if own else "", own.aanpasbaar if own else False,
    )  # fmt: skip


def _not_asked(lijst: Lijst, stand: Stand | None, asked: set[str]) -> list[Puntregel]:
    """Items with a limitation of which nobody said whether this work asks them."""
    found = []
    for key, punt in (stand.punten if stand else {}).items():
        item = lijst.items.get(key)
        if item is None or key in asked or punt.niveau == 0 or item.soort == "kenmerk":
            continue
        words = _("%(punt)s: of dit werk het vraagt is niet bekend. Vraag het na.") % {"punt": item.naam}
        found.append(
            Puntregel(
                key, item.naam, item.rubriek, "", punt_words(item, punt), Oordeel.ONBEKEND.value,
                Oordeel.ONBEKEND.value, True, words, "", "", None,
            )
        )  # fmt: skip
    return found


def _sha256(rows: Iterable[Puntregel], stand: Stand | None) -> str:
    data = [[row.punt, row.gevraagd, row.kan, row.oordeel, row.zekerheid, row.aanpasbaar] for row in rows]
    text = json.dumps([str(stand.id) if stand else None, data], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def last_word(
    rows: Iterable[Puntbevestiging], reeks: uuid.UUID, tabel: Tabel, stand: Stand | None
) -> Puntbevestiging | None:
    """The last word on exactly this table with exactly this belastbaarheid: that it is right, or what is not."""
    if stand is None:
        return None
    said = (
        row
        for row in rows
        if row.reeks == reeks and row.tabel_sha256 == tabel.sha256 and row.belastbaarheid_id == stand.id
    )
    return max(said, key=lambda row: row.op, default=None)


def own_words(waarde: Decimal | None, niveau: int | None, punt: str) -> bool:
    """Whether a demand fits its item: a number where there is a unit, else a level that exists."""
    item = load(HUIDIG).items.get(punt)
    if item is None:
        return False
    if item.eenheid:
        return niveau is None and (waarde is None or waarde >= 0)
    return waarde is None and (niveau is None or 0 <= niveau <= item.laatste)
