"""Ways of working of a bureau: the built-in ones, copies and edits."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import BureauInstelling
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.trajecten import sjabloon as vorm
from wissel.trajecten.models import Sjabloon

LANGSTE_NAAM = 150


@transaction.atomic
def add_built_in(*, by: Actor) -> int:
    """Give a bureau the built-in ways of working it does not have yet. Gives how many were added.

    The term of the proposal that the bureau promises (its own setting) goes in at once.
    """
    promised = BureauInstelling.objects.filter(bureau_id=by.bureau_id).values_list(
        "voorsteltermijn_dagen", flat=True
    )
    days = promised.first() or 5
    known = set(Sjabloon.objects.filter(bureau_id=by.bureau_id).values_list("sleutel", flat=True))
    missing = [content for key, content in vorm.lees_ingebouwd().items() if key not in known]
    for content in missing:
        content["voorstel"]["dagen"] = days
        Sjabloon.objects.create(
            bureau_id=by.bureau_id, sleutel=content["sleutel"], naam=content["naam"], versie=content["versie"],
            inhoud=content, gewijzigd_op=klok.now(), gewijzigd_door_id=by.lidmaatschap_id,
        )  # fmt: skip
    if missing:
        record(by, "sjablonen_toegevoegd", categorie="V")
    return len(missing)


@transaction.atomic
def copy(*, bron: Sjabloon, naam: str, by: Actor) -> Sjabloon:
    """A copy under an own name, to be edited."""
    name = " ".join(naam.replace("\x00", "").split())
    if not name:
        raise DomainError("naam", _("Geef de kopie een naam."), veld="naam")
    if len(name) > LANGSTE_NAAM:
        text = _("Deze naam is te lang: hooguit %(tot)s tekens.") % {"tot": LANGSTE_NAAM}
        raise DomainError("te_lang", text, veld="naam")
    if Sjabloon.objects.filter(bureau_id=by.bureau_id, naam__iexact=name).exists():
        raise DomainError("bestaat", _("Er is al een sjabloon met deze naam. Kies een andere."), veld="naam")
    Sjabloon.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=bron.pk)
    key = _free_key(by, name)
    content = {**bron.inhoud, "sleutel": key, "naam": name, "versie": 1}
    vorm.check(content)
    row = Sjabloon.objects.create(
        bureau_id=by.bureau_id, sleutel=key, naam=name, versie=1, inhoud=content, afgeleid_van=bron.sleutel,
        gewijzigd_op=klok.now(), gewijzigd_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    record(by, "sjabloon_gekopieerd", onderwerp=row, categorie="V")
    return row


def _free_key(by: Actor, naam: str) -> str:
    """A key made of the name; of a name in another script, a plain one."""
    wanted = slugify(naam)[:50].strip("-_") or "sjabloon"
    taken = set(
        Sjabloon.objects.filter(bureau_id=by.bureau_id, sleutel__startswith=wanted).values_list(
            "sleutel", flat=True
        )
    )
    return next(key for key in (wanted, *(f"{wanted}-{n}" for n in range(2, 9999))) if key not in taken)


@transaction.atomic
def change(*, sjabloon: Sjabloon, inhoud: dict[str, Any], versie: int, by: Actor) -> Sjabloon:
    """Store a new version. Running trajecten keep the one they started with. Raises Changed or DomainError."""
    current = Sjabloon.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=sjabloon.pk)
    content = {**inhoud, "sleutel": current.sleutel, "versie": current.versie + 1}
    vorm.check(content)
    if {**content, "versie": current.versie} == current.inhoud:
        return current
    if current.versie != versie:
        raise Changed(
            "gewijzigd", _("Iemand anders heeft dit sjabloon net gewijzigd. Bekijk de nieuwe versie eerst.")
        )
    current.inhoud, current.naam, current.versie = content, content["naam"], current.versie + 1
    current.gewijzigd_op, current.gewijzigd_door_id = klok.now(), by.lidmaatschap_id
    current.save()
    record(by, "sjabloon_gewijzigd", onderwerp=current, categorie="V")
    return current


@transaction.atomic
def set_active(*, sjabloon: Sjabloon, actief: bool, by: Actor) -> None:
    """Take a way of working out of the choice, or put it back; running trajecten go on."""
    Sjabloon.objects.filter(bureau_id=by.bureau_id, pk=sjabloon.pk).update(
        actief=actief, gewijzigd_op=klok.now(), gewijzigd_door_id=by.lidmaatschap_id
    )
    record(by, "sjabloon_actief" if actief else "sjabloon_inactief", onderwerp=sjabloon, categorie="V")
