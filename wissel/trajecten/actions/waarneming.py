"""Somebody is away: from a day until a day a colleague in the same role handles the cases."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Persoon, Rol
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.outbox.actions import notify
from wissel.trajecten.models import Waarneming

# Who is away for longer hands the cases over.
LANGST = dt.timedelta(days=183)
EIGEN = (Rol.COACH, Rol.JOBHUNTER)


@transaction.atomic
def stand_in(*, voor: Persoon, door: Persoon, rol: str, van: dt.date, tot: dt.date, by: Actor) -> Waarneming:
    """Let `door` handle the cases of `voor` from a day up to and including another. The same form twice is one row.

    A coach or jobhunter arranges this for the own cases, a manager for everybody. Raises DomainError when either of
    the two does not have this role in that time, when somebody else already stands in, or when the stand-in is away.
    """
    _may(voor, rol, by)
    _check_days(van, tot)
    _lock(voor, door, by)
    _check_role(voor, rol, van, tot, "voor")
    _check_role(door, rol, van, tot, "door")
    if voor.pk == door.pk:
        raise DomainError("zelf", _("Kies een collega. U kunt niet voor uzelf waarnemen."), veld="door")
    own = Waarneming.objects.filter(
        bureau_id=by.bureau_id, rol=rol, ingetrokken_op__isnull=True, van__lte=tot, tot__gte=van
    )
    before = own.filter(voor=voor).select_related("door").first()
    if before is not None and (before.door_id, before.van, before.tot) == (door.pk, van, tot):
        return before
    if before is not None:
        text = _(
            "%(naam)s neemt al waar van %(van)s tot en met %(tot)s. Beëindig dat eerst of kies andere dagen."
        )
        words = {"naam": before.door.naam, "van": lange_datum(before.van), "tot": lange_datum(before.tot)}
        raise DomainError("overlap", text % words, veld="van")
    if own.filter(voor=door).exists():
        text = _("Voor deze collega neemt in die tijd zelf iemand waar. Kies een ander.")
        raise DomainError("afwezig", text, veld="door")
    row = Waarneming.objects.create(
        bureau_id=by.bureau_id, voor=voor, door=door, rol=rol, van=van, tot=tot, op=klok.now(),
        gemaakt_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, "waarneming_geregeld", onderwerp=row, categorie="V")
    for person in {voor, door}:
        if person.pk != by.persoon_id:
            notify(by, persoon=person, soort="waarneming", pad="/agenda/waarneming/")
    return row


@transaction.atomic
def end(*, waarneming: Waarneming, by: Actor) -> Waarneming:
    """Stop it at once; the stand-in no longer sees the cases. Ending twice changes nothing."""
    row = Waarneming.objects.select_for_update(of=("self",)).select_related("voor", "door").get(
        bureau_id=by.bureau_id, pk=waarneming.pk
    )  # fmt: skip
    _may(row.voor, row.rol, by)
    if row.ingetrokken_op is not None:
        return row
    row.ingetrokken_op = klok.now()
    row.save(update_fields=["ingetrokken_op"])
    record(by, "waarneming_beeindigd", onderwerp=row, categorie="V")
    return row


def _may(voor: Persoon, rol: str, by: Actor) -> None:
    own = by.rol == rol and by.rol in EIGEN and by.persoon_id == voor.pk
    if not own and by.rol != Rol.BUREAUMANAGER:
        raise DomainError("niet_van_u", _("U kunt alleen waarneming regelen voor uw eigen dossiers."))


def _check_days(van: dt.date, tot: dt.date) -> None:
    if tot < van:
        text = _("De laatste dag ligt voor de eerste. Controleer een van beide datums.")
        raise DomainError("volgorde", text, veld="tot")
    if tot < klok.today():
        raise DomainError("voorbij", _("Deze dagen zijn al geweest. Kies dagen die nog komen."), veld="tot")
    if tot - van > LANGST:
        text = _("Waarnemen duurt hoogstens een half jaar. Draag de dossiers anders over.")
        raise DomainError("te_lang", text, veld="tot")


def _lock(voor: Persoon, door: Persoon, by: Actor) -> None:
    """Two people arranging the same weeks wait for each other."""
    people = Persoon.objects.filter(bureau_id=by.bureau_id, pk__in=[voor.pk, door.pk]).order_by("pk")
    list(people.select_for_update(of=("self",)).values_list("pk"))


def _check_role(persoon: Persoon, rol: str, van: dt.date, tot: dt.date, veld: str) -> None:
    held = Lidmaatschap.objects.filter(bureau_id=persoon.bureau_id, persoon=persoon, rol=rol)
    first = max(van, klok.today())
    if rol in EIGEN and held.filter(live_memberships(first)).filter(live_memberships(tot)).exists():
        return
    text = _("%(naam)s is in die tijd geen %(rol)s. Kies iemand met dezelfde rol.")
    label = str(dict(Rol.choices).get(rol, rol))
    raise DomainError("rol", text % {"naam": persoon.naam, "rol": label}, veld=veld)
