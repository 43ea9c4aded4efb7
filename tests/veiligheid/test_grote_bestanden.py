"""A file takes room before anybody looked at who sends it, so a visitor can fill little of the disk at once."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from tests.arrange.dossiers import open_samira
from tests.cast import Cast, sign_in
from wissel.web.bestanden import grens

FILMPAGINA = "/leren/items/nieuw/"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grens, "GROOTSTE", 1_000)
    monkeypatch.setattr(grens, "GROOTSTE_FILM", 100_000)


def sent(session: Any) -> Any:
    """What reaches a form of a film of 50 kB, sent to the page that takes films."""
    request: Any = RequestFactory().post(FILMPAGINA, {"film": SimpleUploadedFile("a.mp4", b"0" * 50_000)})
    request.session = session
    return request.FILES.get("film")


def test_only_who_signed_in_brings_a_film(cast: Cast) -> None:
    assert sent(Client().session) is None
    assert sent(sign_in(Client(), cast.anna).session).size == 50_000


def test_many_files_in_one_form_are_refused(cast: Cast) -> None:
    open_samira(cast)
    files = {f"bestand{n}": SimpleUploadedFile(f"{n}.pdf", b"%PDF-") for n in range(6)}
    client = sign_in(Client(), cast.samira)
    assert client.post("/mijn/oefenen/pitch/", files).status_code == 400
