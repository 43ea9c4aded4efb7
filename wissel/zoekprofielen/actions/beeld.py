"""The realistisch beeld: written by the coach, shared with kandidaat and opdrachtgever at once, in the same words."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.outbox.actions import notify
from wissel.trajecten.actions.planhulp import fill
from wissel.trajecten.actions.privacy import refuse_medical
from wissel.trajecten.models import Rapportage
from wissel.zoekprofielen.actions.hulp import lock_dossier
from wissel.zoekprofielen.inhoud import content_sha256
from wissel.zoekprofielen.models import RealistischBeeld

TEKSTEN = ("kan", "uitkomst", "redenen")
STAND = RealistischBeeld.Stand


@transaction.atomic
def save_beeld(*, dossier: Dossier, by: Actor, versie: int | None = None, **velden: Any) -> RealistischBeeld:
    """Keep a draft; the first save after sharing begins the next version.

    `versie` is the draft that was on screen, 0 when there was none. Raises Changed when another was first.
    """
    dossier = lock_dossier(dossier.pk, by)
    rows = RealistischBeeld.objects.filter(bureau_id=by.bureau_id, dossier=dossier)
    row = rows.filter(stand=STAND.CONCEPT).first()
    fresh = row is None
    if row is None:
        row = _next(dossier, rows.order_by("-nummer").first(), by)
    before = {name: getattr(row, name) for name in TEKSTEN}
    changed = fill(row, velden, TEKSTEN)
    if not changed:
        return row
    if versie is not None and not fresh and row.versie != versie:
        words = _("Iemand anders heeft dit net gewijzigd. Hieronder staat wat er nu staat; kies wat blijft.")
        raise Changed("gewijzigd", words, nu={name: before[name] for name in changed}, versie=row.versie)
    row.versie += 1
    row.gewijzigd_op, row.gewijzigd_door_id = klok.now(), by.lidmaatschap_id
    row.save()
    record(by, "beeld_gewijzigd", dossier=dossier, onderwerp=row, categorie="I")
    return row


def _next(dossier: Dossier, newest: RealistischBeeld | None, by: Actor) -> RealistischBeeld:
    row = RealistischBeeld(
        bureau_id=by.bureau_id, dossier=dossier, nummer=newest.nummer + 1 if newest else 1, gewijzigd_op=klok.now(),
        gewijzigd_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    if newest is not None:
        for name in TEKSTEN:
            setattr(row, name, getattr(newest, name))
    row.save(force_insert=True)
    return row


@transaction.atomic
def share_beeld(*, beeld: RealistischBeeld, by: Actor) -> RealistischBeeld:
    """Let kandidaat and opdrachtgever read this text, both the same; it never changes again. Twice is once."""
    dossier = lock_dossier(beeld.dossier_id, by)
    row = RealistischBeeld.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=beeld.pk)
    if row.stand != STAND.CONCEPT:
        return row
    for name, words in (
        ("kan", _("Schrijf wat iemand nog wel kan.")),
        ("uitkomst", _("Schrijf welke uitkomst u verwacht.")),
        ("redenen", _("Schrijf waarom u dat verwacht.")),
    ):
        if not getattr(row, name).strip():
            raise DomainError("leeg", words, veld=name)
    refuse_medical(dossier, by.bureau_id, {name: getattr(row, name) for name in TEKSTEN})
    RealistischBeeld.objects.filter(bureau_id=by.bureau_id, dossier=dossier, stand=STAND.GEDEELD).update(
        stand=STAND.VERVANGEN
    )
    row.rapportage_nummer = last_report(dossier)
    row.inhoud_sha256 = content_sha256([row.nummer, row.kan, row.uitkomst, row.redenen])
    row.stand, row.gedeeld_op, row.gedeeld_door_id = STAND.GEDEELD, klok.now(), by.lidmaatschap_id
    row.save()
    record(by, "beeld_gedeeld", dossier=dossier, onderwerp=row, categorie="I")
    for person in (dossier.kandidaat, dossier.casemanager):
        if person is not None and person.user_id is not None:
            notify(by, persoon=person, soort="document", dossier=dossier)
    return row


def last_report(dossier: Dossier) -> int | None:
    """The number of the newest report that was frozen; the beeld is looked at again with each."""
    rows = Rapportage.objects.filter(
        bureau_id=dossier.bureau_id, dossier_id=dossier.pk, bevroren_op__isnull=False
    )
    return rows.order_by("-nummer").values_list("nummer", flat=True).first()
