"""Sharing parts of an agreed profile with the opdrachtgever: given by the kandidaat in person, withdrawn at once."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.profielen import inhoud as vorm
from wissel.profielen.models import Deel, Persoonsprofiel, Profieldeling
from wissel.trajecten.actions.planhulp import check_kandidaat

TEKST_VERSIE = "1"
# What belongs to work; ticked when the kandidaat opens the page. The rest is an own choice.
GEWOON = (
    Deel.OPLEIDING, Deel.ERVARING, Deel.VAARDIGHEID, Deel.TAAL, Deel.DIGITAAL, Deel.VERVOER, Deel.BESCHIKBAARHEID,
)  # fmt: skip


@transaction.atomic
def share(*, profiel: Persoonsprofiel, delen: Iterable[str], by: Actor) -> Profieldeling:
    """Let the opdrachtgever read these parts of this version, from now until it is withdrawn.

    A share that was running ends. The same choice twice is one share.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(
        bureau_id=by.bureau_id, pk=profiel.dossier_id
    )
    check_kandidaat(dossier, by)
    row = Persoonsprofiel.objects.get(bureau_id=by.bureau_id, pk=profiel.pk)
    if row.stand != Persoonsprofiel.Stand.GOEDGEKEURD:
        raise Changed(
            "stand", _("Alleen het profiel waar u akkoord mee bent, kunt u delen. Ververs de pagina.")
        )
    chosen = [deel for deel in Deel.values if deel in set(delen)]
    if not chosen:
        raise DomainError("leeg", _("Kies wat uw werkgever mag lezen."), veld="delen")
    running = _running(dossier, by)
    if running is not None and running.profiel_id == row.pk and running.delen == chosen:
        return running
    if running is not None:
        _end(running, by)
    writer: Any = by.lidmaatschap_id
    made = Profieldeling.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, profiel=row, delen=chosen, inhoud=vorm.part_of(row.inhoud, chosen),
        tekst_versie=TEKST_VERSIE, van=klok.now(), gegeven_door_id=writer,
    )  # fmt: skip
    record(by, "profiel_gedeeld", dossier=dossier, onderwerp=made, categorie="T")
    return made


@transaction.atomic
def withdraw(*, dossier_id: uuid.UUID, by: Actor) -> None:
    """End the share that runs; nobody of the opdrachtgever reads it from the next request. None running is no error."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier_id)
    check_kandidaat(dossier, by)
    running = _running(dossier, by)
    if running is not None:
        _end(running, by)
        record(by, "profiel_deling_ingetrokken", dossier=dossier, onderwerp=running, categorie="T")


def end_sharing(dossier: Dossier, by: Actor) -> None:
    """Another organisation reads from now on: nothing is shared until the kandidaat says so again."""
    running = _running(dossier, by)
    if running is not None:
        _end(running, by)
        record(by, "profiel_deling_ingetrokken", dossier=dossier, onderwerp=running, categorie="T")


def _running(dossier: Dossier, by: Actor) -> Profieldeling | None:
    return Profieldeling.objects.filter(bureau_id=by.bureau_id, dossier=dossier, tot__isnull=True).first()


def _end(row: Profieldeling, by: Actor) -> None:
    row.tot, row.ingetrokken_door_id = klok.now(), by.lidmaatschap_id
    row.save(update_fields=["tot", "ingetrokken_door"])
