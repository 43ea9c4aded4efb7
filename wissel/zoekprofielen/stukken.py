"""The documents of a version: one for the kandidaat when it is offered, one for the opdrachtgever when it holds."""

import uuid
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.documenten import ontvangers
from wissel.documenten.actions import make_document
from wissel.documenten.models import Document
from wissel.zoekprofielen.inhoud import content_sha256, paper
from wissel.zoekprofielen.models import Zoekprofiel, Zoekpublicatie

SOORT = "zoekprofiel"


def for_kandidaat(row: Zoekprofiel, by: Actor) -> Document:
    """The version without item tables and why work fits, for the kandidaat and who works with the kandidaat."""
    content = paper(row.inhoud or {})
    document = _make(row, by, "kandidaat", Document.Publiek.KANDIDAAT, content, row.inhoud_sha256)
    Zoekprofiel.objects.filter(bureau_id=by.bureau_id, pk=row.pk).update(document=document)
    ontvangers.send(document, ontvangers.kandidaat(row.dossier), by=by, bericht="document")
    return document


def for_opdrachtgever(row: Zoekprofiel, published: Zoekpublicatie, by: Actor) -> Document:
    """Only what the publication holds; the kandidaat can read it as well."""
    content = published.inhoud
    document = _make(row, by, "opdrachtgever", Document.Publiek.ALLEN, content, content_sha256(content))
    people = ontvangers.kandidaat(row.dossier) + ontvangers.opdrachtgever(row.dossier)
    ontvangers.send(document, people, by=by, bericht="document")
    return document


def _make(
    row: Zoekprofiel, by: Actor, lezer: str, publiek: str, inhoud: dict[str, Any], sha256: str
) -> Document:
    title = f"Zoekprofiel, versie {row.nummer}"
    if lezer == "opdrachtgever":
        title += ", vastgesteld"
    return make_document(
        SOORT, row, by, stap=lezer, titel=title, publiek=publiek, versie=row.nummer, inhoud=inhoud, sha256=sha256,
        reeks=uuid.uuid5(row.dossier_id, f"zoekprofiel {lezer}"),
        meer={"inhoud": inhoud, "sha256": sha256, "lezer": lezer, "op": klok.now()},
    )  # fmt: skip
