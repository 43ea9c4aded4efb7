"""No mail or file carries answers, scores or measures. Who meets them on a page: tests/policies/lezers.toml."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tests.arrange import orientatie as arrange
from tests.arrange.escalatie import texts
from tests.arrange.trajecten import start_traject_for
from tests.cast import Cast, Lid, sign_in
from tests.policies.test_elke_url import KWARG, OWN
from wissel.database.context import set_context
from wissel.documenten import opslag
from wissel.documenten.models import Document
from wissel.orientatie.actions import afnemen, profiel, uitslagen, vaststellen
from wissel.orientatie.models import Afname, Orientatieregel
from wissel.outbox.actions import text_of
from wissel.outbox.keuzes import choose
from wissel.outbox.models import Bericht
from wissel.policies import visible
from wissel.trajecten.models import Logboekregel

VANDAAG = dt.date(2026, 4, 1)
GEHEIM = "Kanariegeel"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", VANDAAG.isoformat())


def test_mails_and_files_carry_none_of_it(cast: Cast) -> None:
    """The whole way: a measure, a test, the talk, a conclusion for the report, and the profile as a document."""
    set_context(bureau_id=cast.bureau.pk)
    dossier = start_traject_for(cast).dossier
    choose(keuzes={"leren": "direct", "documenten": "direct"}, by=cast.samira.actor)
    measure = arrange.answered(cast, afnemen.start_measure(dossier=dossier, by=cast.samira.actor))
    own = arrange.assigned(cast, dossier, arrange.built_in(cast, "zelfbeschrijving"))
    for item in afnemen.questions(own).items:
        afnemen.answer(afname=own, vraag=item.sleutel, waarde=GEHEIM, plaats=1, by=cast.samira.actor)
    afnemen.finish(afname=own, by=cast.samira.actor)
    row = arrange.assigned(cast, dossier, arrange.external_test(cast))
    uitslagen.record_result(
        afname=row, by=cast.anna.actor, afgenomen_op=VANDAAG, norm="Werkenden", versie="3",
        scores=[{"schaal": GEHEIM, "score": "7", "eenheid": "stanine"}],
    )  # fmt: skip
    row = afnemen.discuss(afname=row, by=cast.anna.actor, op=VANDAAG)
    uitslagen.conclude(afname=row, by=cast.anna.actor, tekst="Werk met de handen past", in_rapport=True)
    for part in Orientatieregel.Deel.values:
        profiel.add_line(
            dossier=dossier, by=cast.anna.actor, deel=part, tekst=f"Woorden {part}", bron="gesprek"
        )
    found = profiel.latest(dossier.bureau_id, dossier.pk)
    assert found is not None
    document = vaststellen.freeze_profile(profiel=found, by=cast.anna.actor)
    assert GEHEIM in page(cast.anna, f"/dossiers/{dossier.pk}/orientatie/afnames/{row.pk}/")
    assert GEHEIM in page(cast.samira, f"/mijn/werk/vragenlijsten/{own.pk}/")
    client = sign_in(Client(), cast.piet)
    answers = [client.get(path, follow=True) for path in opdrachtgever_pages(dossier)]
    assert sum(each.status_code == 200 for each in answers) > 8
    piet = "".join(each.content.decode(errors="replace") for each in answers if not each.streaming)
    # The conclusion may reach the opdrachtgever, in the log line that a report is written from.
    set_context(bureau_id=cast.bureau.pk)
    assert visible(cast.piet.actor, Logboekregel).filter(resultaat="Werk met de handen past").exists()
    assert "Samira Yilmaz" in piet and GEHEIM not in piet and "Woorden drijfveren" not in piet
    mails = [text_of(each) + each.onderwerp for each in Bericht.objects.all()]
    assert mails and not any(GEHEIM in each or "Beroepentest" in each for each in mails)
    for each in Document.objects.filter(dossier=dossier):
        words = " ".join(texts(read(each)))
        assert GEHEIM not in words and measure.naam not in words
    assert "Woorden drijfveren" in " ".join(texts(read(document)))
    assert page(cast.piet, f"/documenten/{document.pk}/", code=404) and Afname.objects.count() == 3


def page(lid: Lid, path: str, code: int = 200) -> str:
    response = sign_in(Client(), lid).get(path, follow=True)
    assert response.status_code == code, path
    return str(response.content.decode(errors="replace"))


def opdrachtgever_pages(dossier: Any) -> list[str]:
    client = "/opdrachtgever/"
    routes = [route for route, name, _pattern in OWN if name.startswith("opdrachtgever:")]
    plain = [f"/{route}" for route in routes if not KWARG.search(route)]
    of_case = [
        f"/{route}".replace("<uuid:dossier_id>", str(dossier.pk)) for route in routes
        if [name for _kind, name in KWARG.findall(route)] == ["dossier_id"]
    ]  # fmt: skip
    assert any(path.startswith(client) for path in plain) or plain
    return [
        path
        for path in plain + of_case
        if "sanctie" not in path and not path.endswith(("nieuw/", "toevoegen/"))
    ]


def read(document: Document) -> bytes:
    file = opslag.open_checked(document.pad, document.sha256)
    assert file is not None
    with file:
        return file.read()
