"""Seals over the logbook: each holds the hash of a batch of entries and of the seal before it.

Entries are appended without a chain, so that writers never wait for each other. A job seals them in batches; whoever
changes, removes or slips in an entry below a seal is found by `verify` (NEN 7513).
"""

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from wissel import klok
from wissel.logbook.models import LogbookEntry, LogbookSeal

BATCH = 5_000
VELDEN = (
    "id", "at", "soort", "actie", "lidmaatschap_id", "persoon_id", "rol", "dossier_id", "onderwerpen",
    "onderwerp_soort", "categorie", "reden", "verzoek", "ip_hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a check of one bureau found: `fouten` names seals that do not fit, `open` counts entries without a seal."""

    zegels: int
    regels: int
    open: int
    fouten: tuple[str, ...]

    @property
    def klopt(self) -> bool:
        return not self.fouten


@transaction.atomic
def seal(bureau_id: uuid.UUID | str) -> int:
    """Seal what was written since the last seal. Gives how many entries; none while somebody is still writing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_try_advisory_xact_lock(hashtextextended('logboek ' || %s, 0))", [str(bureau_id)]
        )
        (alone,) = cursor.fetchone()
    if not alone:
        return 0
    last = LogbookSeal.objects.filter(bureau_id=bureau_id).order_by("-nummer").first()
    rows = list(_entries(bureau_id, last.tot_en_met if last else 0)[:BATCH])
    if not rows:
        return 0
    before = last.hash if last else ""
    LogbookSeal.objects.create(
        bureau_id=bureau_id, nummer=last.nummer + 1 if last else 1, tot_en_met=rows[-1]["id"], aantal=len(rows),
        vorige=before, hash=_hash(before, rows), at=klok.now(),
    )  # fmt: skip
    return len(rows)


def verify(bureau_id: uuid.UUID | str) -> Uitslag:
    """Compute every seal again from the entries as they stand now."""
    found: list[str] = []
    before, after, number, counted = "", 0, 0, 0
    for row in LogbookSeal.objects.filter(bureau_id=bureau_id).order_by("nummer").iterator():
        number += 1
        entries = list(_entries(bureau_id, after).filter(id__lte=row.tot_en_met))
        if row.nummer != number or row.vorige != before:
            found.append(f"zegel {row.nummer} sluit niet aan op het vorige")
        if len(entries) != row.aantal:
            found.append(
                f"zegel {row.nummer} hoort over {row.aantal} regels te gaan; er zijn er {len(entries)}"
            )
        elif _hash(row.vorige, entries) != row.hash:
            found.append(f"onder zegel {row.nummer} is een regel veranderd")
        before, after, number = row.hash, row.tot_en_met, row.nummer
        counted += len(entries)
    return Uitslag(number, counted, _entries(bureau_id, after).count(), tuple(found))


def _entries(bureau_id: Any, after: int) -> Any:
    return LogbookEntry.objects.filter(bureau_id=bureau_id, id__gt=after).order_by("id").values(*VELDEN)


def _hash(before: str, rows: Iterable[dict[str, Any]]) -> str:
    digest = hashlib.sha256(before.encode())
    for row in rows:
        digest.update(json.dumps(row, sort_keys=True, default=str, separators=(",", ":")).encode())
    return digest.hexdigest()
