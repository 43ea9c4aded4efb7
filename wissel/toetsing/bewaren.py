"""Sections whose room does not exist yet: kept word for word per dossier, and given back unchanged."""

import hashlib
import json
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.sleutels import decrypt_text, encrypt_text
from wissel.dossiers.models import BewaardeSectie, Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record, record_look

BELASTBAARHEID = "belastbaarheid"
HERKOMST = "_herkomst"


def canonical(value: Any) -> str:
    """The one text of a JSON value."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def keep(*, dossier: Dossier, sectie: str, inhoud: Any, by: Actor) -> bool:
    """Keep a section as it came. False when it was kept so already."""
    row = BewaardeSectie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, sectie=sectie).first()
    digest = sha256(inhoud)
    if row is not None and row.sha256 == digest:
        return False
    values = {"inhoud": _closed(dossier, sectie, inhoud), "sha256": digest, "op": klok.now()}
    if row is None:
        row = BewaardeSectie.objects.create(
            bureau_id=dossier.bureau_id, dossier=dossier, sectie=sectie, **values
        )
    else:
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
    if sectie != HERKOMST:
        record(by, "sectie_bewaard", dossier=dossier, onderwerp=row, categorie=_category(sectie))
    return True


def drop(*, dossier: Dossier, sectie: str, by: Actor) -> bool:
    """Let go of a section that its source no longer states. False when there was none."""
    row = BewaardeSectie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, sectie=sectie).first()
    if row is None:
        return False
    record(by, "sectie_weggehaald", dossier=dossier, onderwerp=row, categorie=_category(sectie))
    row.delete()
    return True


def kept_sha256(dossier: Dossier, sectie: str) -> str:
    """The hash of what is kept of a section; empty when nothing is."""
    rows = BewaardeSectie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, sectie=sectie)
    return rows.values_list("sha256", flat=True).first() or ""


def kept(dossier: Dossier, sectie: str) -> Any:
    """What is kept of one section, or None. Not for belastbaarheid, which leaves by `kept_for_export` only."""
    row = BewaardeSectie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, sectie=sectie).first()
    if row is None or sectie == BELASTBAARHEID:
        return None
    return row.inhoud


def kept_for_export(dossier: Dossier, *, by: Actor) -> dict[str, Any]:
    """Every section as it came. That belastbaarheid leaves is logged first, as an act of its own.

    Raises DomainError when a section is no longer what came in.
    """
    found = {}
    rows = BewaardeSectie.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).exclude(
        sectie=HERKOMST
    )
    for row in rows.order_by("sectie"):
        if row.sectie == BELASTBAARHEID:
            record_look(by, "belastbaarheid_uitgevoerd", dossier=dossier, onderwerp=row, categorie="D1")
        value = _opened(dossier, row)
        if sha256(value) != row.sha256:
            text = f"Sectie {row.sectie} van dossier {dossier.nummer} is niet meer wat is ingelezen (sha256)."
            raise DomainError("sectie_veranderd", text)
        found[row.sectie] = value
    return found


def _closed(dossier: Dossier, sectie: str, inhoud: Any) -> Any:
    if sectie != BELASTBAARHEID:
        return inhoud
    return {"versleuteld": encrypt_text(canonical(inhoud), context=f"{BELASTBAARHEID} {dossier.pk}")}


def _opened(dossier: Dossier, row: BewaardeSectie) -> Any:
    if row.sectie != BELASTBAARHEID:
        return row.inhoud
    return json.loads(decrypt_text(row.inhoud["versleuteld"], context=f"{BELASTBAARHEID} {dossier.pk}"))


def _category(sectie: str) -> str:
    return "D1" if sectie == BELASTBAARHEID else "C"
