"""The link and the code of an aanmelding: the link travels by mail, the code stands on screen once.

The link can be made anew by the server, so that a later mail opens the same aanmelding; the database holds its hash.
"""

import base64
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from wissel import klok
from wissel.aanmeldingen.models import Aanmelding
from wissel.accounts.actor import Actor
from wissel.accounts.sleutels import blind_index
from wissel.logbook.actions import record
from wissel.mensen.geheim import MAX_POGINGEN, bureau_of, code_fits, code_hash, new_code, token_hash

BEZOEKER = "openbaar"


def token_of(row: Aanmelding) -> str:
    """The secret of the link: the bureau, and a keyed hash of which aanmelding and which of its links."""
    secret = blind_index(f"link {row.link_nummer}", context=f"aanmelding {row.pk}")
    return f"{row.bureau_id}.{base64.urlsafe_b64encode(secret).decode().rstrip('=')}"


def link_of(row: Aanmelding) -> str:
    """The address at which somebody goes on, with the code."""
    return f"{settings.ADRES}/aanmelding/{token_of(row)}/"


def find(token: str) -> Aanmelding | None:
    """The aanmelding of this link in whatever state; needs the database context of its bureau."""
    return _of_token(token).select_related("bureau", "organisatie").first()


def _of_token(token: str) -> QuerySet[Aanmelding]:
    bureau_id: Any = bureau_of(token)
    return Aanmelding.objects.filter(bureau_id=bureau_id, token_hash=token_hash(token))


def by_id(bureau_id: Any, aanmelding_id: Any) -> Aanmelding | None:
    """One aanmelding of a bureau, for who proved to be allowed to; needs the database context of its bureau."""
    rows = Aanmelding.objects.filter(bureau_id=bureau_id, pk=aanmelding_id)
    return rows.select_related("bureau", "organisatie", "lidmaatschap__persoon").first()


def applicant(row: Aanmelding) -> Actor:
    """Who acts by the link: the visitor, at this bureau."""
    return Actor(bureau_id=row.bureau_id, bureau_naam=row.bureau.naam, rol=BEZOEKER)


def give_code(row: Aanmelding) -> str:
    """A new code, to be shown once; the one before it stops working. The caller saves the row."""
    code = new_code()
    row.code_hash, row.pogingen = code_hash(code, context=_context(row)), 0
    return code


@transaction.atomic
def try_code(*, token: str, code: str) -> int | None:
    """None when the code is right, else how many tries are left; after the last wrong one only the bureau can help.

    Returns instead of raising, so that the count stays. 0 as well for a link that is not known.
    """
    row = _of_token(token).select_for_update(of=("self",)).select_related("bureau").first()
    if row is None or row.code_hash is None:
        return 0
    if code_fits(row.code_hash, code, context=_context(row)):
        row.pogingen = 0
        row.save(update_fields=["pogingen"])
        record(applicant(row), "aanmelding_geopend", onderwerp=row, categorie="R")
        return None
    row.pogingen += 1
    if row.pogingen >= MAX_POGINGEN:
        row.code_hash = None
        record(applicant(row), "aanmelding_geblokkeerd", onderwerp=row, categorie="R")
    row.save(update_fields=["pogingen", "code_hash"])
    return MAX_POGINGEN - row.pogingen


@transaction.atomic
def new_code_for(*, aanmelding: Aanmelding, by: Actor) -> str:
    """A new code for who lost it, told by phone by a colleague of the bureau; written in the logbook."""
    row = Aanmelding.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=aanmelding.pk)
    code = give_code(row)
    row.save(update_fields=["code_hash", "pogingen"])
    record(by, "aanmelding_nieuwe_code", onderwerp=row, categorie="R", reden=klok.today().isoformat())
    return code


def _context(row: Aanmelding) -> str:
    return f"aanmelding {row.pk}"
