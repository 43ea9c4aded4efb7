"""The documents of a dossier on screen, adding one, and serving the bytes."""

import datetime as dt
import itertools
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from tests.documenten import stukken
from wissel.database.context import set_context
from wissel.documenten import actions, keuring
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import Dossier
from wissel.logbook.models import LogbookEntry
from wissel.outbox.models import Melding
from wissel.web.bestanden.views import disposition


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "bestanden"


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


_copies = itertools.count()


def upload(
    cast: Cast, dossier: Dossier, publiek: str = "allen", naam: str = "brief.pdf", **changes: Any
) -> Document:
    file = SimpleUploadedFile(naam, stukken.plain_pdf() + b"%% %d" % next(_copies))
    values: dict[str, Any] = {"titel": "Brief", "soort": "brief", "datum": dt.date(2026, 4, 1), **changes}
    return actions.upload_document(
        dossier=dossier, by=cast.anna.actor, publiek=publiek, bestand=file, **values
    )


def url_of(document: Document) -> str:
    return reverse("document", args=[document.pk])


def post(client: Any, dossier: Dossier, content: bytes, naam: str = "brief.pdf", **changes: Any) -> Any:
    file = SimpleUploadedFile(naam, content, content_type="application/pdf")
    data = {
        "bestand": file,
        "titel": "Mijn titel",
        "soort": "brief",
        "datum": "2-4-2026",
        "publiek": "bureau",
    }
    return client.post(reverse("bureau:document_nieuw", args=[dossier.pk]), {**data, **changes})


def test_an_empty_tab_says_what_will_come_and_how_to_start(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    page = inloggen(cast.anna).get(reverse("bureau:documenten", args=[dossier.pk])).content.decode()
    assert "Hier komen het plan" in page and reverse("bureau:document_nieuw", args=[dossier.pk]) in page


def test_the_tab_shows_audience_versions_and_who_opened_it(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    first = upload(cast, dossier)
    second = upload(cast, dossier, vervangt=first)
    inloggen(cast.piet).get(url_of(second))
    page = inloggen(cast.anna).get(reverse("bureau:documenten", args=[dossier.pk])).content.decode()
    assert "kandidaat, bureau en opdrachtgever" in page and "versie 2" in page and "Eerdere versies" in page
    assert url_of(first) in page and page.count("geopend ") == 1 and "nog niet geopend" in page


@pytest.mark.parametrize("htmx", [{}, {"HTTP_HX_REQUEST": "true"}])
def test_the_number_of_queries_does_not_grow(
    cast: Cast, dossier: Dossier, inloggen: Any, django_assert_num_queries: Any, htmx: dict[str, str]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, url = inloggen(cast.anna), reverse("bureau:documenten", args=[dossier.pk])
    counts = []
    for _round in (1, 2):
        upload(cast, dossier)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(url, **htmx).status_code == 200
        counts.append(len(seen))
        set_context(bureau_id=cast.bureau.pk)
    assert counts[0] == counts[1] <= 12


def test_a_document_is_added_for_the_bureau_alone_unless_said_otherwise(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    client = inloggen(cast.anna)
    form = client.get(reverse("bureau:document_nieuw", args=[dossier.pk])).content.decode()
    assert form.index("checked") < form.index('value="kandidaat"') and form.count("checked") == 1
    assert 'enctype="multipart/form-data"' in form
    assert post(client, dossier, stukken.plain_pdf(), "Brief.PDF").status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    row = Document.objects.get()
    assert (row.publiek, row.bestandsnaam, row.datum, row.mime) == (
        "bureau", "Brief.pdf", dt.date(2026, 4, 2), "application/pdf",
    )  # fmt: skip
    assert not Verzending.objects.exists()


def test_sharing_sends_it_and_tells_them(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    post(inloggen(cast.anna), dossier, stukken.plain_pdf(), publiek="allen")
    set_context(bureau_id=cast.bureau.pk)
    assert {row.naar for row in Verzending.objects.all()} == {cast.samira.persoon, cast.piet.persoon}
    assert Melding.objects.filter(soort="document").count() == 2


@pytest.mark.parametrize(
    ("content", "naam", "words"),
    [
        (b"MZ programma", "brief.pdf", "Dit is geen pdf, PNG of JPEG"),
        (b"<html>brief</html>", "brief.pdf", "Dit is geen pdf, PNG of JPEG"),
        (stukken.scripted_pdf(), "brief.pdf", "zit een script"),
        (stukken.pdf_with_attachment(), "brief.pdf", "zit een ander bestand"),
        (b"", "leeg.pdf", "leeg"),
    ],
)
def test_what_is_no_document_is_refused_at_the_field_and_the_rest_stays(
    cast: Cast, dossier: Dossier, inloggen: Any, content: bytes, naam: str, words: str
) -> None:
    answer = post(inloggen(cast.anna), dossier, content, naam, publiek="kandidaat")
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page
    assert 'id="id_bestand_error"' in page and 'value="Mijn titel"' in page and 'value="2-4-2026"' in page
    set_context(bureau_id=cast.bureau.pk)
    assert not Document.objects.exists()


def test_a_file_that_is_too_large_is_let_go_and_the_rest_stays(
    cast: Cast, dossier: Dossier, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wissel.web.bestanden.grens.GROOTSTE", 1000)
    answer = post(inloggen(cast.anna), dossier, b"%PDF-" + b"x" * 5000)
    page = answer.content.decode()
    assert answer.status_code == 422 and "groter dan 20 MB" in page and 'value="Mijn titel"' in page
    assert "is verplicht" not in page and keuring.GROOTSTE == 20 * 1024 * 1024


def test_another_wrong_field_asks_for_the_file_again(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    page = post(inloggen(cast.anna), dossier, stukken.plain_pdf(), datum="31-2-2026").content.decode()
    assert "Deze dag bestaat niet" in page and "Kies het bestand opnieuw" in page


def test_a_newer_version_keeps_the_series(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    first = upload(cast, dossier, "bureau")
    url = reverse("bureau:document_versie", args=[dossier.pk, first.pk])
    client = inloggen(cast.anna)
    assert "Nieuwe versie van Brief" in client.get(url).content.decode()
    file = SimpleUploadedFile("b.pdf", stukken.plain_pdf())
    data = {"bestand": file, "titel": "Brief", "soort": "brief", "datum": "3-4-2026", "publiek": "bureau"}
    assert client.post(url, data).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    assert [row.versie for row in Document.objects.filter(reeks=first.reeks).order_by("versie")] == [1, 2]


def test_the_same_form_sent_twice_is_one_document(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client, content = inloggen(cast.anna), stukken.plain_pdf()
    for _click in (1, 2):
        assert post(client, dossier, content, publiek="allen").status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    assert Document.objects.count() == 1 and Melding.objects.filter(soort="document").count() == 2
    post(client, dossier, content, titel="Iets anders")
    set_context(bureau_id=cast.bureau.pk)
    assert Document.objects.count() == 2


def test_only_the_coach_adds(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    url = reverse("bureau:document_nieuw", args=[dossier.pk])
    for lid in (cast.joris, cast.mo, cast.backoffice, cast.samira, cast.piet, cast.bram):
        assert inloggen(lid).get(url).status_code == 404


def test_the_bytes_come_with_headers_that_keep_them_harmless(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    row = upload(cast, dossier)
    answer = inloggen(cast.piet).get(url_of(row))
    assert answer.status_code == 200 and b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox;") and answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"] == "inline; filename=\"brief.pdf\"; filename*=UTF-8''brief.pdf"
    assert int(answer["Content-Length"]) == row.grootte
    saved = inloggen(cast.piet).get(url_of(row) + "?bewaren")
    assert saved["Content-Disposition"].startswith("attachment;")


def test_a_name_with_line_breaks_cannot_write_headers(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    row = upload(cast, dossier, naam='a"\r\nSet-Cookie: x=1.pdf')
    answer = inloggen(cast.anna).get(url_of(row))
    assert "Set-Cookie" not in answer.headers and "\n" not in answer["Content-Disposition"]
    assert disposition("naïef \r\nstuk.pdf", inline=True) == (
        "inline; filename=\"naief stuk.pdf\"; filename*=UTF-8''na%C3%AFef%20stuk.pdf"
    )
    assert (
        disposition("\u202e漢", inline=False)
        == "attachment; filename=\"document\"; filename*=UTF-8''%E6%BC%A2"
    )


def test_the_first_opening_by_the_addressee_is_recorded_once(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    row = upload(cast, dossier)
    inloggen(cast.anna).get(url_of(row))
    set_context(bureau_id=cast.bureau.pk)
    assert not Verzending.objects.filter(geopend_op__isnull=False).exists()
    client = inloggen(cast.piet)
    client.get(url_of(row))
    set_context(bureau_id=cast.bureau.pk)
    opened = Verzending.objects.get(geopend_op__isnull=False)
    assert (opened.naar, opened.geopend_door) == (cast.piet.persoon, cast.piet.lidmaatschap)
    client.get(url_of(row))
    set_context(bureau_id=cast.bureau.pk)
    assert Verzending.objects.get(pk=opened.pk).geopend_op == opened.geopend_op
    looks = LogbookEntry.objects.filter(actie="document_geopend", soort="gelezen", persoon=cast.piet.persoon)
    assert looks.count() == 2 and set(looks.values_list("dossier_id", flat=True)) == {dossier.pk}


def test_nobody_else_gets_it(cast: Cast, dossier: Dossier, inloggen: Any, client: Any) -> None:
    secret, shared, everyone = (upload(cast, dossier, each) for each in ("bureau", "kandidaat", "allen"))
    seen = {
        lid.persoon.voornaam: [inloggen(lid).get(url_of(row)).status_code for row in (secret, shared, everyone)]
        for lid in (
            cast.anna, cast.joris, cast.mo, cast.backoffice, cast.samira, cast.piet, cast.verzekeraar, cast.visser,
            cast.bram, cast.ander_kandidaat,
        )
    }  # fmt: skip
    assert seen == {
        "Anna": [200, 200, 200], "Joris": [200, 200, 200], "Mo": [200, 200, 200], "Bea": [404] * 3,
        "Samira": [404, 200, 200], "Piet": [404, 404, 200], "Vera": [404] * 3, "dr.": [404] * 3, "Bram": [404] * 3,
        "Karel": [404] * 3,
    }  # fmt: skip
    assert client.get(url_of(everyone)).status_code == 302


def test_a_missing_file_gives_a_page_that_says_so(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    from django.core.files.storage import default_storage

    row = upload(cast, dossier)
    default_storage.delete(row.pad)
    answer = inloggen(cast.samira).get(url_of(row))
    assert answer.status_code == 409 and "niet te openen" in answer.content.decode()
    set_context(bureau_id=cast.bureau.pk)
    assert not Verzending.objects.filter(geopend_op__isnull=False).exists()


def test_nothing_is_sent_by_a_form(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    assert inloggen(cast.anna).post(url_of(upload(cast, dossier))).status_code == 405
