"""Adding, changing and closing a vacancy, and saying what it asks."""

import re
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt import zoeken
from wissel.arbeidsmarkt.functie import certain
from wissel.arbeidsmarkt.models import Initiatief, Stand, Vacature, VacatureEis
from wissel.arbeidsmarkt.velden import Velden, existing, key, normalise, read_demands, search_text
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record

_VELD = re.compile(r"^[a-z_]{2,40}$")


@transaction.atomic
def add_vacature(*, by: Actor, velden: Velden, rol: str = "") -> Vacature:
    """Add a vacancy by hand. One that is open already (same link, or same employer, title and place) is seen again.

    `rol` is who found it (`Initiatief`); without it the role of who adds it. Without an occupation the one that
    carries the title is filled in, to be confirmed. Raises DomainError without a title, or for a link that is none.
    """
    fields = _checked(velden)
    found = same_as(by.bureau_id, fields)
    now = klok.now()
    role = _found_by(by, rol)
    if found is not None:
        found.gezien_op = now
        if found.alleen_voor_een and role in {Initiatief.COACH, Initiatief.JOBHUNTER}:
            # Staff found it too: from now on it is of the whole bureau, in the words of staff.
            fill(found, fields)
            found.toegevoegd_door_rol, found.versie = role, found.versie + 1
            found.beroep_bevestigd = fields.beroep_id is not None
        found.save()
        record(by, "vacature_gezien", onderwerp=found, categorie="N")
        return found
    row = Vacature(
        bureau_id=by.bureau_id, toegevoegd_op=now, gezien_op=now, toegevoegd_door_id=by.lidmaatschap_id,
        toegevoegd_door_rol=role, beroep_bevestigd=fields.beroep_id is not None,
    )  # fmt: skip
    if fields.beroep_id is None and (found_beroep := certain(fields.titel)):
        fields = replace(fields, beroep_id=found_beroep.id)
    fill(row, fields)
    row.save(force_insert=True)
    record(by, "vacature_toegevoegd", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def change_vacature(*, by: Actor, vacature: Vacature, velden: Velden, versie: int) -> Vacature:
    """Change the fields. Raises Changed when somebody else changed it since `versie`."""
    row = _held(by, vacature)
    fields = _checked(velden)
    before = {name: getattr(row, name) for name in fields.row()}
    confirmed = fields.beroep_id is not None
    if before == fields.row() and row.beroep_bevestigd == confirmed:
        return row
    if row.versie != versie:
        raise Changed(
            "gewijzigd", _("Een collega heeft deze vacature intussen gewijzigd. Lees eerst wat er nu staat.")
        )
    fill(row, fields)
    row.beroep_bevestigd = confirmed
    row.versie += 1
    row.save()
    record(by, "vacature_gewijzigd", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def confirm_occupation(*, by: Actor, vacature: Vacature, beroep_id: Any) -> Vacature:
    """A person says which occupation this is. Raises DomainError for one that is not in the list."""
    row = _held(by, vacature)
    if zoeken.one(beroep_id) is None:
        raise DomainError(
            "beroep",
            _("Dit beroep staat niet meer in de lijst. Zoek opnieuw en kies een ander."),
            veld="beroep",
        )
    if (row.beroep_id, row.beroep_bevestigd) != (beroep_id, True):
        row.beroep_id, row.beroep_bevestigd = beroep_id, True
        row.gewijzigd_op, row.versie = klok.now(), row.versie + 1
        row.save(update_fields=["beroep_id", "beroep_bevestigd", "gewijzigd_op", "versie"])
        record(by, "vacature_beroep_bevestigd", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def close_vacature(*, by: Actor, vacature: Vacature, omdat: str = "") -> Vacature:
    """The job is gone or filled. Closing twice is closing once."""
    row = _held(by, vacature)
    if row.gesloten_op is None:
        row.gesloten_op = row.gewijzigd_op = klok.now()
        row.gesloten_omdat, row.versie = omdat.strip()[:200], row.versie + 1
        row.save(update_fields=["gesloten_op", "gewijzigd_op", "gesloten_omdat", "versie"])
        record(by, "vacature_gesloten", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def reopen_vacature(*, by: Actor, vacature: Vacature) -> Vacature:
    """It was closed by mistake, or is open again."""
    row = _held(by, vacature)
    if row.gesloten_op is not None:
        row.gesloten_op, row.gesloten_omdat, row.versie = None, "", row.versie + 1
        row.gezien_op = row.gewijzigd_op = klok.now()
        row.save(update_fields=["gesloten_op", "gewijzigd_op", "gesloten_omdat", "gezien_op", "versie"])
        record(by, "vacature_heropend", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def confirm_demand(
    *,
    by: Actor,
    vacature: Vacature,
    veld: str,
    stand: str,
    waarde: Any = None,
    woorden: str = "",
    aanpasbaar: bool = False,
) -> VacatureEis:
    """A person says what this vacancy asks on one field: as read, or otherwise (asked the employer).

    `waarde` is the number or word where the field has one; `aanpasbaar`: the employer can do something about what is
    asked. Raises DomainError for a field or stand that is none.
    """
    row = _held(by, vacature)
    if not _VELD.match(veld) or stand not in Stand.values:
        raise DomainError(
            "eis", _("Kies of dit gevraagd wordt, niet gevraagd wordt of niet genoemd is."), veld="stand"
        )
    # One kilo is a number, though Python says that 1 equals True.
    value = waarde if stand == Stand.GESTELD and waarde is not True and waarde != "" else None
    adapts = aanpasbaar and stand == Stand.GESTELD
    said = {"stand": stand, "waarde": value, "woorden": woorden.strip()[:500], "aanpasbaar": adapts}
    eis = VacatureEis.objects.filter(bureau_id=by.bureau_id, vacature=row, veld=veld).first()
    if eis is not None and all(getattr(eis, name) == each for name, each in said.items()):
        return eis
    eis = eis or VacatureEis(bureau_id=by.bureau_id, vacature=row, veld=veld)
    for name, each in said.items():
        setattr(eis, name, each)
    eis.bevestigd_door_id, eis.bevestigd_op = by.lidmaatschap_id, klok.now()
    eis.save()
    row.gewijzigd_op = klok.now()
    row.save(update_fields=["gewijzigd_op"])
    record(by, "vacature_eis_bevestigd", onderwerp=row, categorie="N")
    return eis


def fill(row: Vacature, fields: Velden) -> None:
    """Put normalised fields into a row, and what follows from them."""
    reread = row.tekst != fields.tekst or not row.sleutel
    for name, value in fields.row().items():
        setattr(row, name, value)
    row.sleutel, row.zoektekst, row.gewijzigd_op = key(fields), search_text(fields), klok.now()
    if reread:
        row.gelezen = read_demands(fields.tekst)


def same_as(bureau_id: Any, fields: Velden) -> Vacature | None:
    """The open vacancy that is the same one: by link, or by employer, title and place when all are known."""
    same = Q(url=fields.url) if fields.url else Q(pk__in=[])
    if fields.werkgever_naam and fields.plaats:
        same |= Q(sleutel=key(fields))
    rows = Vacature.objects.select_for_update(of=("self",)).filter(
        same, bureau_id=bureau_id, gesloten_op__isnull=True
    )
    return rows.order_by("toegevoegd_op").first()


def _checked(velden: Velden) -> Velden:
    fields = existing(normalise(velden))
    if not fields.titel:
        raise DomainError("titel", _("Vul de functie in, zoals die in de vacature staat."), veld="titel")
    if velden.url.strip() and not fields.url:
        raise DomainError("link", _("Vul een adres in dat met https:// of http:// begint."), veld="url")
    if velden.pc4.strip() and not fields.pc4:
        raise DomainError(
            "pc4", _("Deze postcode bestaat niet. Vul vier cijfers in, of laat het leeg."), veld="pc4"
        )
    return fields


def _found_by(by: Actor, rol: str) -> str:
    if rol in Initiatief.values:
        return rol
    return by.rol if by.rol in Initiatief.values else ""


def _held(by: Actor, vacature: Vacature) -> Vacature:
    return Vacature.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=vacature.pk)
