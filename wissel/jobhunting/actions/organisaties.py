"""Employers of the network: adding, changing, putting away, and making one of two."""

import re
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.velden import fold, link
from wissel.fouten import Changed, DomainError
from wissel.jobhunting.actions import hulp
from wissel.jobhunting.actions.regels import settle
from wissel.jobhunting.lezen import same_name
from wissel.jobhunting.models import (
    Benadering,
    Netwerkorganisatie,
    Netwerkpersoon,
    Netwerkregel,
    Netwerkvacature,
)
from wissel.logbook.actions import record
from wissel.sollicitaties.vergelijken import fold_employer
from wissel.trajecten.actions.planhulp import fill

_HOST = re.compile(r"https?://[^/?#:@]+\.[^/?#:@.]+(:\d{1,5})?([/?#]|$)")
VELDEN = ("naam", "plaats", "pc4", "branche", "werk", "zoekt", "site", "notitie")


@transaction.atomic
def add_organisation(
    *, by: Actor, sleutel: uuid.UUID, velden: dict[str, Any], toch: bool = False
) -> Netwerkorganisatie:
    """Add an employer. The same form sent twice is one.

    Raises DomainError "dubbel" when there is one with this name in this place, unless `toch`; and at the field for a
    name that is empty, a postcode or link that is none.
    """
    hulp.check_role(by)
    known = Netwerkorganisatie.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    row = Netwerkorganisatie(
        bureau_id=by.bureau_id, sleutel=sleutel, aangemaakt_op=klok.now(), aangemaakt_door_id=by.lidmaatschap_id
    )  # fmt: skip
    _fill(row, velden)
    if not toch:
        _refuse_double(row)
    row.save(force_insert=True)
    record(by, "netwerkorganisatie_toegevoegd", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def change_organisation(
    *, by: Actor, organisatie: Netwerkorganisatie, versie: int, velden: dict[str, Any], toch: bool = False
) -> Netwerkorganisatie:
    """Other words. Raises Changed when a colleague changed it since `versie`, and DomainError as when adding."""
    row = hulp.hold(organisatie, by)
    before = row.naam_plat, row.plaats_plat
    if not _fill(row, velden):
        return row
    if row.versie != versie:
        raise Changed("gewijzigd", _("Een collega heeft dit intussen gewijzigd. Lees eerst wat er nu staat."))
    if not toch and before != (row.naam_plat, row.plaats_plat):
        _refuse_double(row)
    row.versie += 1
    row.save()
    record(by, "netwerkorganisatie_gewijzigd", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def put_away(*, by: Actor, organisatie: Netwerkorganisatie, weg: bool = True) -> Netwerkorganisatie:
    """Take an employer out of the lists, or put it back. Nothing of it is lost."""
    row = hulp.hold(organisatie, by, weg=True)
    if (row.weg_op is not None) is weg:
        return row
    row.weg_op = klok.now() if weg else None
    row.save(update_fields=["weg_op"])
    act = "netwerkorganisatie_weg" if weg else "netwerkorganisatie_terug"
    record(by, act, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def merge(*, by: Actor, van: Netwerkorganisatie, naar: Netwerkorganisatie) -> Netwerkorganisatie:
    """Make one employer of two: people, lines, vacancies and approaches go to `naar`, which keeps its own words.

    What is empty there is filled from `van`; a note is added below. Doing it twice is doing it once.
    """
    if van.pk == naar.pk:
        raise DomainError("dezelfde", _("Kies een andere organisatie om mee samen te voegen."), veld="naar")
    if Netwerkorganisatie.objects.filter(pk=van.pk, bureau_id=by.bureau_id, opgegaan_in=naar).exists():
        return naar
    # Always in one order, so that two who merge at the same time do not wait for each other.
    held = {row.pk: hulp.hold(row, by) for row in sorted((van, naar), key=lambda each: each.pk)}
    old, kept = held[van.pk], held[naar.pk]
    for model in (Netwerkpersoon, Netwerkregel, Netwerkvacature, Benadering):
        rows: Any = model
        rows.objects.filter(bureau_id=by.bureau_id, organisatie=old).update(organisatie=kept)
    for name in VELDEN:
        if not getattr(kept, name):
            setattr(kept, name, getattr(old, name))
    if old.notitie and old.notitie not in kept.notitie:
        kept.notitie = f"{kept.notitie}\n\n{old.notitie}"[:2000]
    fold_words(kept)
    kept.versie += 1
    kept.save()
    old.opgegaan_in, old.weg_op, old.volgende_op = kept, klok.now(), None
    old.save(update_fields=["opgegaan_in", "weg_op", "volgende_op"])
    settle(kept)
    record(by, "netwerkorganisatie_samengevoegd", onderwerpen=[kept, old], categorie="N")
    return kept


def _fill(row: Netwerkorganisatie, velden: dict[str, Any]) -> bool:
    values = dict(velden)
    if values.get("site"):
        values["site"] = _site(values["site"])
    code = "".join(str(values.get("pc4", "")).split())[:4]
    if code and not (len(code) == 4 and code.isdigit() and code[0] != "0"):
        text = _("Deze postcode bestaat niet. Vul vier cijfers in, of laat het leeg.")
        raise DomainError("pc4", text, veld="pc4")
    if "pc4" in values:
        values["pc4"] = code
    if not str(values.get("naam", row.naam)).strip():
        raise DomainError("naam", _("Vul de naam van de organisatie in."), veld="naam")
    changed = fill(row, values, VELDEN)
    fold_words(row)
    return bool(changed)


def _site(text: str) -> str:
    found = link(text if "://" in text else f"https://{text.strip()}")
    if not found or not _HOST.match(found):
        raise DomainError("link", _("Vul een adres in, zoals www.bedrijf.nl."), veld="site")
    return found[:300]


def fold_words(row: Netwerkorganisatie) -> None:
    """Fill what is searched from what is written; the caller saves."""
    row.naam_plat, row.plaats_plat = fold_employer(row.naam), fold(row.plaats)[:100]
    words = (row.naam, row.plaats, row.pc4, row.branche, row.werk, row.zoekt)
    row.zoektekst = fold(" ".join(words))[:1400]


def _refuse_double(row: Netwerkorganisatie) -> None:
    found = same_name(row.bureau_id, row.naam, row.plaats, not_id=row.pk)
    if found:
        text = _("%(naam)s staat al in het netwerk. Kijk eerst of dit dezelfde is.")
        raise DomainError(
            "dubbel", text % {"naam": found[0]}, veld="naam", bekend=[each.pk for each in found]
        )
