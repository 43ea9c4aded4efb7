"""What the verbs of the zoekprofiel share: locks, refusing a frozen version, and the state that was on screen."""

from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.trajecten.actions.taken import drop_taak, finish_taak
from wissel.trajecten.models import Taak
from wissel.zoekprofielen.models import Richting, Zoekprofiel

STAND = Zoekprofiel.Stand
GELDEND = (STAND.BIJ_KANDIDAAT, STAND.AKKOORD, STAND.VASTGESTELD)


def lock_dossier(dossier_id: Any, by: Actor) -> Dossier:
    """One writer at a time in one dossier; taken before a version of it, so that nobody waits in a circle."""
    return Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier_id)


def lock_profiel(profiel: Zoekprofiel, by: Actor) -> Zoekprofiel:
    return (
        Zoekprofiel.objects.select_for_update(of=("self",))
        .select_related("dossier")
        .get(bureau_id=by.bureau_id, pk=profiel.pk)
    )


def lock_concept(profiel: Zoekprofiel, by: Actor) -> Zoekprofiel:
    """The version, held, when it can still change. Raises DomainError when it was offered."""
    row = lock_profiel(profiel, by)
    if row.stand != STAND.CONCEPT:
        text = _(
            "Versie %(nummer)s is al aangeboden en verandert niet meer. Maak een nieuwe versie om iets te wijzigen."
        )
        raise DomainError("bevroren", text % {"nummer": row.nummer})
    return row


def lock_richting(richting: Richting, by: Actor) -> tuple[Richting, Zoekprofiel]:
    """A direction of a draft, with its version held."""
    profiel = lock_concept(richting.zoekprofiel, by)
    row = Richting.objects.filter(bureau_id=by.bureau_id, zoekprofiel=profiel, pk=richting.pk).first()
    if row is None:
        words = _("Deze richting is net door iemand anders weggehaald. Voeg hem zo nodig opnieuw toe.")
        raise Changed("weg", words)
    return row, profiel


def touched(profiel: Zoekprofiel) -> None:
    profiel.versie += 1
    profiel.save(update_fields=["versie"])


def is_coach(by: Actor) -> bool:
    return by.rol == Rol.COACH


def close_tasks(dossier: Dossier, by: Actor, begin: str, *, done: bool = True) -> None:
    """Finish (or take back) the open tasks whose reason begins with these words."""
    rows = Taak.objects.filter(
        bureau_id=by.bureau_id, dossier=dossier, sleutel__startswith=begin, klaar_op__isnull=True,
        vervallen_op__isnull=True,
    )  # fmt: skip
    for row in rows:
        if done:
            finish_taak(taak=row, by=by)
        else:
            drop_taak(taak=row, by=by)
