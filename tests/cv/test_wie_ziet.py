"""Who sees a cv: never the employer, the doctor or the backoffice, unless the kandidaat shares a version."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from tests.cv.voorbeeld import example
from wissel.cv.actions import brieven, cvs, samen
from wissel.cv.models import Cvversie
from wissel.dossiers.models import Dossier
from wissel.logbook.models import LogbookEntry
from wissel.outbox.models import Bericht
from wissel.policies.toegang import routes

KANARIE = "KANARIE-cv-7f3a"


@pytest.fixture
def versie(cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> Cvversie:
    """A cv, a letter, a tip and where they went, each with the canary; approved, and shared with nobody."""
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    set_clock(monkeypatch, "2026-06-02T10:00")
    dossier = open_samira(cast)
    by = cast.samira.actor
    cv = cvs.start_cv(
        dossier=dossier,
        by=by,
        sleutel=uuid.uuid4(),
        naam=KANARIE,
        inhoud=example(label=KANARIE, summary=KANARIE),
    )
    brief = brieven.start_brief(
        dossier=dossier, by=by, sleutel=uuid.uuid4(), soort="open", werkgever=KANARIE, functie=KANARIE, cv=cv
    )
    brief = brieven.save_block(brief=brief, blok="waarom", tekst=KANARIE, stand="", by=by)
    samen.give_tip(stuk=cv, deel="werk", tekst=KANARIE, by=cast.anna.actor)
    samen.ask_look(stuk=cv, by=cast.anna.actor)
    found = cvs.approve_cv(cv=cv, by=by)
    letter = brieven.approve_brief(brief=brief, by=by)
    samen.send_in(
        dossier=dossier, by=by, sleutel=uuid.uuid4(), werkgever=KANARIE, datum=dt.date(2026, 6, 1), hoe="mail",
        cvversie=found, briefversie=letter,
    )  # fmt: skip
    return found


def addresses(space: str, versie: Cvversie) -> list[str]:
    """Every address of a space that can be made with what this case has."""
    ids = {
        "dossier_id": versie.dossier_id, "cvversie_id": versie.pk, "document_id": versie.document_id,
        "cv_id": versie.cv_id,
    }  # fmt: skip
    found = []
    for _route, name, pattern in routes():
        parts = pattern.pattern.converters
        if name.startswith(f"{space}:") and set(parts) <= set(ids):
            found.append(reverse(name, kwargs={part: ids[part] for part in parts}))
    return found


def open_all(client: Any, space: str, versie: Cvversie) -> str:
    """Everything that this reader gets on all pages of a space, files included."""
    said = []
    for address in addresses(space, versie):
        answer = client.get(address, follow=True)
        if answer.status_code == 200:
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            said.append(f"{address} {body.decode('utf-8', 'replace')}")
    return "\n".join(said)


def test_the_canary_is_seen_by_who_may_see_it(cast: Cast, versie: Cvversie, inloggen: Any) -> None:
    own = reverse("kandidaat:cv_overzicht")
    of_bureau = reverse("bureau:cv_overzicht", args=[versie.dossier_id])
    assert KANARIE in text_of(inloggen(cast.samira).get(own))
    for lid in (cast.anna, cast.joris, cast.mo):
        assert KANARIE in text_of(inloggen(lid).get(of_bureau)), lid.persoon.voornaam
    assert inloggen(cast.mo).get(reverse("bureau:cv_nieuw", args=[versie.dossier_id])).status_code == 404
    for lid in (cast.backoffice, cast.bram, cast.visser, cast.piet, cast.verzekeraar):
        assert inloggen(lid).get(of_bureau).status_code == 404, lid.persoon.voornaam


def test_no_page_file_or_mail_of_the_opdrachtgever_carries_it(
    cast: Cast, versie: Cvversie, inloggen: Any
) -> None:
    walked = addresses("opdrachtgever", versie)
    assert len(walked) > 10 and any("/cv/" in each for each in walked)
    said = open_all(inloggen(cast.piet), "opdrachtgever", versie)
    assert "Samira" in said and KANARIE not in said
    assert inloggen(cast.piet).get(reverse("document", args=[versie.document_id])).status_code == 404
    for row in Bericht.objects.all():
        assert KANARIE not in str(row.__dict__)


def test_the_opdrachtgever_reads_a_shared_version_until_it_is_stopped(
    cast: Cast, versie: Cvversie, inloggen: Any
) -> None:
    piet = inloggen(cast.piet)
    page = reverse("opdrachtgever:cv", args=[versie.dossier_id])
    file = reverse("opdrachtgever:cv_bestand", args=[versie.dossier_id, versie.pk])
    assert piet.get(page).status_code == piet.get(file).status_code == 404
    cvs.share(versie=versie, by=cast.samira.actor)
    assert "Cv lezen" in text_of(piet.get(reverse("opdrachtgever:dossier", args=[versie.dossier_id])))
    assert piet.get(page).status_code == 200
    made = piet.get(file)
    assert made.status_code == 200 and b"".join(made.streaming_content).startswith(b"%PDF")
    looked = LogbookEntry.objects.filter(actie="document_geopend", lidmaatschap_id=cast.piet.lidmaatschap.pk)
    assert looked.exists()
    for lid in (cast.verzekeraar, cast.visser):
        assert inloggen(lid).get(file).status_code == 404
    cvs.stop_sharing(versie=versie, by=cast.samira.actor)
    assert piet.get(page).status_code == piet.get(file).status_code == 404


def test_throwing_a_cv_away_ends_sharing(cast: Cast, versie: Cvversie, inloggen: Any) -> None:
    cvs.share(versie=versie, by=cast.samira.actor)
    cvs.throw_away(cv=versie.cv, by=cast.samira.actor)
    page = reverse("opdrachtgever:cv", args=[versie.dossier_id])
    assert inloggen(cast.piet).get(page).status_code == 404


def test_another_kandidaat_gets_nothing(cast: Cast, versie: Cvversie, inloggen: Any) -> None:
    client = inloggen(cast.ander_kandidaat)
    for name, pk in (("cv", versie.cv_id), ("cv_beeld", versie.cv_id), ("cv_json", versie.cv_id)):
        assert client.get(reverse(f"kandidaat:{name}", args=[pk])).status_code == 404


def test_reading_by_the_bureau_is_written_down(cast: Cast, versie: Cvversie, inloggen: Any) -> None:
    inloggen(cast.anna).get(reverse("bureau:cv", args=[versie.dossier_id, versie.cv_id]))
    assert LogbookEntry.objects.filter(actie="cv_gelezen", dossier_id=versie.dossier_id).exists()
    assert isinstance(versie.dossier, Dossier)
