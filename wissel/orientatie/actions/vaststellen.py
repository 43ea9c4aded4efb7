"""Fixing an orientatieprofiel together with its document, which the kandidaat gets to read."""

import uuid

from django.db import transaction
from django.utils.translation import override

from wissel.accounts.actor import Actor
from wissel.documenten import ontvangers
from wissel.documenten.actions import make_document
from wissel.documenten.kinds.orientatieprofiel.context import Deel, Regel
from wissel.documenten.models import Document
from wissel.orientatie.actions.profiel import freeze
from wissel.orientatie.models import Orientatieprofiel, Orientatieregel

SOORT = "orientatieprofiel"
UITLEG = {
    "persoonlijkheid": "Hoe iemand is, op het werk en met anderen.",
    "capaciteiten": "Wat iemand kan en kan leren, met talenten.",
    "drijfveren": "Wat iemand belangrijk vindt en wat energie geeft.",
    "belemmeringen": "Wat werken nu lastiger maakt, in woorden over werk.",
    "voorwaarden": "Wat nodig is om goed te kunnen werken.",
}


@transaction.atomic
def freeze_profile(*, profiel: Orientatieprofiel, by: Actor) -> Document:
    """Fix the version and make its document once; a second press gives the same one.

    Raises DomainError that names the parts that are still empty.
    """
    row = freeze(profiel=profiel, by=by)
    row = Orientatieprofiel.objects.select_related("dossier", "document").get(
        bureau_id=by.bureau_id, pk=row.pk
    )
    if row.document is not None:
        return row.document
    document = make_document(
        SOORT, row, by, titel=f"Oriëntatieprofiel, versie {row.nummer}", publiek=Document.Publiek.KANDIDAAT,
        versie=row.nummer, reeks=uuid.uuid5(row.dossier_id, SOORT), inhoud=row.inhoud, sha256=row.inhoud_sha256,
        meer={"delen": parts(row)},
    )  # fmt: skip
    Orientatieprofiel.objects.filter(bureau_id=by.bureau_id, pk=row.pk).update(document=document)
    ontvangers.send(document, ontvangers.kandidaat(row.dossier), by=by, bericht="document")
    return document


def parts(row: Orientatieprofiel) -> tuple[Deel, ...]:
    """The five parts of a fixed version in words, always five, in Dutch."""
    with override("nl"):
        names = {str(value): str(label) for value, label in Orientatieregel.Deel.choices}
        themes = {str(value): str(label) for value, label in Orientatieregel.Thema.choices if value}
    return tuple(
        Deel(
            names[part["deel"]],
            UITLEG[part["deel"]],
            tuple(
                Regel(each["tekst"], themes.get(each["thema"], ""), each["bron_woorden"])
                for each in part["regels"]
            ),
        )  # fmt: skip
        for part in (row.inhoud or {"delen": []})["delen"]
    )
