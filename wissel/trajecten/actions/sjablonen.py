"""Ways of working of a bureau: the built-in ones, copies and edits."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.trajecten import sjabloon as vorm
from wissel.trajecten.models import Sjabloon


@transaction.atomic
def add_built_in(*, by: Actor) -> int:
    """Give a bureau the built-in ways of working it does not have yet. Gives how many were added."""
    known = set(Sjabloon.objects.filter(bureau_id=by.bureau_id).values_list("sleutel", flat=True))
    missing = [content for key, content in vorm.lees_ingebouwd().items() if key not in known]
    for content in missing:
        Sjabloon.objects.create(
            bureau_id=by.bureau_id, sleutel=content["sleutel"], naam=content["naam"], versie=content["versie"],
            inhoud=content, gewijzigd_op=klok.now(), gewijzigd_door_id=by.lidmaatschap_id,
        )  # fmt: skip
    return len(missing)


@transaction.atomic
def copy(*, bron: Sjabloon, naam: str, by: Actor) -> Sjabloon:
    """A copy under an own name, to be edited."""
    key = slugify(naam)[:60]
    if not key:
        raise DomainError("naam", _("Geef de kopie een naam met letters."), veld="naam")
    if Sjabloon.objects.filter(bureau_id=by.bureau_id, sleutel=key).exists():
        raise DomainError("bestaat", _("Er is al een sjabloon met deze naam. Kies een andere."), veld="naam")
    content = {**bron.inhoud, "sleutel": key, "naam": naam, "versie": 1}
    vorm.check(content)
    row = Sjabloon.objects.create(
        bureau_id=by.bureau_id, sleutel=key, naam=naam, versie=1, inhoud=content, afgeleid_van=bron.sleutel,
        gewijzigd_op=klok.now(), gewijzigd_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, "sjabloon_gekopieerd", onderwerp=row, categorie="V")
    return row


@transaction.atomic
def change(*, sjabloon: Sjabloon, inhoud: dict[str, Any], versie: int, by: Actor) -> Sjabloon:
    """Store a new version. Running trajecten keep the one they started with. Raises Changed or DomainError."""
    current = Sjabloon.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=sjabloon.pk)
    if current.versie != versie:
        raise Changed(
            "gewijzigd", _("Iemand anders heeft dit sjabloon net gewijzigd. Bekijk de nieuwe versie eerst.")
        )
    content = {**inhoud, "sleutel": current.sleutel, "versie": current.versie + 1}
    vorm.check(content)
    current.inhoud, current.naam, current.versie = content, content["naam"], current.versie + 1
    current.gewijzigd_op, current.gewijzigd_door_id = klok.now(), by.lidmaatschap_id
    current.save()
    record(by, "sjabloon_gewijzigd", onderwerp=current, categorie="V")
    return current


@transaction.atomic
def set_active(*, sjabloon: Sjabloon, actief: bool, by: Actor) -> None:
    """Take a way of working out of the choice, or put it back; running trajecten go on."""
    Sjabloon.objects.filter(pk=sjabloon.pk).update(actief=actief)
    record(by, "sjabloon_actief" if actief else "sjabloon_inactief", onderwerp=sjabloon, categorie="V")
