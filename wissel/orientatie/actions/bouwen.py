"""A bureau makes its own measurement: versions that change until they are published, and never afterwards (S2.13)."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.orientatie.models import Instrument, Soort, Vragenlijstversie
from wissel.orientatie.vragenlijst import MEESTE_ITEMS, read
from wissel.trajecten.inhoud import content_sha256

GROOTSTE = 200_000
LEEG: dict[str, Any] = {
    "minuten": 5, "inleiding": "", "vraag": "", "bespreken": True, "prive": False, "marge": 10,
    "antwoorden": [
        {"waarde": 1, "label": "Helemaal niet mee eens"}, {"waarde": 2, "label": "Niet mee eens"},
        {"waarde": 3, "label": "Een beetje mee eens"}, {"waarde": 4, "label": "Mee eens"},
        {"waarde": 5, "label": "Helemaal mee eens"},
    ],
    "woorden": [
        {"vanaf": 0, "woord": "weinig"}, {"vanaf": 34, "woord": "in het midden"}, {"vanaf": 67, "woord": "veel"},
    ],
    "schalen": [], "items": [],
}  # fmt: skip


@transaction.atomic
def begin_version(*, instrument: Instrument, by: Actor) -> Vragenlijstversie:
    """The version that can still change: the one in progress, else a new one that begins as the last."""
    row = _locked(instrument, by)
    if row.meegeleverd or row.soort != Soort.EIGEN or row.waar != Instrument.Afname.WISSEL:
        text = _("Alleen een eigen meting die in Wissel wordt ingevuld, heeft vragen die u zelf maakt.")
        raise DomainError("niet_eigen", text)
    versions = Vragenlijstversie.objects.filter(bureau_id=by.bureau_id, instrument=row)
    open_one = versions.filter(stand=Vragenlijstversie.Stand.CONCEPT).first()
    if open_one is not None:
        return open_one
    last = versions.order_by("-nummer").first()
    content = {**(last.inhoud if last else LEEG), "naam": row.naam, "meet": row.meet}
    number = (versions.aggregate(last=Max("nummer"))["last"] or 0) + 1
    made = Vragenlijstversie.objects.create(
        bureau_id=by.bureau_id, instrument=row, nummer=number, stand=Vragenlijstversie.Stand.CONCEPT, inhoud=content,
        gemaakt_op=klok.now(), gemaakt_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, "meting_begonnen", onderwerp=made, categorie="V")
    return made


@transaction.atomic
def save_version(
    *, versie: Vragenlijstversie, by: Actor, slot: int, inhoud: dict[str, Any]
) -> Vragenlijstversie:
    """Keep what was typed, complete or not. Raises Changed when somebody else saved since."""
    row = _concept(versie, by)
    content = {**inhoud, "naam": row.instrument.naam, "meet": row.instrument.meet}
    if row.inhoud == content:
        return row
    if row.slot != slot:
        raise Changed(
            "gewijzigd", _("Iemand anders heeft deze meting net bewaard. Bekijk eerst wat er nu staat.")
        )
    if len(content.get("items", [])) > MEESTE_ITEMS or len(str(content)) > GROOTSTE:
        text = _("Deze meting is te lang: hooguit %(aantal)s vragen.") % {"aantal": MEESTE_ITEMS}
        raise DomainError("te_lang", text, veld="items")
    row.inhoud, row.slot = content, row.slot + 1
    row.save(update_fields=["inhoud", "slot"])
    record(by, "meting_gewijzigd", onderwerp=row, categorie="V")
    return row


@transaction.atomic
def publish(*, versie: Vragenlijstversie, by: Actor) -> Vragenlijstversie:
    """Fix a version, so that it can be filled in. Raises DomainError with the place that is not right yet."""
    row = Vragenlijstversie.objects.select_for_update(of=("self",)).select_related("instrument").get(
        bureau_id=by.bureau_id, pk=versie.pk
    )  # fmt: skip
    if row.stand == Vragenlijstversie.Stand.VAST:
        return row
    read(row.inhoud)
    row.stand, row.vastgesteld_op = Vragenlijstversie.Stand.VAST, klok.now()
    row.sha256 = content_sha256(row.inhoud)
    row.save(update_fields=["stand", "vastgesteld_op", "sha256"])
    Instrument.objects.filter(bureau_id=by.bureau_id, pk=row.instrument_id).update(versie=str(row.nummer))
    record(by, "meting_gepubliceerd", onderwerp=row, categorie="V")
    return row


def _locked(instrument: Instrument, by: Actor) -> Instrument:
    return Instrument.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=instrument.pk)


def _concept(versie: Vragenlijstversie, by: Actor) -> Vragenlijstversie:
    row = Vragenlijstversie.objects.select_for_update(of=("self",)).select_related("instrument").get(
        bureau_id=by.bureau_id, pk=versie.pk
    )  # fmt: skip
    if row.stand != Vragenlijstversie.Stand.CONCEPT:
        text = _("Versie %(nummer)s is gepubliceerd en verandert niet meer. Begin een nieuwe versie.")
        raise DomainError("gepubliceerd", text % {"nummer": row.nummer})
    return row
