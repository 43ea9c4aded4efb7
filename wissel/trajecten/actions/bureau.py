"""A new bureau on this installation: its settings, the built-in ways of working and its first manager."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau, BureauInstelling, Persoon, Rol
from wissel.database.context import als
from wissel.dossiers.actions.openen import make_persoon
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.mensen.uitnodigen import Gemaakt, invite
from wissel.trajecten.actions.sjablonen import add_built_in


@transaction.atomic
def open_bureau(*, naam: str, soort: str = Bureau.Soort.BUREAU, slug: str = "") -> Bureau:
    """Make the tenant with its settings and ways of working; needs the owner of the database.

    Raises DomainError when the name or short name is taken.
    """
    slug = slug or slugify(naam)[:50]
    if (
        not slug
        or Bureau.objects.filter(slug=slug).exists()
        or Bureau.objects.filter(naam__iexact=naam).exists()
    ):
        raise DomainError("bestaat", f"Er is al een bureau {naam} of {slug}. Kies een andere naam.")
    bureau = Bureau.objects.create(slug=slug, naam=naam, soort=soort)
    with als(bureau):
        by = Actor.systeem(bureau)
        BureauInstelling.objects.create(bureau=bureau)
        add_built_in(by=by)
        record(by, "bureau_geopend", onderwerp=bureau, categorie="V")
    return bureau


def invite_manager(*, bureau: Bureau, email: str, **naam: Any) -> Gemaakt:
    """Invite a bureaumanager from outside the product: the first one, or when none is left."""
    with als(bureau):
        by = Actor.systeem(bureau)
        person = Persoon.objects.filter(bureau=bureau, email__iexact=email, dossiers__isnull=True).first()
        person = person or make_persoon(by=by, email=email.lower(), **naam)
        return invite(by=by, persoon=person, rol=Rol.BUREAUMANAGER)
