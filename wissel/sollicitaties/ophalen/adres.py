"""The own address: on, renewed and off. It exists only where somebody runs a mail server (`WISSEL_POSTDOMEIN`)."""

import re
import secrets

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.sollicitaties.actions import hulp
from wissel.sollicitaties.models import Postadres
from wissel.trajecten.actions.planhulp import check_kandidaat

VOOR = "bewijs-"
# 24 signs of 32: 120 bits. No capitals, for mail programs fold them.
TEKENS, LANG = "abcdefghijkmnpqrstuvwxyz23456789", 24
_DEEL = re.compile(rf"{VOOR}([{TEKENS}]{{{LANG}}})", re.IGNORECASE)


def enabled() -> bool:
    """Whether this installation takes in mail."""
    return bool(settings.POSTDOMEIN)


def shown(row: Postadres) -> str:
    """The address as one types it."""
    return f"{VOOR}{row.token}@{settings.POSTDOMEIN}"


def token_of(address: str) -> str:
    """The secret part of an address of this installation; empty when it is none."""
    local, _at, domain = address.strip().strip("<>").rpartition("@")
    found = _DEEL.fullmatch(local)
    return found[1].lower() if found and domain.lower() == settings.POSTDOMEIN.lower() else ""


@transaction.atomic
def renew(*, dossier: Dossier, by: Actor) -> Postadres:
    """A fresh address; one of before takes no mail any more."""
    dossier = hulp.hold_dossier(dossier.pk, by)
    check_kandidaat(dossier, by)
    if not enabled():
        raise DomainError("uit", _("Dit bureau haalt geen mail op."))
    _close(dossier, by)
    token = "".join(secrets.choice(TEKENS) for _sign in range(LANG))
    row = Postadres.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, token=token, aangezet_op=klok.now()
    )
    record(by, "postadres_aan", dossier=dossier, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def close(*, dossier: Dossier, by: Actor) -> None:
    """No address any more. Twice is once."""
    dossier = hulp.hold_dossier(dossier.pk, by)
    check_kandidaat(dossier, by)
    if _close(dossier, by):
        record(by, "postadres_uit", dossier=dossier, categorie="N")


def _close(dossier: Dossier, by: Actor) -> int:
    rows = Postadres.objects.filter(bureau_id=by.bureau_id, dossier=dossier, uit_op__isnull=True)
    return sum(1 for row in rows if _end(row))


def _end(row: Postadres) -> bool:
    row.uit_op = klok.now()
    row.save(update_fields=["uit_op"])
    return True


def find(token: str) -> Postadres | None:
    """The living address with this secret part, in whichever bureau, when its dossier is open."""
    if len(token) != LANG:
        return None
    for bureau in Bureau.objects.order_by("pk"):
        with als(bureau):
            rows = Postadres.objects.filter(bureau=bureau, token=token, uit_op__isnull=True)
            rows = rows.exclude(dossier__stand=Dossier.Stand.GESLOTEN)
            row = rows.select_related("dossier__bureau", "bureau").first()
        if row is not None:
            return row
    return None
