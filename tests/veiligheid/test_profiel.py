"""What stands in a persoonsprofiel: the opdrachtgever meets only what is shared, and only while it is."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from tests.arrange import profielen as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast, sign_in
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.policies import visible
from wissel.policies.toegang import routes
from wissel.profielen.actions import bewijs, deling, versies
from wissel.profielen.models import Persoonsprofiel, Profieldeling, Profielregel

DELEN = ("opleiding", "ervaring", "vaardigheid", "taal", "eigenschap", "belemmering", "wens")


def word(name: str) -> str:
    return f"KANARIE{name.upper()}"


WOORDEN = {*map(word, DELEN), word("kansen"), word("bewijs"), word("antwoord"), word("na")}


@pytest.fixture
def profiel(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Persoonsprofiel:
    """An agreed version with a canary in every part, its evidence and its answer; and one line written after it."""
    set_clock(monkeypatch, "2026-04-07T10:00")
    dossier = open_samira(cast)
    arrange.fill(cast, dossier)
    by = cast.samira.actor
    soort = {"ervaring": "vrijwillig", "vaardigheid": "competentie", "wens": "ambitie"}
    made: dict[str, Profielregel] = {}
    for deel in DELEN:
        kind = {"soort": soort[deel]} if deel in soort else {}
        made[deel] = arrange.add(dossier, by, deel, naam=word(deel), **kind)
    bewijs.add_evidence(regel_id=made["vaardigheid"].pk, soort="voorbeeld", tekst=word("bewijs"), by=by)
    arrange.sheet(dossier, cast.anna.actor, "kansen", vinden=word("kansen"), verkrijgen="b", behouden="c")
    row = versies.offer(dossier=dossier, by=cast.anna.actor)
    arrange.agree(cast, row, "akkoord_met_opmerking", word("antwoord"))
    arrange.add(dossier, by, "taal", naam=word("na"))
    row.refresh_from_db()
    return row


def met(client: Any, space: str, row: Persoonsprofiel) -> set[str]:
    """Which canaries somebody meets on every address of a space that can be made with this case."""
    ids = {"dossier_id": row.dossier_id, "profiel_id": row.pk, "document_id": row.document_id}
    found: set[str] = set()
    for _route, name, pattern in routes():
        parts = pattern.pattern.converters
        if not name.startswith(f"{space}:") or not set(parts) <= set(ids):
            continue
        answer = client.get(reverse(name, kwargs={part: ids[part] for part in parts}))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found |= {each for each in WOORDEN if each.encode() in body}
    return found


def test_kandidaat_and_bureau_meet_it_all(cast: Cast, profiel: Persoonsprofiel) -> None:
    own = met(sign_in(Client(), cast.samira), "kandidaat", profiel)
    assert WOORDEN - own == {word("na")}, "what came after the version stands on the page of its part"
    assert word("na").encode() in sign_in(Client(), cast.samira).get("/mijn/profiel/deel/taal/").content
    for deel in DELEN:
        assert (
            word(deel).encode() in sign_in(Client(), cast.samira).get(f"/mijn/profiel/deel/{deel}/").content
        )
    assert met(sign_in(Client(), cast.anna), "bureau", profiel) == WOORDEN
    paper = Document.objects.get(pk=profiel.document_id)
    file = b"".join(sign_in(Client(), cast.samira).get(reverse("document", args=[paper.pk])))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(file)).pages)
    assert WOORDEN - {each for each in WOORDEN if each in text} == {word("na")}


def test_the_opdrachtgever_meets_nothing_without_consent_the_shared_part_with_it_and_nothing_after(
    cast: Cast, profiel: Persoonsprofiel
) -> None:
    piet = sign_in(Client(), cast.piet)
    assert met(piet, "opdrachtgever", profiel) == set()
    deling.share(profiel=profiel, delen=["ervaring", "vaardigheid"], by=cast.samira.actor)
    assert met(piet, "opdrachtgever", profiel) == {word("ervaring"), word("vaardigheid"), word("bewijs")}
    deling.withdraw(dossier_id=profiel.dossier_id, by=cast.samira.actor)
    assert met(piet, "opdrachtgever", profiel) == set()
    assert not visible(cast.piet.actor, Profieldeling).exists()


@pytest.mark.parametrize("who", ["verzekeraar", "backoffice", "visser", "bram"])
def test_others_meet_nothing_also_while_it_is_shared(cast: Cast, profiel: Persoonsprofiel, who: str) -> None:
    deling.share(profiel=profiel, delen=list(DELEN), by=cast.samira.actor)
    client = sign_in(Client(), getattr(cast, who))
    assert met(client, "opdrachtgever", profiel) == set() == met(client, "bureau", profiel)


def test_no_file_and_no_mail_carries_it_to_the_opdrachtgever(cast: Cast, profiel: Persoonsprofiel) -> None:
    deling.share(profiel=profiel, delen=list(DELEN), by=cast.samira.actor)
    piet = sign_in(Client(), cast.piet)
    papers = Document.objects.filter(soort="persoonsprofiel")
    assert papers.count() == 2
    assert {piet.get(reverse("document", args=[each.pk])).status_code for each in papers} == {404}
    mails = [text_of(row) + row.onderwerp for row in Bericht.objects.all()]
    assert mails and not any(each in mail for mail in mails for each in WOORDEN)


def test_a_closed_dossier_keeps_consent_withdrawable(cast: Cast, profiel: Persoonsprofiel) -> None:
    deling.share(profiel=profiel, delen=["taal"], by=cast.samira.actor)
    Dossier.objects.filter(pk=profiel.dossier_id).update(stand="gesloten", gesloten_op="2026-04-07")
    sign_in(Client(), cast.samira).post("/mijn/profiel/delen/stoppen/")
    assert Profieldeling.objects.get().tot is not None
