"""Working hours, and moving an appointment to another time."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Persoon, Rol
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import datum_tijd
from wissel.outbox.actions import notify
from wissel.trajecten.actions import afspraken
from wissel.trajecten.models import Afspraak, Werktijd


@transaction.atomic
def set_hours(
    *, persoon: Persoon | None, dagen: Iterable[int], begin: dt.time, einde: dt.time, by: Actor
) -> Werktijd:
    """Keep on which weekdays (Monday is 0) and between which times somebody plans; without `persoon` the bureau.

    The same hours sent twice change nothing. Raises DomainError for the hours of somebody else, or no day at all.
    """
    own = persoon is not None and persoon.pk == by.persoon_id
    if not own and by.rol != Rol.BUREAUMANAGER:
        raise DomainError("niet_van_u", _("U kunt alleen uw eigen werktijden wijzigen."))
    days = sorted(set(dagen))
    if not days or not set(days) <= set(range(7)):
        raise DomainError("dagen", _("Kies minstens één dag."), veld="dagen")
    if einde <= begin:
        raise DomainError("einde", _("De eindtijd ligt voor de begintijd. Controleer beide."), veld="einde")
    values = {"dagen": days, "begin": begin, "einde": einde}
    before = (
        Werktijd.objects.select_for_update(of=("self",))
        .filter(bureau_id=by.bureau_id, persoon=persoon)
        .first()
    )
    if before is not None and all(getattr(before, name) == value for name, value in values.items()):
        return before
    row, _made = Werktijd.objects.update_or_create(
        bureau_id=by.bureau_id, persoon=persoon, defaults={**values, "op": klok.now()}
    )
    record(by, "werktijd_gewijzigd", onderwerp=row, categorie="Q")
    return row


@transaction.atomic
def move_afspraak(
    *, afspraak: Afspraak, begint_op: dt.datetime, by: Actor, was: dt.datetime | None = None
) -> Afspraak:
    """Move an appointment to another time and ask the kandidaat to confirm again. Moving it twice is moving it once.

    `was` is the time that was on screen; Changed when somebody moved or cancelled it in the meantime. Moving to a day
    that is over is refused.
    """
    row = Afspraak.objects.select_for_update(of=("self",)).select_related("dossier__kandidaat").get(
        bureau_id=by.bureau_id, pk=afspraak.pk
    )  # fmt: skip
    if not by.is_staff:
        raise DomainError("niet_van_u", _("Dit legt het bureau vast."))
    if row.begint_op == begint_op:
        return row
    if row.stand != Afspraak.Aanwezigheid.GEPLAND:
        raise DomainError("voorbij", _("Deze afspraak is afgezegd of al geweest. Maak een nieuwe afspraak."))
    if was is not None and row.begint_op != was:
        text = _("Deze afspraak is intussen verzet naar %(moment)s. Ververs de pagina.")
        raise Changed("verzet", text % {"moment": datum_tijd(row.begint_op)}, nu=row.begint_op)
    if begint_op.astimezone(klok.NEDERLAND).date() < klok.today():
        raise DomainError("verleden", _("Deze dag is al geweest. Kies een dag die nog komt."), veld="dag")
    row.begint_op, row.bevestigd_op, row.verzet = begint_op, None, row.verzet + 1
    row.save(update_fields=["begint_op", "bevestigd_op", "verzet"])
    record(by, "afspraak_verzet", dossier=row.dossier_id, onderwerp=row, categorie="Q")
    if afspraken.day_of(row) >= klok.today():
        notify(
            by,
            persoon=row.dossier.kandidaat,
            soort="afspraak_verzet",
            dossier=row.dossier_id,
            pad="/mijn/afspraken/",
        )
    return row
