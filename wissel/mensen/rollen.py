"""Roles of people who have an account: given by a manager, ended at once."""

import datetime as dt

from django.db import connection, transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Persoon, Rol
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.mensen.uitnodigen import VAN_HET_BUREAU, has_role, open_invitations
from wissel.outbox.actions import notify


@transaction.atomic
def give_role(*, by: Actor, persoon: Persoon, rol: str) -> Lidmaatschap:
    """Give a colleague with an account one more role of the bureau; they choose it at the next sign-in."""
    if rol not in VAN_HET_BUREAU:
        raise DomainError("rol", _("Kies een rol uit de lijst."), veld="rol")
    colleague = Lidmaatschap.objects.filter(
        live_memberships(klok.today()), bureau_id=by.bureau_id, persoon=persoon, rol__in=VAN_HET_BUREAU
    )
    if persoon.user_id is None or not colleague.exists():
        raise DomainError(
            "geen_collega",
            _("Deze persoon werkt nog niet bij het bureau. Stuur een uitnodiging."),
            veld="rol",
        )
    if has_role(by, persoon, rol):
        raise DomainError("heeft_rol", _("Deze persoon heeft deze rol al. Kies een andere rol."), veld="rol")
    lid = Lidmaatschap.objects.create(
        bureau_id=by.bureau_id, user_id=persoon.user_id, persoon=persoon, rol=rol, van=klok.today()
    )
    notify(by, persoon=persoon, soort="rol")
    record(by, "rol_gegeven", onderwerp=lid, categorie="V")
    return lid


@transaction.atomic
def end_membership(*, by: Actor, lidmaatschap: Lidmaatschap, on: dt.date) -> None:
    """Take a role away: from day `on` it does not count any more, for today that is the next request.

    Open invitations of this person into the same role end as well. Raises DomainError for the own role and for the
    last bureaumanager.
    """
    if lidmaatschap.pk == by.lidmaatschap_id:
        raise DomainError(
            "zelf", _("U kunt uw eigen rol niet intrekken. Vraag een collega met dezelfde rol.")
        )
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 2))", [f"rollen {by.bureau_id}"])
    _keep_one_manager(lidmaatschap)
    lidmaatschap.tot = max(on, lidmaatschap.van) - dt.timedelta(days=1)
    lidmaatschap.save(update_fields=["tot"])
    invitations = open_invitations(by.bureau_id).filter(persoon=lidmaatschap.persoon_id, rol=lidmaatschap.rol)
    invitations.update(ingetrokken_op=klok.now())
    record(by, "rol_ingetrokken", onderwerp=lidmaatschap, categorie="V")


def _keep_one_manager(lidmaatschap: Lidmaatschap) -> None:
    if lidmaatschap.rol != Rol.BUREAUMANAGER:
        return
    others = Lidmaatschap.objects.filter(
        live_memberships(klok.today()), bureau_id=lidmaatschap.bureau_id, rol=Rol.BUREAUMANAGER
    )
    if not others.exclude(pk=lidmaatschap.pk).exists():
        raise DomainError(
            "laatste_manager",
            _("Dit is de laatste bureaumanager. Geef eerst iemand anders die rol."),
        )
