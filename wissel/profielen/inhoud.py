"""The content of a persoonsprofiel as plain data: taken from the working profile, hashed, shared in part, compared."""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wissel.profielen.models import Deel, Profieldeel, Profielregel, Vaardigheidsbewijs
from wissel.profielen.onderdelen import REGELVELDEN, is_filled, is_list

VORM = 1


@dataclass(frozen=True, slots=True)
class Rijen:
    """The rows of a working profile: parts by name, lines in reading order, and evidence by line."""

    delen: Mapping[str, Profieldeel]
    regels: tuple[Profielregel, ...]
    bewijzen: Mapping[uuid.UUID, tuple[Vaardigheidsbewijs, ...]]

    def lines(self, deel: str) -> list[Profielregel]:
        """The lines of a part: education and jobs from new to old, the rest as they were written."""
        found = [row for row in self.regels if row.deel == deel]
        if deel in {Deel.OPLEIDING, Deel.ERVARING}:
            found.sort(key=lambda row: (row.loopt, row.tot or row.van, row.van), reverse=True)
        return found


@dataclass(frozen=True, slots=True)
class Verschil:
    """One difference between two versions: part, line, column, what it was and what it is."""

    deel: str
    regel: str
    veld: str
    was: Any
    wordt: Any


def rows_of(
    delen: Iterable[Profieldeel], regels: Iterable[Profielregel], bewijzen: Iterable[Vaardigheidsbewijs]
) -> Rijen:
    """Put rows together; evidence in a line that was taken out is left out."""
    lines = tuple(row for row in regels if row.weg_op is None)
    here = {row.pk for row in lines}
    proof: dict[uuid.UUID, list[Vaardigheidsbewijs]] = {}
    for each in bewijzen:
        if each.regel_id in here and (each.ervaring_id is None or each.ervaring_id in here):
            proof.setdefault(each.regel_id, []).append(each)
    return Rijen({row.deel: row for row in delen}, lines, {key: tuple(each) for key, each in proof.items()})


def load(bureau_id: Any, dossier_id: Any) -> Rijen:
    """The working profile of a dossier, in three queries."""
    own = {"bureau_id": bureau_id, "dossier_id": dossier_id}
    return rows_of(
        Profieldeel.objects.filter(**own),
        Profielregel.objects.filter(**own, weg_op__isnull=True).order_by("volgorde", "id"),
        Vaardigheidsbewijs.objects.filter(**own).select_related("document").order_by("gemaakt_op", "id"),
    )


def content(rijen: Rijen) -> dict[str, Any]:
    """Everything in the profile that the kandidaat agrees with."""
    names = {row.pk: row.naam for row in rijen.regels}
    return {
        "vorm": VORM,
        "geen": [deel for deel in Deel.values if deel in rijen.delen and rijen.delen[deel].geen],
        "bladen": {
            deel: row.inhoud
            for deel in Deel.values
            if (row := rijen.delen.get(deel)) is not None and not is_list(deel) and is_filled(row.inhoud)
        },
        "regels": {
            deel: [_line(row, rijen, names) for row in rijen.lines(deel)]
            for deel in Deel.values
            if is_list(deel)
        },
    }


def _line(row: Profielregel, rijen: Rijen, names: Mapping[uuid.UUID, str]) -> dict[str, Any]:
    found: dict[str, Any] = {"id": str(row.pk), "herkomst": row.herkomst}
    for name in REGELVELDEN[row.deel]:
        value = getattr(row, name)
        found[name] = value.isoformat() if isinstance(value, dt.date) else value
    if row.deel == Deel.VAARDIGHEID:
        found["bevestigd"] = row.bevestigd_op is not None
        found["bewijs"] = [_proof(each, names) for each in rijen.bewijzen.get(row.pk, ())]
    return found


def _proof(row: Vaardigheidsbewijs, names: Mapping[uuid.UUID, str]) -> dict[str, Any]:
    title = names.get(row.ervaring_id, "") if row.ervaring_id else ""
    if row.document is not None:
        title = row.document.titel
    return {
        "id": str(row.pk), "soort": row.soort, "naam": title, "tekst": row.tekst,
        "ervaring": str(row.ervaring_id) if row.ervaring_id else None,
        "document": str(row.document_id) if row.document_id else None,
    }  # fmt: skip


def content_sha256(inhoud: Mapping[str, Any]) -> str:
    text = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def part_of(inhoud: Mapping[str, Any], delen: Iterable[str]) -> dict[str, Any]:
    """Only these parts, and nothing that leads to another one.

    Evidence in a job stays when the part of jobs is shared too; names of papers and where a line came from are left
    out, since none of them is the reader's.
    """
    chosen = [deel for deel in Deel.values if deel in set(delen)]
    jobs = Deel.ERVARING in chosen
    return {
        "vorm": VORM,
        "geen": [deel for deel in inhoud["geen"] if deel in chosen],
        "bladen": {deel: inhoud["bladen"][deel] for deel in chosen if deel in inhoud["bladen"]},
        "regels": {
            deel: [_bare(row, jobs) for row in inhoud["regels"].get(deel, [])]
            for deel in chosen
            if is_list(deel)
        },
    }


def _bare(row: Mapping[str, Any], jobs: bool) -> dict[str, Any]:
    found = {name: value for name, value in row.items() if name not in {"herkomst", "bewijs", "begrip"}}
    if "bewijs" in row:
        found["bewijs"] = [
            {
                "soort": each["soort"],
                "naam": each["naam"] if each["soort"] == "ervaring" else "",
                "tekst": each["tekst"],
            }
            for each in row["bewijs"]
            if each["soort"] != "ervaring" or jobs
        ]
    return found


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Verschil]:
    """What differs, in the order of the parts: sheets by field, lines added, taken out, or changed in a column."""
    found: list[Verschil] = []
    for deel in Deel.values:
        was, now = deel in old["geen"], deel in new["geen"]
        if was != now:
            found.append(Verschil(deel, "", "geen", was, now))
        found += _lines(deel, old, new) if is_list(deel) else _sheet(deel, old, new)
    return found


def _sheet(deel: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Verschil]:
    before, after = old["bladen"].get(deel, {}), new["bladen"].get(deel, {})
    return [
        Verschil(deel, "", name, before.get(name), after.get(name))
        for name in dict.fromkeys([*before, *after])
        if (before.get(name) or None) != (after.get(name) or None)
    ]


def _lines(deel: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Verschil]:
    before = {row["id"]: row for row in old["regels"].get(deel, [])}
    after = {row["id"]: row for row in new["regels"].get(deel, [])}
    found: list[Verschil] = []
    for key, row in after.items():
        if key not in before:
            found.append(Verschil(deel, row["naam"], "regel", None, row["naam"]))
            continue
        found += [
            Verschil(deel, row["naam"], name, before[key].get(name), row.get(name))
            for name in (*REGELVELDEN[deel], "bevestigd", "bewijs")
            if name not in {"begrip"} and before[key].get(name) != row.get(name)
        ]
    gone = [row for key, row in before.items() if key not in after]
    return found + [Verschil(deel, row["naam"], "regel", row["naam"], None) for row in gone]
