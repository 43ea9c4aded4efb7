"""The second factor: a code counts once, who has one, and how the operator takes a lost one away."""

from collections.abc import Iterable
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.db import transaction

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Lidmaatschap, User
from wissel.accounts.sleutels import decrypt_text
from wissel.database.context import als
from wissel.logbook.actions import record

SOORTEN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def lock_factors(user: User) -> None:
    """Let the attempts of one user wait for each other until the running transaction ends."""
    list(Authenticator.objects.select_for_update().filter(user=user.pk).values_list("pk", flat=True))


def spend_code(authenticator: Authenticator, code: str) -> bool:
    """Whether this code of the app may be used now: each code counts once, and none older than the last one.

    The library forgets a used code after half a minute, while a code is accepted for a minute and a half.
    """
    secret = _secret(authenticator)
    last = authenticator.data.get("laatste", -1)
    for counter in totp.yield_hotp_counters_from_time():
        fits = compare_user_code(
            actual=code, expected=totp.format_hotp_value(totp.hotp_value(secret, counter))
        )
        if fits and counter > last:
            authenticator.data["laatste"] = counter
            authenticator.save(update_fields=["data"])
            return True
    return False


def newest_factor(user: Any, kind: str) -> Authenticator:
    """The factor of this kind that was set up last."""
    return Authenticator.objects.filter(user=user.pk, type=kind).latest("pk")


def current_code(user: User) -> str | None:
    """The code that the app of this user shows now; None without such an app. For the demo only."""
    authenticator = Authenticator.objects.filter(user=user.pk, type=Authenticator.Type.TOTP).first()
    if authenticator is None:
        return None
    counter = list(totp.yield_hotp_counters_from_time())[1]
    return totp.format_hotp_value(totp.hotp_value(_secret(authenticator), counter))


def users_with_factor(user_ids: Iterable[Any]) -> set[Any]:
    """Which of these users have a second factor."""
    rows = Authenticator.objects.filter(user__in=list(user_ids), type__in=SOORTEN)
    return set(rows.values_list("user_id", flat=True))


@transaction.atomic
def remove_factors(user: User) -> int:
    """Take every factor of a user away after the operator checked who asks; the next sign-in sets up a new one.

    Written in the logbook of each bureau the user belongs to.
    """
    with als(None, user):
        bureaus = Lidmaatschap.objects.filter(live_memberships(klok.today()), user=user).select_related(
            "bureau"
        )
        found = {row.bureau_id: row.bureau for row in bureaus}
    for bureau in found.values():
        with als(bureau, user):
            record(Actor.systeem(bureau), "tweede_factor_gewist", onderwerp=user, categorie="V")
    amount, _per_model = Authenticator.objects.filter(user=user.pk).delete()
    return amount


def _secret(authenticator: Authenticator) -> str:
    return decrypt_text(authenticator.data["secret"], context="mfa")
