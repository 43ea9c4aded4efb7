"""A lesson becomes a change of the zoekprofiel: the coach decides, and the link to the rejection stays (S0.33)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.sollicitaties.actions import hulp, lessen
from wissel.sollicitaties.models import Afwijzing
from wissel.zoekprofielen.actions import versies
from wissel.zoekprofielen.models import Zoekprofiel


@transaction.atomic
def use_lesson(
    *, afwijzing: Afwijzing, by: Actor, geleerd: str, koers: str = "", koers_reden: str = ""
) -> Zoekprofiel:
    """Write what was learned in the draft of the zoekprofiel, which is begun when there is none. Twice is once.

    The words stand in the zoekprofiel, the employer only behind the link. An empty `koers` leaves what was chosen.
    Raises DomainError for another than the coach, or at the field.
    """
    application = hulp.hold(afwijzing.sollicitatie, by, weg=True)
    if by.rol != Rol.COACH:
        raise DomainError("niet_van_u", _("De coach beslist over het zoekprofiel."))
    row = Afwijzing.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=afwijzing.pk)
    if row.zoekprofiel_id:
        return Zoekprofiel.objects.get(bureau_id=by.bureau_id, pk=row.zoekprofiel_id)
    text = geleerd.replace("\x00", "").strip()
    if not text:
        raise DomainError("leeg", _("Schrijf wat er verandert in het zoekprofiel."), veld="geleerd")
    draft = versies.new_version(dossier=application.dossier, by=by)
    values: dict[str, Any] = {"geleerd": f"{draft.geleerd.rstrip()}\n{text}".strip()}
    if koers:
        values["koers"] = koers
    if koers_reden.strip():
        values["koers_reden"] = f"{draft.koers_reden.rstrip()}\n{koers_reden.strip()}".strip()
    draft = versies.save_chapters(profiel=draft, by=by, **values)
    row.zoekprofiel = draft
    row.save(update_fields=["zoekprofiel"])
    record(by, "afwijzing_in_zoekprofiel", dossier=row.dossier_id, onderwerp=application, categorie="N")
    lessen.looked_at(afwijzing=row, by=by)
    return draft
