"""For reading: one occupation with its names, which lists there are, and one vacancy with what it asks."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from wissel.arbeidsmarkt.eisnamen import EENHEDEN, PRECIEZER
from wissel.arbeidsmarkt.lijsten.isco import group_name
from wissel.arbeidsmarkt.models import Beroep, Beroepenlijst, Stand, Vacature, VacatureEis

Waarde = bool | int | float | str | None
DIENSTVELDEN = {"avond": "evening", "nacht": "night", "weekend": "weekend", "ploegen": "shift"}


@dataclass(frozen=True, slots=True)
class Beroepsblad:
    """An occupation as it stands in its list; `namen` are its other names."""

    id: uuid.UUID
    naam: str
    isco: str
    groep: str
    omschrijving: str
    bron: str
    versie: str
    namen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lijsten:
    """How many occupations there are, and whether official lists were read in."""

    beroepen: int
    esco: bool


def describe(beroep_id: uuid.UUID) -> Beroepsblad | None:
    """The occupation, or None when it does not exist."""
    row = Beroep.objects.filter(pk=beroep_id).first()
    if row is None:
        return None
    names = row.namen.exclude(naam=row.naam).order_by("id").values_list("naam", flat=True)
    return Beroepsblad(
        row.pk, row.naam, row.isco, group_name(row.isco), row.omschrijving,
        str(row.get_bron_display()), row.versie, tuple(names),
    )  # fmt: skip


def lists() -> Lijsten:
    """What can be searched in now."""
    esco = Beroepenlijst.objects.filter(soort="esco", klaar=True).exists()
    return Lijsten(Beroep.objects.count(), esco)


@dataclass(frozen=True, slots=True)
class Eis:
    """One demand. `stand` is gesteld, niet or onbekend; `waarde` a number or word where the field has one.

    `herkomst` is mens (a person confirmed or corrected), veld (a field of the vacancy) or tekst (read by rules).
    `veld` is a field of the reader; `wissel.belastbaarheid.eisen.of_vacancy(veld, waarde)` makes items of it: give it
    `waarde`, which is True or False for fields without a number.
    """

    veld: str
    stand: Stand
    waarde: Waarde
    eenheid: str
    woorden: str
    herkomst: str
    bevestigd_op: dt.datetime | None = None
    aanpasbaar: bool = False


@dataclass(frozen=True, slots=True)
class Vacatureblad:
    """A vacancy as it stands now. Empty or None = not stated. Hours a week; wage per `loon_per`, not converted."""

    id: uuid.UUID
    bureau_id: uuid.UUID
    titel: str
    werkgever_naam: str
    plaats: str
    pc4: str
    uren_min: Decimal | None
    uren_max: Decimal | None
    dagen: tuple[str, ...]
    diensten: tuple[str, ...]
    loon_van: Decimal | None
    loon_tot: Decimal | None
    loon_per: str
    beroep_id: uuid.UUID | None
    tekst: str
    url: str
    bron_id: uuid.UUID | None
    toegevoegd_door_rol: str
    gezien_op: dt.datetime
    gesloten_op: dt.datetime | None
    gewijzigd_op: dt.datetime
    versie: int


def sheet(vacature: Vacature) -> Vacatureblad:
    """The row as a frozen sheet."""
    row = vacature
    return Vacatureblad(
        row.pk, row.bureau_id, row.titel, row.werkgever_naam, row.plaats, row.pc4, row.uren_min, row.uren_max,
        tuple(row.dagen), tuple(row.diensten), row.loon_van, row.loon_tot, row.loon_per, row.beroep_id, row.tekst,
        row.url, row.bron_id, row.toegevoegd_door_rol, row.gezien_op, row.gesloten_op, row.gewijzigd_op, row.versie,
    )  # fmt: skip


def demands(vacature_id: uuid.UUID) -> dict[str, Eis]:
    """What a vacancy asks, by field: a person's word, else a field of the vacancy, else its text. Absent = unknown."""
    row = Vacature.objects.filter(pk=vacature_id).first()
    if row is None:
        return {}
    return merge(row, VacatureEis.objects.filter(vacature_id=vacature_id))


def merge(row: Vacature, confirmed: Iterable[VacatureEis]) -> dict[str, Eis]:
    """The demands of a row that is at hand already; a field that a person set to unknown is absent."""
    found = {**_read(row), **_fields(row)}
    for each in confirmed:
        found.pop(each.veld, None)
        if each.stand == Stand.ONBEKEND:
            continue
        value = False if each.stand == Stand.NIET else True if each.waarde is None else each.waarde
        found[each.veld] = Eis(
            each.veld,
            Stand(each.stand),
            value,
            str(EENHEDEN.get(each.veld, "")),
            each.woorden,
            "mens",
            each.bevestigd_op,
            each.aanpasbaar,
        )
    return _without_vague(found)


def _without_vague(found: dict[str, Eis]) -> dict[str, Eis]:
    """A number from a person stands for the word on the same thing, unless a person said that too."""
    for exact, vague in PRECIEZER.items():
        if exact in found and vague in found and found[exact].herkomst == "mens" != found[vague].herkomst:
            del found[vague]
    return found


def _read(row: Vacature) -> dict[str, Eis]:
    """`gelezen` is {veld: [waarde, woorden]}."""
    return {
        veld: Eis(
            veld,
            Stand.NIET if value is False else Stand.GESTELD,
            value,
            str(EENHEDEN.get(veld, "")),
            words,
            "tekst",
        )
        for veld, (value, words) in row.gelezen.items()
    }


def _fields(row: Vacature) -> dict[str, Eis]:
    """Hours and shifts that stand in fields of their own."""
    found: dict[str, Eis] = {}
    for veld, hours in (("hours_min", row.uren_min), ("hours_max", row.uren_max)):
        if hours is not None:
            found[veld] = Eis(veld, Stand.GESTELD, float(hours), str(EENHEDEN[veld]), "", "veld")
    for dienst, veld in DIENSTVELDEN.items():
        if dienst in row.diensten:
            found[veld] = Eis(veld, Stand.GESTELD, True, "", "", "veld")
    return found


def sheets(
    rows: QuerySet[Vacature], *, after: tuple[dt.datetime, uuid.UUID] | None = None, step: int = 2000
) -> Iterator[tuple[Vacatureblad, dict[str, Eis]]]:
    """All vacancies of a queryset in the order of their last change, with their demands, in steps by keyset.

    Closed ones come along with their `gesloten_op`, so that an index can take them out. `after` is the last change
    and id that were read before.
    """
    ordered = rows.order_by("gewijzigd_op", "id")
    while True:
        here = ordered
        if after is not None:
            later = Q(gewijzigd_op__gt=after[0]) | Q(gewijzigd_op=after[0], id__gt=after[1])
            here = ordered.filter(later, gewijzigd_op__gte=after[0])
        batch = list(here[:step])
        said: dict[uuid.UUID, list[VacatureEis]] = {}
        for each in VacatureEis.objects.filter(vacature_id__in=[row.pk for row in batch]) if batch else ():
            said.setdefault(each.vacature_id, []).append(each)
        for row in batch:
            yield sheet(row), merge(row, said.get(row.pk, ()))
        if len(batch) < step:
            return
        after = (batch[-1].gewijzigd_op, batch[-1].pk)
