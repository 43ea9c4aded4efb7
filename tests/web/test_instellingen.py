"""How a bureau presents itself: changed by its manager, with a logo that is a picture."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast, sign_in
from tests.mensen.test_logo import jpeg, png
from wissel.accounts.models import BureauInstelling
from wissel.database.context import set_context

PAGINA = "/instellingen/"


def text(response: Any) -> str:
    return str(response.content.decode())


def values(client: Client) -> dict[str, Any]:
    """What the form holds now."""
    page = text(client.get(PAGINA))
    mark = re.findall(r'name="stand" value="(\w+)"', page)[0]
    return {"stand": mark, "telefoon": "030 123 45 67", "email": "info@spoorzicht.example", "adres": "Plein 1, Utrecht",
            "kvk_nummer": "", "klachten_url": "", "voorsteltermijn_dagen": "5", "stil_na_dagen": "14",
            "caseload_maximum": "45"}  # fmt: skip


def stored(cast: Cast) -> BureauInstelling:
    set_context(bureau_id=cast.bureau.pk)
    return BureauInstelling.objects.get(bureau=cast.bureau)


def test_the_manager_changes_how_the_bureau_works(cast: Cast) -> None:
    client = sign_in(Client(), cast.mo)
    assert "Spoorzicht" in text(client.get(PAGINA))
    data = {**values(client), "stil_na_dagen": "10", "klachten_url": "www.spoorzicht.example/klachten"}
    assert client.post(PAGINA, data).url == PAGINA
    row = stored(cast)
    assert (row.adres, row.stil_na_dagen) == ("Plein 1, Utrecht", 10)
    assert row.klachten_url == "https://www.spoorzicht.example/klachten"


def test_a_bureau_without_settings_gets_them_at_the_first_save(cast: Cast) -> None:
    BureauInstelling.objects.all().delete()
    client = sign_in(Client(), cast.mo)
    assert client.post(PAGINA, values(client)).url == PAGINA
    assert stored(cast).telefoon == "030 123 45 67"


def test_two_managers_do_not_overwrite_each_other(cast: Cast) -> None:
    client = sign_in(Client(), cast.mo)
    first, second = values(client), values(client)
    assert client.post(PAGINA, {**first, "adres": "Eerste adres 1"}).status_code == 302
    late = client.post(PAGINA, {**second, "adres": "Tweede adres 2"})
    assert late.status_code == 422
    assert "Iemand anders heeft dit net gewijzigd" in text(late) and "Tweede adres 2" in text(late)
    assert stored(cast).adres == "Eerste adres 1"


@pytest.mark.parametrize(("data", "soort"), [(png(), "image/png"), (jpeg(), "image/jpeg")])
def test_a_logo_is_kept_by_its_content_whatever_it_is_called(cast: Cast, data: bytes, soort: str) -> None:
    client = sign_in(Client(), cast.mo)
    upload = SimpleUploadedFile("logo.exe", data, content_type="text/html")
    assert client.post(PAGINA, {**values(client), "logo": upload}).status_code == 302
    shown = client.get("/instellingen/logo/")
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, soort)
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert stored(cast).logo_soort == soort
    client.post(PAGINA, {**values(client), "logo_weg": "on"})
    assert stored(cast).logo is None and client.get("/instellingen/logo/").status_code == 404


@pytest.mark.parametrize(
    ("data", "woord"),
    [(b"<svg onload='alert(1)'/>", "geen PNG of JPEG"), (b"%PDF-1.7 nep", "geen PNG of JPEG"),
     (png() + b"\0" * 400_000, "300 kB"), (png()[:-30], "beschadigd")],
)  # fmt: skip
def test_another_file_is_refused_and_nothing_is_lost(cast: Cast, data: bytes, woord: str) -> None:
    client = sign_in(Client(), cast.mo)
    upload = SimpleUploadedFile("logo.png", data, content_type="image/png")
    response = client.post(PAGINA, {**values(client), "adres": "Blijft staan 5", "logo": upload})
    assert response.status_code == 422
    assert woord in text(response) and "Blijft staan 5" in text(response)
    assert stored(cast).logo is None and stored(cast).adres != "Blijft staan 5"


@pytest.mark.parametrize(
    ("veld", "waarde", "woord"),
    [("stil_na_dagen", "0", "1"), ("voorsteltermijn_dagen", "500", "60"), ("caseload_maximum", "veel", "getal"),
     ("kvk_nummer", "12", "8 cijfers"), ("telefoon", "x", "telefoonnummer"),
     ("klachten_url", "javascript:alert(1)", "URL")],
)  # fmt: skip
def test_a_wrong_value_is_named_at_its_field(cast: Cast, veld: str, waarde: str, woord: str) -> None:
    client = sign_in(Client(), cast.mo)
    response = client.post(PAGINA, {**values(client), veld: waarde})
    assert response.status_code == 422 and woord in text(response)


def test_the_bureau_sees_its_logo_and_another_bureau_does_not(cast: Cast) -> None:
    client = sign_in(Client(), cast.mo)
    client.post(PAGINA, {**values(client), "logo": SimpleUploadedFile("l.png", png())})
    assert sign_in(Client(), cast.anna).get("/instellingen/logo/").status_code == 200
    assert sign_in(Client(), cast.bram).get("/instellingen/logo/").status_code == 404
    assert Client().get("/instellingen/logo/").status_code == 302
