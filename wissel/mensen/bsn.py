"""The burgerservicenummer: checked, encrypted, masked, and shown only with a reason that is logged first."""

from django.db import transaction
from django.utils.translation import gettext as _
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn

from wissel.accounts.actor import Actor
from wissel.accounts.models import Persoon
from wissel.accounts.sleutels import blind_index, decrypt, encrypt
from wissel.fouten import DomainError
from wissel.logbook.actions import record, record_look


def clean(text: str) -> str:
    """Nine digits that pass the 'elfproef'. Raises DomainError otherwise; the number itself is never repeated."""
    try:
        return str(bsn.validate(text.zfill(9)))
    except ValidationError:
        raise DomainError(
            "bsn", _("Dit burgerservicenummer klopt niet. Controleer de negen cijfers."), veld="bsn"
        ) from None


@transaction.atomic
def record_bsn(*, persoon: Persoon, nummer: str, by: Actor, dossier: object = None) -> None:
    """Store a BSN encrypted, with a keyed hash to find it by."""
    digits = clean(nummer)
    index = blind_index(digits, context=f"bsn {persoon.bureau_id}")
    taken = Persoon.objects.filter(bureau_id=persoon.bureau_id, bsn_index=index).exclude(pk=persoon.pk)
    if taken.exists():
        raise DomainError(
            "bsn_bestaat",
            _("Dit burgerservicenummer staat al bij iemand anders. Controleer het."),
            veld="bsn",
        )
    persoon.bsn_versleuteld = encrypt(digits.encode(), context=f"bsn {persoon.pk}")
    persoon.bsn_index = index
    persoon.save(update_fields=["bsn_versleuteld", "bsn_index"])
    record(by, "bsn_vastgelegd", dossier=dossier, onderwerp=persoon, categorie="B")


@transaction.atomic
def reveal_bsn(*, persoon: Persoon, by: Actor, reden: str, dossier: object = None) -> str:
    """The BSN in the clear; that it was looked at and why is written first."""
    if len(reden.strip()) < 5:
        raise DomainError(
            "reden", _("Schrijf waarom u het nummer nodig heeft. Dit komt in het logboek."), veld="reden"
        )
    record_look(by, "bsn_getoond", dossier=dossier, onderwerp=persoon, categorie="B", reden=reden.strip())
    if not persoon.bsn_versleuteld:
        raise DomainError("geen_bsn", _("Er is nog geen burgerservicenummer vastgelegd."))
    return decrypt(persoon.bsn_versleuteld, context=f"bsn {persoon.pk}").decode()
