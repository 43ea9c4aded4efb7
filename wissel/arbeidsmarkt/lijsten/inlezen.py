"""Reads lists of occupations into the database: in steps, again from where it stopped, and once is enough."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction

from wissel import klok
from wissel.arbeidsmarkt.lijsten.bestanden import Bestand
from wissel.arbeidsmarkt.lijsten.eigen import MADE_ON, own_list
from wissel.arbeidsmarkt.models import (
    Beroep,
    Beroepenlijst,
    Beroepskenmerk,
    Beroepskoppeling,
    Beroepsnaam,
    Beroepswoord,
)
from wissel.arbeidsmarkt.taal.woorden import EMPTY
from wissel.arbeidsmarkt.zoeken import search_form

STEP = 1000
# Means per occupation; the shares per answer (CXP and the like) are left out.
SCALES = frozenset({"CX", "CT", "IM", "LV", "OI", "IH", "EX"})
Row = tuple[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Tabellen:
    """The tables that occupations are written to; a migration gives them as they were at its time."""

    beroep: Any = Beroep
    naam: Any = Beroepsnaam
    woord: Any = Beroepswoord


@dataclass(slots=True)
class Gelezen:
    """How a file was read: rows in all, rows left out, and the first of those with the reason."""

    rijen: int = 0
    overgeslagen: int = 0
    eerste: str = ""

    def leave_out(self, line: int, why: str) -> None:
        self.overgeslagen += 1
        self.eerste = self.eerste or f"regel {line}: {why}"


def read_file(file: Bestand, told: Callable[[int], object]) -> Gelezen | None:
    """Read one file in and tell after each step how many rows it took; None when it was read before.

    A step and how far it came are one transaction: killed at any moment, the next time goes on after the last step.
    """
    hash_ = file.hash()
    state, _ = Beroepenlijst.objects.get_or_create(
        naam=file.naam, defaults={"hash": hash_, "soort": file.soort, "bijgewerkt_op": klok.now()}
    )
    if state.hash == hash_ and state.klaar:
        return None
    if state.hash != hash_:
        state.hash, state.gelezen, state.klaar = hash_, 0, False
    state.soort = file.soort
    done = Gelezen()
    for step in _steps(itertools.islice(file.rows(), state.gelezen, None)):
        with transaction.atomic():
            _WRITERS[file.soort](step, done)
            state.gelezen += len(step)
            _keep(state)
        told(len(step))
    state.klaar = True
    _keep(state)
    done.rijen = state.gelezen
    return done


@transaction.atomic
def read_own_list(into: Tabellen | None = None) -> int:
    """Bring the own list into the database; returns how many occupations it has."""
    rows = [(each.sleutel, each.namen[0], each.isco, "", each.namen) for each in own_list()]
    _write_occupations(rows, Beroep.Bron.EIGEN, MADE_ON.isoformat(), into or Tabellen())
    return len(rows)


def _keep(state: Beroepenlijst) -> None:
    state.bijgewerkt_op = klok.now()
    state.save()


def _steps(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while step := list(itertools.islice(rows, STEP)):
        yield step


def _esco(rows: Sequence[Row], done: Gelezen) -> None:
    found = {}
    for line, row in rows:
        isco, name = (row["iscoGroup"] or "").strip().zfill(4), (row["preferredLabel"] or "").strip()
        key = (row["conceptUri"] or "").strip()
        if not name or not key:
            done.leave_out(line, "geen naam of sleutel van het beroep")
            continue
        if not isco.isdigit() or len(isco) != 4:
            done.leave_out(line, f"\u201c{isco[:20]}\u201d is geen groep van ISCO-08")
            continue
        others = [each.strip() for each in (row["altLabels"] or "").splitlines()]
        names = tuple(dict.fromkeys(each[:250] for each in (name, *others) if each))
        found[key] = (key[:160], name[:250], isco, row.get("description") or "", names)
    version = max(((row.get("modifiedDate") or "")[:10] for _, row in rows), default="")
    _write_occupations(list(found.values()), Beroep.Bron.ESCO, version, Tabellen())


def _write_occupations(
    rows: Sequence[tuple[str, str, str, str, Sequence[str]]], source: str, version: str, into: Tabellen
) -> None:
    into.beroep.objects.bulk_create(
        [
            into.beroep(sleutel=key, naam=name, isco=isco, omschrijving=text, bron=source, versie=version)
            for key, name, isco, text, _ in rows
        ],
        update_conflicts=True,
        unique_fields=["sleutel"],
        update_fields=["naam", "isco", "omschrijving", "bron", "versie"],
    )
    ids = dict(into.beroep.objects.filter(sleutel__in=[row[0] for row in rows]).values_list("sleutel", "pk"))
    names = [
        into.naam(beroep_id=ids[key], naam=each, zoek=search_form(each))
        for key, _, _, _, names in rows
        for each in names
    ]
    into.naam.objects.filter(beroep__in=ids.values()).delete()
    into.naam.objects.bulk_create(names, batch_size=5000)
    words = {word for name in names for word in name.zoek.replace("|", " ").split()}
    into.woord.objects.bulk_create(
        [into.woord(woord=word) for word in sorted(words) if 2 < len(word) <= 80 and word not in EMPTY],
        ignore_conflicts=True,
        batch_size=5000,
    )


def _crosswalk(rows: Sequence[Row], done: Gelezen) -> None:
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for line, row in rows:
        uri = row.get("esco_uri") or row.get("ESCO or ISCO URI") or ""
        code = row.get("onet_soc") or row.get("O*NET Id") or ""
        kind = row.get("match_type") or row.get("Type of Match") or ""
        if uri and code:
            found[code[:12], uri[:160]] = (kind[:20], line)
    ids = dict(Beroep.objects.filter(sleutel__in={uri for _, uri in found}).values_list("sleutel", "pk"))
    for (_, uri), (_, line) in found.items():
        if uri not in ids and "/occupation/" in uri:
            done.leave_out(line, "het beroep staat niet in de ingelezen lijst van ESCO")
    Beroepskoppeling.objects.bulk_create(
        [
            Beroepskoppeling(onet=code, beroep_id=ids[uri], soort=kind)
            for (code, uri), (kind, _) in found.items()
            if uri in ids
        ],
        update_conflicts=True,
        unique_fields=["onet", "beroep"],
        update_fields=["soort"],
    )


def _onet(rows: Sequence[Row], done: Gelezen) -> None:
    found: dict[tuple[str, str, str], Decimal] = {}
    for line, row in rows:
        element, scale = row.get("Element ID") or "job_zone", row.get("Scale ID") or "JZ"
        if scale not in SCALES and scale != "JZ":
            continue
        told = row.get("Data Value") or row.get("Job Zone") or ""
        try:
            value = Decimal(told)
        except InvalidOperation:
            done.leave_out(line, f"\u201c{told[:20]}\u201d is geen getal")
            continue
        if value.is_finite() and abs(value) < 1000:
            found[(row["O*NET-SOC Code"] or "")[:12], element[:24], scale] = value
    Beroepskenmerk.objects.bulk_create(
        [
            Beroepskenmerk(onet=code, element=element, schaal=scale, waarde=value)
            for (code, element, scale), value in found.items()
        ],
        update_conflicts=True,
        unique_fields=["onet", "element", "schaal"],
        update_fields=["waarde"],
    )


_WRITERS: dict[str, Callable[[Sequence[Row], Gelezen], None]] = {
    "esco": _esco,
    "kruis": _crosswalk,
    "onet": _onet,
}
