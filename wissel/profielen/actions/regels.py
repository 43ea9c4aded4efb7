"""The lines of a profile: adding, changing, taking out and putting back; and parts without lines."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.profielen import onderdelen
from wissel.profielen.actions.hulp import gone, live_line, lock_part, origin, touch
from wissel.profielen.models import Profieldeel, Profielregel

# What counts as the same line when something is taken over from a cv a second time.
ZELFDE = ("naam", "waar", "van", "tot")


@dataclass(frozen=True, slots=True)
class Nieuw:
    """A line to add: its part, its values, and the words of a cv it was taken from."""

    deel: str
    velden: Mapping[str, Any]
    uit_tekst: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def add_line(*, dossier_id: uuid.UUID, deel: str, by: Actor, **velden: Any) -> Profielregel:
    """Add a line. The same form sent twice is one line. Raises DomainError at the field that is wrong."""
    part = lock_part(dossier_id, deel, by)
    if not onderdelen.is_list(deel):
        raise DomainError("deel", _("Dit onderdeel heeft geen regels."))
    values = _whole(deel, velden)
    same = _living(part).filter(**values).first()
    return same or _make(part, values, by, origin(by))


@transaction.atomic
def add_from_cv(*, dossier_id: uuid.UUID, nieuw: Iterable[Nieuw], by: Actor) -> list[Profielregel]:
    """Add the lines a person chose out of a cv, and the driving licences. What is there already is not added again.

    A skill that is there under the same name stays as it is. Gives the lines that were added.
    """
    made: list[Profielregel] = []
    parts: dict[str, Profieldeel] = {}
    for each in nieuw:
        part = parts.get(each.deel) or lock_part(dossier_id, each.deel, by)
        parts[each.deel] = part
        if not onderdelen.is_list(each.deel):
            _merge_sheet(part, each.velden, by)
            continue
        values = _whole(each.deel, each.velden)
        same = {f"{name}__iexact" if name == "naam" else name: values.get(name, "") for name in ZELFDE}
        if each.deel not in {"opleiding", "ervaring"}:
            same = {"naam__iexact": values["naam"]}
        if not _living(part).filter(**same).exists():
            made.append(_make(part, values, by, Profielregel.Herkomst.CV, each.uit_tekst))
    if made:
        record(by, "profiel_uit_cv", dossier=dossier_id, onderwerpen=made, categorie="K")
    return made


@transaction.atomic
def change_line(*, regel_id: uuid.UUID, by: Actor, versie: int | None = None, **velden: Any) -> Profielregel:
    """Change a line. `versie` is what was on screen; Changed tells that somebody else was first, with `nu`.

    A skill that says something else is no longer confirmed: the coach looks again.
    """
    part, row = live_line(regel_id, by)
    cleaned = onderdelen.clean_line(row.deel, velden)
    before = {name: getattr(row, name) for name in cleaned}
    changed = [name for name, value in cleaned.items() if before[name] != value]
    if not changed:
        return row
    onderdelen.check_line(
        row.deel, {name: getattr(row, name) for name in onderdelen.REGELVELDEN[row.deel]} | cleaned
    )
    if versie is not None and versie != row.versie:
        text = _("Iemand anders heeft dit net gewijzigd. Hieronder staat wat er nu staat.")
        raise Changed("gewijzigd", text, nu={name: before[name] for name in changed}, versie=row.versie)
    for name in changed:
        setattr(row, name, cleaned[name])
    if row.bevestigd_op and {"naam", "soort", "toelichting"} & set(changed):
        row.bevestigd_op, row.bevestigd_door = None, None
    _written(row, by)
    touch(part, by)
    record(by, "profielregel_gewijzigd", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def remove_line(*, regel_id: uuid.UUID, by: Actor) -> None:
    """Take a line out; it can be put back. A line that is out already is no error."""
    try:
        part, row = live_line(regel_id, by)
    except Changed:
        return
    row.weg_op = klok.now()
    _written(row, by)
    touch(part, by)
    record(by, "profielregel_weggehaald", dossier=row.dossier_id, onderwerp=row, categorie="K")


@transaction.atomic
def restore_line(*, regel_id: uuid.UUID, by: Actor) -> Profielregel:
    """Put a line back as it was. A line that is there stays as it is."""
    known = (
        Profielregel.objects.filter(bureau_id=by.bureau_id, pk=regel_id)
        .values_list("dossier_id", "deel")
        .first()
    )
    if known is None:
        raise gone()
    part = lock_part(*known, by)
    row = Profielregel.objects.get(bureau_id=by.bureau_id, pk=regel_id)
    if row.weg_op is None:
        return row
    _room_left(part)
    row.weg_op = None
    _written(row, by)
    part.geen = False
    touch(part, by)
    record(by, "profielregel_teruggezet", dossier=row.dossier_id, onderwerp=row, categorie="K")
    return row


@transaction.atomic
def save_sheet(
    *, dossier_id: uuid.UUID, deel: str, inhoud: Mapping[str, Any], by: Actor, versie: int | None = None
) -> Profieldeel:
    """Keep a part without lines. Raises Changed, with what is there now in `nu`, when somebody else was first."""
    part = lock_part(dossier_id, deel, by)
    if onderdelen.is_list(deel):
        raise DomainError("deel", _("Dit onderdeel bestaat uit regels."))
    cleaned = onderdelen.clean_sheet(deel, inhoud)
    before = part.inhoud
    changed = [name for name, value in cleaned.items() if (before.get(name) or None) != (value or None)]
    if not changed:
        return part
    if versie is not None and versie != part.versie:
        text = _("Iemand anders heeft dit net gewijzigd. Hieronder staat wat er nu staat.")
        raise Changed("gewijzigd", text, nu={name: before.get(name) for name in changed}, versie=part.versie)
    part.inhoud = cleaned
    if onderdelen.is_filled(cleaned):
        part.geen = False
    touch(part, by)
    record(by, "profieldeel_gewijzigd", dossier=dossier_id, onderwerp=part, categorie="K")
    return part


@transaction.atomic
def set_none(*, dossier_id: uuid.UUID, deel: str, geen: bool, by: Actor) -> Profieldeel:
    """Say that there is nothing to tell in this part, or take that back. Refused when there is something in it."""
    part = lock_part(dossier_id, deel, by)
    if part.geen == geen:
        return part
    filled = _living(part).exists() if onderdelen.is_list(deel) else onderdelen.is_filled(part.inhoud)
    if geen and filled:
        raise DomainError("gevuld", _("Hier staat al iets. Haal dat eerst weg, of laat het staan."))
    part.geen = geen
    touch(part, by)
    record(by, "profieldeel_gewijzigd", dossier=dossier_id, onderwerp=part, categorie="K")
    return part


def _whole(deel: str, velden: Mapping[str, Any]) -> dict[str, Any]:
    """All values of a new line, checked."""
    empty = {name: False if name == "loopt" else None if name == "geldig_tot" else "" for name in
             onderdelen.REGELVELDEN[deel]}  # fmt: skip
    values = empty | onderdelen.clean_line(deel, velden)
    onderdelen.check_line(deel, values)
    return values


def _make(
    part: Profieldeel, values: dict[str, Any], by: Actor, herkomst: str, words: str = ""
) -> Profielregel:
    place = _room_left(part) + 1
    now = klok.now()
    row = Profielregel(
        bureau_id=by.bureau_id, dossier_id=part.dossier_id, deel=part.deel, volgorde=place, herkomst=herkomst,
        uit_tekst=" ".join(words.split())[:300], geschreven_op=now, geschreven_door_id=by.lidmaatschap_id,
        gewijzigd_op=now, gewijzigd_rol=by.rol, gewijzigd_door_id=by.lidmaatschap_id, **values,
    )  # fmt: skip
    row.save(force_insert=True)
    part.geen = False
    touch(part, by)
    record(by, "profielregel_toegevoegd", dossier=part.dossier_id, onderwerp=row, categorie="K")
    return row


def _room_left(part: Profieldeel) -> int:
    """The last place in use. Raises DomainError when the part is full."""
    found = _living(part).aggregate(last=Max("volgorde"))["last"] or 0
    if _living(part).count() >= onderdelen.MEESTE_REGELS:
        text = _("Dit onderdeel heeft hooguit %(aantal)s regels. Voeg regels samen of haal er een weg.")
        raise DomainError("te_veel", text % {"aantal": onderdelen.MEESTE_REGELS})
    return int(found)


def _living(part: Profieldeel) -> Any:
    return Profielregel.objects.filter(
        bureau_id=part.bureau_id, dossier_id=part.dossier_id, deel=part.deel, weg_op__isnull=True
    )


def _written(row: Profielregel, by: Actor) -> None:
    row.versie += 1
    row.gewijzigd_op, row.gewijzigd_rol, row.gewijzigd_door_id = klok.now(), by.rol, by.lidmaatschap_id
    row.save()


def _merge_sheet(part: Profieldeel, velden: Mapping[str, Any], by: Actor) -> None:
    """Add choices to a part without lines: what was chosen before stays."""
    merged = dict(part.inhoud)
    for name, value in velden.items():
        merged[name] = list(dict.fromkeys([*(merged.get(name) or []), *value]))
    cleaned = onderdelen.clean_sheet(part.deel, merged)
    if cleaned != part.inhoud:
        part.inhoud, part.geen = cleaned, False
        touch(part, by)
        record(by, "profieldeel_gewijzigd", dossier=part.dossier_id, onderwerp=part, categorie="K")
