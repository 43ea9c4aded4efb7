"""Invitations by a one-time link: made, mailed, looked up and used once. Only the hash of the token is stored."""

import datetime as dt
import hashlib
import secrets
import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import connection, transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Lidmaatschap, Organisatie, Persoon, Rol, Uitnodiging, User
from wissel.fouten import DomainError
from wissel.logbook.actions import record

GELDIG_DAGEN = 7


def token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


@transaction.atomic
def invite(
    *, by: Actor, persoon: Persoon, rol: str, organisatie: Organisatie | None = None
) -> tuple[Uitnodiging, str]:
    """Invite a person into one role. Gives the row and the token, which is known once and then only by hash.

    An earlier open invitation into the same role is withdrawn, so that one link works at a time.
    Raises DomainError without an address, or when the person already has this role.
    """
    if not persoon.email:
        raise DomainError("geen_adres", _("Vul eerst een e-mailadres in bij deze persoon."), veld="email")
    if rol not in Rol.values:
        raise DomainError("rol", _("Kies een rol uit de lijst."), veld="rol")
    live = Lidmaatschap.objects.filter(bureau_id=by.bureau_id, persoon=persoon, rol=rol, tot__isnull=True)
    if live.exists():
        raise DomainError(
            "heeft_rol", _("Deze persoon heeft deze rol al. Een uitnodiging is niet nodig."), veld="rol"
        )
    now = klok.now()
    Uitnodiging.objects.filter(
        bureau_id=by.bureau_id,
        persoon=persoon,
        rol=rol,
        gebruikt_op__isnull=True,
        ingetrokken_op__isnull=True,
    ).update(ingetrokken_op=now)
    # The token starts with the bureau, so that the visitor's first query can pass the wall of that bureau only.
    token = f"{uuid.UUID(str(by.bureau_id)).hex}{secrets.token_urlsafe(32)}"
    row = Uitnodiging.objects.create(
        bureau_id=by.bureau_id, email=persoon.email.lower(), rol=rol, persoon=persoon, organisatie=organisatie,
        token_hash=token_hash(token), gemaakt_op=now, gemaakt_door_id=by.lidmaatschap_id,
        verloopt_op=now + dt.timedelta(days=GELDIG_DAGEN),
    )  # fmt: skip
    record(by, "uitgenodigd", onderwerp=row, categorie="V")
    return row, token


def bureau_of(token: str) -> uuid.UUID | None:
    """The bureau an invitation belongs to, read from the token; None when it cannot be one."""
    try:
        return uuid.UUID(hex=token[:32])
    except ValueError:
        return None


def find(token: str) -> Uitnodiging | None:
    """The invitation that can still be used; needs the database context of its bureau."""
    row = (
        Uitnodiging.objects.select_related("persoon", "organisatie", "bureau")
        .filter(bureau_id=bureau_of(token), token_hash=token_hash(token))
        .first()
    )
    if row is None or row.gebruikt_op or row.ingetrokken_op or row.verloopt_op <= klok.now():
        return None
    return row


@transaction.atomic
def accept(*, token: str, wachtwoord: str | None, gebruiker: Any = None, taal: str = "nl") -> Lidmaatschap:
    """Use an invitation once: an account (new, or the one signed in with this address) gets its role.

    Raises DomainError when the link is used up, ValidationError when the password is too weak.
    """
    _one_at_a_time(token)
    row = find(token)
    if row is None:
        raise DomainError("verlopen", _("Deze link is gebruikt of verlopen. Vraag het bureau om een nieuwe."))
    user = User.objects.filter(email__iexact=row.email).first()
    if user is not None and (gebruiker is None or gebruiker.pk != user.pk):
        raise DomainError(
            "log_in", _("U heeft al een account met dit adres. Log eerst in en open dan de link opnieuw.")
        )
    if user is None:
        fresh = User(email=row.email, taal=taal)
        validate_password(wachtwoord or "", fresh)
        user = User.objects.create_user(row.email, wachtwoord, taal=taal)
    return _join(row, user)


def _join(row: Uitnodiging, user: User) -> Lidmaatschap:
    lid = Lidmaatschap.objects.create(
        bureau_id=row.bureau_id, user=user, persoon=row.persoon, organisatie=row.organisatie, rol=row.rol,
        van=klok.today(),
    )  # fmt: skip
    if row.persoon.user_id is None:
        Persoon.objects.filter(pk=row.persoon_id).update(user=user)
    row.gebruikt_op = klok.now()
    row.save(update_fields=["gebruikt_op"])
    record(Actor.of(lid), "uitnodiging_gebruikt", onderwerp=row, categorie="V")
    return lid


def _one_at_a_time(token: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", [token_hash(token).hex()])


@transaction.atomic
def end_membership(*, by: Actor, lidmaatschap: Lidmaatschap, on: dt.date) -> None:
    """Take a role away from a day on; the sessions of that user stop seeing the bureau at once."""
    if lidmaatschap.pk == by.lidmaatschap_id:
        raise DomainError(
            "zelf", _("U kunt uw eigen rol niet intrekken. Vraag een collega met dezelfde rol.")
        )
    lidmaatschap.tot = max(on - dt.timedelta(days=1), lidmaatschap.van)
    lidmaatschap.save(update_fields=["tot"])
    record(by, "rol_ingetrokken", onderwerp=lidmaatschap, categorie="V")


@transaction.atomic
def withdraw(*, by: Actor, uitnodiging: Uitnodiging) -> None:
    """Make an open link useless."""
    if uitnodiging.gebruikt_op is None and uitnodiging.ingetrokken_op is None:
        uitnodiging.ingetrokken_op = klok.now()
        uitnodiging.save(update_fields=["ingetrokken_op"])
        record(by, "uitnodiging_ingetrokken", onderwerp=uitnodiging, categorie="V")


def link(token: str) -> str:
    """The address of the invitation."""
    return f"{settings.ADRES}/u/{token}/"
