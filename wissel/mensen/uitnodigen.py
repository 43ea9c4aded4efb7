"""Invitations by a one-time link with a code that is told by phone: made, mailed, tried, used once or withdrawn.

The link travels by mail, the code never does, so a forwarded or opened mail alone gives nobody access
(docs/adr/0006-uitnodiging-met-code.md). Of both only a hash is stored.
"""

import datetime as dt
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, Organisatie, Persoon, Rol, Uitnodiging, User
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.mensen.geheim import (
    MAX_POGINGEN,
    bureau_of,
    code_fits,
    code_hash,
    new_code,
    new_token,
    token_hash,
)
from wissel.mensen.uitnodigingsmail import mail_invitation

GELDIG_DAGEN = 14
VAN_HET_BUREAU = (Rol.COACH, Rol.JOBHUNTER, Rol.BUREAUMANAGER, Rol.BACKOFFICE, Rol.SYSTEEMBEHEER)
VAN_EEN_ORGANISATIE = (Rol.OPDRACHTGEVER, Rol.BEDRIJFSARTS, Rol.NIEUWE_WERKGEVER)


class Gemaakt(NamedTuple):
    """A new invitation with its token and code, which are known now and never again."""

    uitnodiging: Uitnodiging
    token: str
    code: str


@transaction.atomic
def invite(*, by: Actor, persoon: Persoon, rol: str, organisatie: Organisatie | None = None) -> Gemaakt:
    """Invite a person into one role and mail the link.

    An earlier open invitation into the same role is withdrawn, so that one link works at a time. Raises DomainError
    without an address, for a role the inviter may not give, or when the person already has this role.
    """
    _check_role(by, rol, organisatie)
    _one_at_a_time(f"uitnodiging {persoon.pk} {rol}")
    if not persoon.email:
        raise DomainError("geen_adres", _("Vul eerst een e-mailadres in bij deze persoon."), veld="email")
    if has_role(by, persoon, rol, organisatie):
        raise DomainError(
            "heeft_rol", _("Deze persoon heeft deze rol al. Een uitnodiging is niet nodig."), veld="rol"
        )
    now = klok.now()
    open_invitations(by.bureau_id).filter(persoon=persoon, rol=rol).update(ingetrokken_op=now)
    token, code = new_token(by.bureau_id), new_code()
    row = Uitnodiging(
        bureau_id=by.bureau_id, email=persoon.email.lower(), rol=rol, persoon=persoon, organisatie=organisatie,
        token_hash=token_hash(token), gemaakt_op=now, gemaakt_door_id=by.lidmaatschap_id,
        verloopt_op=now + dt.timedelta(days=GELDIG_DAGEN),
    )  # fmt: skip
    row.code_hash = code_hash(code, context=_context(row))
    row.save(force_insert=True)
    mail_invitation(by, row, link(token), GELDIG_DAGEN)
    record(by, "uitgenodigd", onderwerp=row, categorie="V")
    return Gemaakt(row, token, code)


def _check_role(by: Actor, rol: str, organisatie: Organisatie | None) -> None:
    if rol not in Rol.values:
        raise DomainError("rol", _("Kies een rol uit de lijst."), veld="rol")
    if rol in VAN_HET_BUREAU and by.rol not in {Rol.BUREAUMANAGER, "systeem"}:
        raise DomainError(
            "rol_mag_niet",
            _("Alleen een bureaumanager nodigt collega's uit. Vraag het een manager."),
            veld="rol",
        )
    if rol in VAN_EEN_ORGANISATIE and organisatie is None:
        raise DomainError(
            "organisatie", _("Kies eerst voor welke organisatie deze persoon werkt."), veld="organisatie"
        )


def has_role(by: Actor, persoon: Persoon, rol: str, organisatie: Organisatie | None = None) -> bool:
    """Whether this person, or the account with the same address, has the role now."""
    same = Q(persoon=persoon) | Q(user__email__iexact=persoon.email)
    live = Lidmaatschap.objects.filter(live_memberships(klok.today()), same, bureau_id=by.bureau_id, rol=rol)
    return live.filter(organisatie=organisatie).exists()


def open_invitations(bureau_id: Any) -> Any:
    """The invitations that can still be used."""
    return Uitnodiging.objects.filter(
        bureau_id=bureau_id, gebruikt_op__isnull=True, ingetrokken_op__isnull=True, verloopt_op__gt=klok.now()
    )


def _context(row: Uitnodiging) -> str:
    return f"uitnodiging {row.pk}"


def find(token: str) -> Uitnodiging | None:
    """The invitation that can still be used; needs the database context of its bureau."""
    rows = open_invitations(bureau_of(token)).filter(token_hash=token_hash(token))
    return rows.select_related("persoon", "organisatie", "bureau", "gemaakt_door__persoon").first()


def account_of(row: Uitnodiging) -> User | None:
    """The account that exists already for the invited address."""
    return User.objects.filter(email__iexact=row.email).first()


def new_user(row: Uitnodiging, taal: str = "nl") -> User:
    """The account that is going to be made, with what the password may not resemble."""
    user = User(email=row.email, taal=taal)
    user.first_name, user.last_name = row.persoon.voornaam, row.persoon.achternaam  # type: ignore[attr-defined]
    user.eigen_woorden = (row.bureau.naam,)  # type: ignore[attr-defined]
    return user


@transaction.atomic
def try_code(*, token: str, code: str) -> int | None:
    """None when the code is right, else how many tries are left; the last wrong one closes the invitation.

    Returns instead of raising, so that the count stays. Raises DomainError when the link is used up.
    """
    row = _locked(token)
    if code_fits(row.code_hash, code, context=_context(row)):
        return None
    row.pogingen += 1
    if row.pogingen >= MAX_POGINGEN:
        row.ingetrokken_op = klok.now()
        record(Actor.systeem(row.bureau), "uitnodiging_geblokkeerd", onderwerp=row, categorie="V")
    row.save(update_fields=["pogingen", "ingetrokken_op"])
    return MAX_POGINGEN - row.pogingen


@transaction.atomic
def accept(
    *, token: str, code: str, wachtwoord: str | None = None, gebruiker: Any = None, taal: str = "nl"
) -> Lidmaatschap:
    """Use an invitation once: an account (new, or the one signed in with this address) gets its role.

    Raises DomainError when link or code are not right, ValidationError when the password is too weak.
    """
    row = _locked(token)
    if not code_fits(row.code_hash, code, context=_context(row)):
        raise DomainError("code", _("Deze code klopt niet."), veld="code")
    _one_at_a_time(row.email)
    user = account_of(row)
    if user is not None and (gebruiker is None or gebruiker.pk != user.pk):
        raise DomainError(
            "log_in", _("U heeft al een account met dit adres. Log eerst in en open dan de link opnieuw.")
        )
    if user is None:
        validate_password(wachtwoord or "", new_user(row))
        user = User.objects.create_user(row.email, wachtwoord, taal=taal)
    return _join(row, user)


def _locked(token: str) -> Uitnodiging:
    _one_at_a_time(token_hash(token).hex())
    row = find(token)
    if row is None:
        raise DomainError("verlopen", _("Deze link is gebruikt of verlopen. Vraag het bureau om een nieuwe."))
    return row


def _join(row: Uitnodiging, user: User) -> Lidmaatschap:
    same = Lidmaatschap.objects.filter(live_memberships(klok.today()), bureau_id=row.bureau_id, user=user)
    if same.filter(rol=row.rol, organisatie=row.organisatie).exists():
        raise DomainError("heeft_rol", _("U heeft deze rol al. Log in om verder te gaan."))
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


def _one_at_a_time(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", [key])


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
