"""A letter of the employer as a paper: a PDF that is frozen and sent, and a Word file of the same frozen words."""

import uuid
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.documenten import kinds, ontvangers
from wissel.documenten.actions import store_document
from wissel.documenten.kinds.werkgeversbrief import word
from wissel.documenten.models import Document
from wissel.documenten.render import render
from wissel.documenten.soorten import WERKGEVERSBRIEF
from wissel.medewerking import brieven
from wissel.medewerking.feitblad import FeitBlad
from wissel.medewerking.models import Werkgeversstap
from wissel.trajecten.inhoud import content_sha256


def make_letter(stap: Werkgeversstap, feiten: tuple[FeitBlad, ...], by: Actor) -> Document:
    """Freeze the letter of a step: under the name of the employer, never of the bureau. The kandidaat gets it."""
    content = brieven.content(stap, stap.dossier, feiten, by.naam)
    sha256 = content_sha256(content)
    kind = kinds.get(WERKGEVERSBRIEF)
    pdf = render(WERKGEVERSBRIEF, kind.context(content, sha256=sha256), made_at=klok.now())
    document = store_document(
        dossier=stap.dossier, by=by, soort=WERKGEVERSBRIEF, titel=f"Brief van de werkgever: {content['onderwerp']}",
        datum=stap.datum, publiek=Document.Publiek.ALLEN, bytes_=pdf, bestandsnaam=_name(content, "pdf"),
        reeks=uuid.uuid5(stap.pk, "brief"), versie=1, inhoud=content, inhoud_sha256=sha256,
        sjabloon_versie=kind.versie,
    )  # fmt: skip
    # The employer knows, so nobody there gets a mail about it.
    people = [*ontvangers.kandidaat(stap.dossier), ontvangers.Ontvanger(Rol.OPDRACHTGEVER, None)]
    ontvangers.send(document, people, by=by, bericht="medewerking")
    return document


def preview(stap: Werkgeversstap, feiten: tuple[FeitBlad, ...], by: Actor) -> dict[str, Any]:
    """What the letter will say, before it is made."""
    return brieven.content(stap, stap.dossier, feiten, by.naam)


def word_file(document: Document) -> tuple[bytes, str]:
    """The frozen words of a letter as a Word file, with its name; the PDF stays the letter itself."""
    content: Any = document.inhoud
    return word.build(content, made_at=document.gemaakt_op), _name(content, "docx")


def _name(content: dict[str, Any], ending: str) -> str:
    return f"brief-{content['soort'].replace('_', '-')}-{content['datum']}.{ending}"
