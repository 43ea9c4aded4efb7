"""The eerstejaarsevaluatie as a document, made when it is finished and shared with both who held it."""

import uuid

from django.db import transaction

from wissel.accounts.actor import Actor
from wissel.documenten import ontvangers
from wissel.documenten.actions import make_document
from wissel.documenten.models import Document
from wissel.dossiers.models import Eerstejaarsevaluatie
from wissel.dossiers.plichten import evaluatie as verbs
from wissel.trajecten.actions.privacy import refuse_medical

EVALUATIE = "eerstejaarsevaluatie"
# What the bureau writes; both views are in the own words of who gave them.
TEKSTEN = ("toelichting_spoor1", "toelichting_spoor2", "afspraken")


@transaction.atomic
def finish_evaluatie(*, evaluatie: Eerstejaarsevaluatie, by: Actor, inhoud_sha256: str) -> Document:
    """Finish an evaluation: its day becomes the fact, and its document goes to kandidaat and opdrachtgever. Once.

    Raises DomainError while words in it seem medical and have no answer.
    """
    if evaluatie.vastgesteld_op is None:
        refuse_medical(
            evaluatie.dossier_id, by.bureau_id, {name: getattr(evaluatie, name) for name in TEKSTEN}
        )
    row = verbs.finish(evaluatie=evaluatie, by=by, inhoud_sha256=inhoud_sha256)
    row = Eerstejaarsevaluatie.objects.select_related("dossier", "document").get(
        bureau_id=by.bureau_id, pk=row.pk
    )
    if row.document is not None:
        return row.document
    document = make_document(
        EVALUATIE, row, by, titel="Eerstejaarsevaluatie", publiek=Document.Publiek.ALLEN, versie=row.nummer,
        reeks=uuid.uuid5(row.dossier_id, EVALUATIE), inhoud=verbs.content(row), sha256=row.inhoud_sha256,
    )  # fmt: skip
    Eerstejaarsevaluatie.objects.filter(bureau_id=by.bureau_id, pk=row.pk).update(document=document)
    people = ontvangers.kandidaat(row.dossier) + ontvangers.opdrachtgever(row.dossier)
    ontvangers.send(document, people, by=by, bericht="document")
    return document
