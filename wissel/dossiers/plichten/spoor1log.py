"""The employer's own log of spoor 1: lines are added, and corrected by a better line (S1.14)."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.feitkeuring import check_moment
from wissel.dossiers.models import Dossier, Spoor1Actie, Spoor1Onderzoek
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record

LANGST = 5_000
_VELDEN = ("optie", "datum", "wat", "resultaat")


@transaction.atomic
def add_actie(
    *, dossier: Dossier, optie: str, datum: dt.date, wat: str, by: Actor, resultaat: str = "",
    sleutel: uuid.UUID | None = None, vervangt: Spoor1Actie | None = None,
) -> Spoor1Actie:  # fmt: skip
    """Add a line about what the employer did for return, or a better line in place of `vervangt`.

    The same form sent twice (same `sleutel`) is one line. Raises DomainError at the field for a day ahead or before the
    sickness, an unknown option or no words; Changed when the line was corrected already.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    values: dict[str, Any] = {
        "optie": optie, "datum": datum, "wat": wat.strip(), "resultaat": resultaat.strip()[:LANGST]
    }  # fmt: skip
    _check(dossier, values)
    key = sleutel or uuid.uuid4()
    known = Spoor1Actie.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=key).first()
    if known is not None:
        return known
    if vervangt is not None and (answer := _replaced(vervangt, values)) is not None:
        return answer
    row = Spoor1Actie.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, vervangt=vervangt, sleutel=key, door_id=by.lidmaatschap_id,
        door_naam=by.naam, op=klok.now(), **values,
    )  # fmt: skip
    if dossier.laatste_activiteit_op is None or dossier.laatste_activiteit_op < datum:
        dossier.laatste_activiteit_op = datum
        dossier.save(update_fields=["laatste_activiteit_op"])
    done = "spoor1actie_verbeterd" if vervangt else "spoor1actie_geschreven"
    record(by, done, dossier=dossier, onderwerp=row, categorie="C")
    return row


def live(rows: QuerySet[Spoor1Actie]) -> QuerySet[Spoor1Actie]:
    """The lines that hold: nobody put a better one in their place."""
    return rows.filter(vervangen_door__isnull=True)


def _check(dossier: Dossier, values: dict[str, Any]) -> None:
    if values["optie"] not in Spoor1Onderzoek.Optie.values:
        raise DomainError("optie", _("Kies waar dit over gaat."), veld="optie")
    if not values["wat"]:
        raise DomainError("leeg", _("Schrijf wat u heeft gedaan."), veld="wat")
    check_moment(dossier, values["datum"], today=klok.today(), veld="datum")


def _replaced(old: Spoor1Actie, values: dict[str, Any]) -> Spoor1Actie | None:
    """The line as it is when nothing changes or when this very correction was made; else Changed."""
    if all(getattr(old, name) == values[name] for name in _VELDEN):
        return old
    now = Spoor1Actie.objects.filter(bureau_id=old.bureau_id, vervangt=old).first()
    if now is None:
        return None
    if all(getattr(now, name) == values[name] for name in _VELDEN):
        return now
    text = _("Deze regel is intussen al verbeterd. Lees eerst wat er nu staat en verbeter dan die regel.")
    raise Changed("gewijzigd", text)
