"""The bedrijfsarts or arbeidsdeskundige gives a belastbaarheid by a link: a paper, items, or both."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.belastbaarheid import actions
from wissel.belastbaarheid.actions.punten import PuntInvoer
from wissel.belastbaarheid.actions.versies import OVERNEMEN
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.betrokkenen.actions.taaklinks import SOORT, finish, lock_link, outsider
from wissel.betrokkenen.models import Taaklink
from wissel.documenten.actions import upload_document
from wissel.documenten.models import Document
from wissel.documenten.soorten import BELASTBAARHEID
from wissel.fouten import DomainError
from wissel.trajecten.actions.taken import make_taak


@transaction.atomic
def give(
    *, token: str, soort: str, datum: dt.date, punten: Mapping[str, PuntInvoer], bestand: Any = None,
    herzien_op: dt.date | None = None, uren_per_dag: Decimal | None = None, uren_per_week: Decimal | None = None,
    taken: str = "",
) -> Taaklink:  # fmt: skip
    """What somebody can do at work, in the name of who was asked.

    Items or hours make an established version at once: its author entered it. A paper alone is kept, and the coach
    gets a task to copy its items. The paper is for coach and kandidaat only. Raises DomainError at the field.
    """
    row = lock_link(token)
    if row.soort != SOORT.BELASTBAARHEID:
        raise DomainError("weg", _("Deze link werkt niet meer."))
    by = outsider(row)
    described = {key: given for key, given in punten.items() if not given.leeg or given.opmerking}
    if bestand is None and not described and uren_per_dag is None and uren_per_week is None:
        words = _("Kies het stuk, vul de uren in of beschrijf ten minste één punt.")
        raise DomainError("leeg", words, veld="bestand")
    if soort not in Belastbaarheid.Soort.values:
        raise DomainError("soort", _("Kies FML, IZP of BAR."), veld="soort")
    document = _keep(row, by, soort, datum, bestand) if bestand is not None else None
    if described or uren_per_dag is not None or uren_per_week is not None:
        version = actions.begin(
            dossier=row.dossier, by=by, sleutel=row.sleutel, soort=soort, datum=datum, auteur_naam=row.naam,
            auteur_rol=row.rol, document=document, herzien_op=herzien_op, overnemen=False,
        )  # fmt: skip
        hours = {"uren_per_dag": uren_per_dag, "uren_per_week": uren_per_week, "taken": taken}
        _describe(version, by, described, hours)
    elif document is not None:
        make_taak(
            dossier=row.dossier, by=by, soort=OVERNEMEN, voor_rol=Rol.COACH, sleutel=f"{OVERNEMEN} {document.pk}",
            titel=_("Belastbaarheid overnemen uit het stuk van %(naam)s") % {"naam": row.naam},
        )  # fmt: skip
    finish(row)
    return row


def _describe(
    version: Belastbaarheid, by: Actor, punten: Mapping[str, PuntInvoer], hours: Mapping[str, Any]
) -> None:
    """Items and hours of the author's own version, established at once."""
    actions.set_items(belastbaarheid=version, by=by, punten=punten)
    version.refresh_from_db()
    actions.save_hours(belastbaarheid=version, by=by, versie=version.versie, opbouw=[], **hours)
    version.refresh_from_db()
    actions.establish(belastbaarheid=version, by=by, versie=version.versie)


def _keep(row: Taaklink, by: Actor, soort: str, datum: dt.date, bestand: Any) -> Document:
    label = Belastbaarheid.Soort(soort).label
    return upload_document(
        dossier=row.dossier, by=by, titel=f"{label}, {row.naam}"[:200], soort=BELASTBAARHEID, datum=datum,
        publiek=Document.Publiek.KANDIDAAT, bestand=bestand, auteur=f"{row.naam}, {row.get_rol_display()}"[:150],
    )  # fmt: skip
