"""What a kandidaat handed in, thought of it and heard about it reaches nobody but kandidaat and coach."""

import base64
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from tests.leren.test_stappen import give, hand_in
from tests.policies.test_elke_url import OWN, fill
from tests.policies.wereld import Zaak
from wissel.dossiers.models import Dossier
from wissel.leren.actions import antwoorden
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.trajecten.models import Logboekregel

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WOORDEN = {
    name: f"KANARIE-{name}-{uuid.uuid4().hex[:8]}" for name in ("tekst", "reflectie", "antwoord", "waarom")
}


@pytest.fixture
def zaak(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Zaak:
    set_clock(monkeypatch, "2026-06-02T10:00")
    dossier = open_samira(cast)
    [stap] = give(cast, dossier, "mijn-plan-bij-spanning", waarom=WOORDEN["waarom"])
    row = hand_in(cast, stap, tekst=WOORDEN["tekst"], reflectie=WOORDEN["reflectie"])
    antwoorden.answer(inlevering=row, tekst=WOORDEN["antwoord"], opnieuw=True, by=cast.anna.actor)
    ids = {"dossier_id": dossier.pk, "leerstap_id": stap.pk, "leeritem": stap.item, "nummer": 1}
    return Zaak(dossier, ids, WOORDEN)


def seen(client: Any, zaak: Zaak, part: str) -> set[str]:
    """Which of the words somebody meets on all pages of one audience."""
    found = set()
    for route, name, _pattern in OWN:
        path = fill(route, zaak) if name.startswith(part) else None
        if path is None:
            continue
        response = client.get(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        found |= {key for key, word in WOORDEN.items() if word.encode() in body}
    return found


def test_kandidaat_and_coach_read_it(cast: Cast, zaak: Zaak, inloggen: Any) -> None:
    assert seen(inloggen(cast.samira), zaak, "kandidaat:leren") == set(WOORDEN)
    assert seen(inloggen(cast.anna), zaak, "bureau:leer") == set(WOORDEN)


def test_an_opdrachtgever_meets_none_of_it_on_any_page(cast: Cast, zaak: Zaak, inloggen: Any) -> None:
    client = inloggen(cast.piet)
    assert client.get(reverse("opdrachtgever:medewerkers")).status_code == 200
    assert seen(client, zaak, "opdrachtgever:") == set() == seen(client, zaak, "bureau:")


def test_jobhunter_and_manager_see_that_it_was_given_and_not_what_was_written(
    cast: Cast, zaak: Zaak, inloggen: Any
) -> None:
    for who in (cast.joris, cast.mo):
        client = inloggen(who)
        assert "Mijn plan bij spanning" in client.get(f"/dossiers/{zaak.dossier.pk}/leren/").content.decode()
        assert seen(client, zaak, "bureau:") <= {"waarom"}


def test_a_file_that_was_handed_in_is_for_kandidaat_and_coach(cast: Cast, zaak: Zaak, inloggen: Any) -> None:
    [stap] = give(cast, zaak.dossier, "netwerkkaart")
    row = hand_in(cast, stap, bestand=SimpleUploadedFile("kaart.png", PNG))
    assert row.document is not None
    for who, code in (
        (cast.samira, 200), (cast.anna, 200), (cast.joris, 404), (cast.mo, 404), (cast.piet, 404),
        (cast.backoffice, 404),
    ):  # fmt: skip
        assert inloggen(who).get(reverse("document", args=[row.document.pk])).status_code == code, who.persoon


def test_no_mail_task_or_log_line_holds_it(cast: Cast, zaak: Zaak) -> None:
    mails = [text_of(row) + row.onderwerp for row in Bericht.objects.all()]
    assert not any(word in mail for mail in mails for word in WOORDEN.values())
    for line in Logboekregel.objects.filter(dossier=zaak.dossier):
        assert not any(word in f"{line.waarom}{line.resultaat}{line.vervolg}" for word in WOORDEN.values())
        assert "spanning" not in line.waarom
    assert Dossier.objects.get(pk=zaak.dossier.pk).volgende_wat.find("spanning") == -1
