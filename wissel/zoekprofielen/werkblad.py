"""One version with everything that belongs to it, read in a fixed number of queries."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wissel.belastbaarheid.stand import Stand
from wissel.zoekprofielen import bronnen, tabel
from wissel.zoekprofielen.models import (
    Nacontrole,
    Puntbevestiging,
    Richting,
    Richtingbron,
    Richtingeis,
    Zoekprofiel,
)
from wissel.zoekprofielen.tabel import Tabel
from wissel.zoekprofielen.toets import Richtingbeeld, Standbeeld, Uitslag, Zoekbeeld, judge
from wissel.zoekprofielen.toets.beeld import INVOER_VAN_DEEL

HOOFDSTUKKEN = ("arbeidsmogelijkheden", "verwervingsmogelijkheden", "hervattingsmogelijkheden")
BEPAALD = ("ja", "voorwaarde")


@dataclass(frozen=True, slots=True)
class Richtingblad:
    """One direction with its sources, its item table and who confirmed exactly that table."""

    rij: Richting
    bronnen: tuple[Richtingbron, ...]
    tabel: Tabel
    gezegd: Puntbevestiging | None

    @property
    def bevestiging(self) -> Puntbevestiging | None:
        """Who stands for this table."""
        return self.gezegd if self.gezegd is not None and self.gezegd.klopt else None

    @property
    def bezwaar(self) -> Puntbevestiging | None:
        """Who said that something in this table is not right."""
        return self.gezegd if self.gezegd is not None and not self.gezegd.klopt else None

    @property
    def invoer(self) -> frozenset[str]:
        """Which of werkervaring, kennis and affiniteit carry it: the three badges (S1.16)."""
        found = {INVOER_VAN_DEEL.get(each.deel, "") for each in self.bronnen}
        return frozenset(found - {""})

    @property
    def soorten_werk(self) -> tuple[str, ...]:
        return lines_of(self.rij.soorten_werk)


@dataclass(frozen=True, slots=True)
class Werkblad:
    profiel: Zoekprofiel
    richtingen: tuple[Richtingblad, ...]
    uitgesloten: tuple[Richtingblad, ...]
    stand: Stand | None
    nagekeken: tuple[Nacontrole, ...]

    @property
    def alle(self) -> tuple[Richtingblad, ...]:
        return (*self.richtingen, *self.uitgesloten)

    def of(self, reeks: uuid.UUID) -> Richtingblad | None:
        return next((each for each in self.alle if each.rij.reeks == reeks), None)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something, each once."""
    found = (" ".join(line.split()).strip(" -•*;,") for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in found if line))


def load(profiel: Zoekprofiel) -> Werkblad:
    """The version as it stands, against the belastbaarheid that holds now. Seven queries, however many directions."""
    own: dict[str, Any] = {"bureau_id": profiel.bureau_id}
    rows = list(Richting.objects.filter(**own, zoekprofiel=profiel).order_by("volgorde", "id"))
    sources = _grouped(
        Richtingbron.objects.filter(**own, richting__zoekprofiel=profiel)
        .select_related("document")
        .order_by("gemaakt_op", "id")
    )
    demands = _grouped(Richtingeis.objects.filter(**own, richting__zoekprofiel=profiel))
    confirmed = list(
        Puntbevestiging.objects.filter(
            **own, dossier_id=profiel.dossier_id, reeks__in=[r.reeks for r in rows]
        )
    )
    looked = tuple(Nacontrole.objects.filter(**own, zoekprofiel=profiel).order_by("op"))
    stand = bronnen.stand_of(profiel.dossier_id)
    sheets = [_sheet(row, sources.get(row.pk, ()), demands.get(row.pk, ()), confirmed, stand) for row in rows]
    return Werkblad(
        profiel,
        tuple(each for each in sheets if not each.rij.uitgesloten_om),
        tuple(each for each in sheets if each.rij.uitgesloten_om),
        stand,
        looked,
    )


def _grouped(rows: Iterable[Any]) -> Mapping[uuid.UUID, list[Any]]:
    found: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.richting_id].append(row)
    return found


def _sheet(
    row: Richting,
    sources: Iterable[Richtingbron],
    demands: Iterable[Richtingeis],
    confirmed: Iterable[Puntbevestiging],
    stand: Stand | None,
) -> Richtingblad:
    table = tabel.build(bronnen.usual_demands(row.isco), demands, stand)
    return Richtingblad(row, tuple(sources), table, tabel.last_word(confirmed, row.reeks, table, stand))


def picture(
    blad: Werkblad, *, reistijd_kan: int | None = None, loopt_sinds: dt.date | None = None
) -> Zoekbeeld:
    """What the toets looks at. `reistijd_kan` is minutes one way from the persoonsprofiel, None when not said."""
    row, stand = blad.profiel, blad.stand
    rests_on = (row.belastbaarheid or {}).get("id")
    return Zoekbeeld(
        richtingen=tuple(direction(each) for each in blad.richtingen),
        stand=Standbeeld(stand.id, stand.datum, stand.verouderd, stand.uren_week) if stand else None,
        hoofdstukken={name: bool(getattr(row, name).strip()) for name in HOOFDSTUKKEN},
        datum=row.aangeboden_op.date() if row.aangeboden_op else None,
        rust_op=uuid.UUID(rests_on) if rests_on else None,
        nagekeken_met=frozenset(each.belastbaarheid_id for each in blad.nagekeken),
        reistijd_kan=reistijd_kan,
        loopt_sinds=loopt_sinds,
    )


def direction(blad: Richtingblad) -> Richtingbeeld:
    row = blad.rij
    return Richtingbeeld(
        reeks=row.reeks, naam=row.naam, isco=row.isco, beroep=bool(row.beroep_sleutel),
        soorten_werk=blad.soorten_werk, herkomst=row.herkomst, invoer=blad.invoer, plaats=row.plaats,
        reistijd=row.reistijd, uren_van=row.uren_van, vacatures=row.vacatures, vacatures_op=row.vacatures_op,
        vacatures_bron=row.vacatures_bron, passend=row.passend, haalbaar=row.haalbaar,
        haalbaar_reden=bool(row.haalbaar_reden.strip()),
        tabel=blad.tabel.picture(bevestigd=blad.bevestiging is not None),
    )  # fmt: skip


def toets(blad: Werkblad, today: dt.date, *, reistijd_kan: int | None = None) -> Uitslag:
    """The zoekprofiel-toets on a version; only a version that holds can be too old."""
    row = blad.profiel
    holds = row.stand == Zoekprofiel.Stand.VASTGESTELD and row.vastgesteld_op is not None
    since = row.vastgesteld_op.date() if holds and row.vastgesteld_op else None
    return judge(picture(blad, reistijd_kan=reistijd_kan, loopt_sinds=since), today)


def changed_after(blad: Werkblad) -> bool:
    """Whether belastbaarheid changed after this version and nobody looked yet (J3-7)."""
    return picture(blad).gewijzigd_na
