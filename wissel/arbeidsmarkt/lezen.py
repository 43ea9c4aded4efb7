"""One occupation for reading: names, group, where it comes from; and which lists are there."""

import uuid
from dataclasses import dataclass

from wissel.arbeidsmarkt.lijsten.isco import group_name
from wissel.arbeidsmarkt.models import Beroep, Beroepenlijst


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
