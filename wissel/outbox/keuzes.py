"""Who wants to hear what by mail, and how."""

import uuid
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.outbox.models import Meldingkeuze
from wissel.outbox.onderwerpen import Keuze, onderwerp_van, onderwerpen_voor


def choices_of(bureau_id: uuid.UUID, personen: Iterable[uuid.UUID], soort: str) -> dict[uuid.UUID, Keuze]:
    """How each of these people wants to hear about this kind of news, in one query."""
    people = list(personen)
    topic = onderwerp_van(soort)
    if topic is None:
        return dict.fromkeys(people, Keuze.DIRECT)
    rows = Meldingkeuze.objects.filter(
        bureau_id=bureau_id, persoon_id__in=people, onderwerp=topic.sleutel
    ).values_list("persoon_id", "keuze")
    chosen = {person: Keuze(choice) for person, choice in rows}
    return {person: chosen.get(person, topic.standaard) for person in people}


@transaction.atomic
def choose(*, keuzes: Mapping[str, str], by: Actor) -> None:
    """Keep how this person wants to hear about each topic of the own role. Raises DomainError for another topic."""
    known = {each.sleutel for each in onderwerpen_voor(by.rol)}
    if not by.persoon_id or set(keuzes) - known or set(keuzes.values()) - set(Keuze.values):
        raise DomainError("keuze", _("Kies bij elk onderwerp hoe u het wilt horen."))
    for topic, choice in keuzes.items():
        Meldingkeuze.objects.update_or_create(
            bureau_id=by.bureau_id, persoon_id=by.persoon_id, onderwerp=topic,
            defaults={"keuze": choice, "op": klok.now()},
        )  # fmt: skip
    record(by, "meldingkeuze", categorie="V")
