"""The backoffice plans, invites and keeps data, and reads nothing of what was planned, reported or advised (4.1)."""

import datetime as dt
import itertools
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange.trajecten import ready_plan, start_traject_for
from tests.cast import Cast
from tests.documenten import stukken
from wissel.database.context import set_context
from wissel.documenten import actions
from wissel.documenten.models import Document
from wissel.trajecten.models import Traject

_copies = itertools.count()


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"


@pytest.fixture
def traject(cast: Cast) -> Traject:
    return start_traject_for(cast)


def upload(cast: Cast, traject: Traject, soort: str, publiek: str = "allen") -> Document:
    file = SimpleUploadedFile("stuk.pdf", stukken.plain_pdf() + b"%% %d" % next(_copies))
    return actions.upload_document(
        dossier=traject.dossier, by=cast.anna.actor, publiek=publiek, bestand=file, titel=f"Titel {soort}",
        soort=soort, datum=dt.date(2026, 4, 1),
    )  # fmt: skip


def opens(client: Any, document: Document) -> bool:
    return bool(client.get(reverse("document", args=[document.pk])).status_code == 200)


def test_a_sent_plan_reaches_the_opdrachtgever_and_not_the_backoffice(
    cast: Cast, traject: Traject, inloggen: Any
) -> None:
    plan = ready_plan(cast, traject)
    actions.offer_plan(plan=plan, by=cast.anna.actor)
    document = actions.send_plan(plan=plan, by=cast.anna.actor)
    assert opens(inloggen(cast.piet), document)
    assert not opens(inloggen(cast.backoffice), document)
    page = inloggen(cast.backoffice).get(f"/dossiers/{traject.dossier_id}/documenten/")
    assert page.status_code == 200 and "Re-integratievoorstel" not in page.content.decode()


@pytest.mark.parametrize("soort", ["brief", "plan_van_aanpak", "arbeidsdeskundig", "cv", "bewijs", "overig"])
def test_what_may_hold_content_stays_closed(cast: Cast, traject: Traject, inloggen: Any, soort: str) -> None:
    document = upload(cast, traject, soort)
    assert opens(inloggen(cast.mo), document) and not opens(inloggen(cast.backoffice), document)


def test_an_agreement_is_the_backoffice_s_own_work(cast: Cast, traject: Traject, inloggen: Any) -> None:
    document = upload(cast, traject, "overeenkomst", publiek="bureau")
    client = inloggen(cast.backoffice)
    assert opens(client, document)
    set_context(bureau_id=cast.bureau.pk)
    page = client.get(f"/dossiers/{traject.dossier_id}/documenten/").content.decode()
    assert document.titel in page
