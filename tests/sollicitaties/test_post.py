"""Mail at an own address: over a real socket, matched or waiting, once, within limits, and never trusted."""

import datetime as dt
import smtplib
import uuid
from pathlib import Path
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.sollicitaties import eml
from wissel.sollicitaties.actions import begin
from wissel.sollicitaties.models import Postadres, Poststuk, Sollicitatie, Sollicitatiebewijs
from wissel.sollicitaties.ophalen import adres, bus, ontvangst

DOMEIN = "post.wissel.example"


def mail(
    aan: str = "Van Dam <hr@vandam.example>", onderwerp: str = "Planner", nummer: int = 1, **over: str
) -> bytes:
    head = {"From": "Iemand <x@example.org>", "To": aan, "Subject": onderwerp, "Date": "Tue, 2 Jun 2026 09:00:00 +0200",
            "Message-ID": f"<{nummer}@example.org>", **over}  # fmt: skip
    return (
        "".join(f"{name}: {value}\r\n" for name, value in head.items()) + "\r\n<script>x</script>"
    ).encode()


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Dossier:
    settings.POSTDOMEIN = DOMEIN
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


@pytest.fixture
def token(cast: Cast, dossier: Dossier) -> str:
    return adres.renew(dossier=dossier, by=cast.samira.actor).token


@pytest.fixture
def row(cast: Cast, dossier: Dossier) -> Sollicitatie:
    return begin(
        dossier=dossier,
        by=cast.samira.actor,
        sleutel=uuid.uuid4(),
        werkgever="Van Dam B.V.",
        functie="Planner",
    )


def test_mail_comes_in_over_a_socket_and_strangers_do_not(tmp_path: Path, settings: Any) -> None:
    settings.POSTDOMEIN = DOMEIN
    got: list[tuple[str, int]] = []

    def deliver(token: str, bytes_: bytes) -> str:
        if len(got) == 1:
            raise ontvangst.Geweigerd("tray is full", straks=True)
        got.append((token, len(bytes_)))
        return "bak"

    box = bus.SocketBus(bus.Brievenbus(deliver), unix_socket=tmp_path / "lmtp")
    box.start()
    try:
        with smtplib.LMTP(str(tmp_path / "lmtp")) as client:
            own = f"bewijs-{'a' * 24}@{DOMEIN}"
            client.sendmail("x@example.org", [own.upper()], mail())
            assert got[0][0] == "a" * 24
            with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
                client.sendmail("x@example.org", ["bewijs-kort@" + DOMEIN, f"{own}.example"], mail())
            assert {code for code, _text in refused.value.recipients.values()} == {550}
            with pytest.raises(smtplib.SMTPDataError) as full:
                client.sendmail("x@example.org", [own], mail())
            assert full.value.smtp_code == 452
            client.rset()
            client.mail("x@example.org")
            assert client.rcpt(own)[0] == 250 and client.rcpt(own)[0] == 452
            client.rset()
            code, _text = client.mail("x@example.org", [f"SIZE={eml.GROOTSTE + 1}"])
            assert code == 552
    finally:
        box.stop()
    assert len(got) == 1
    with pytest.raises(ValueError, match="0.0.0.0"):
        bus.serve(socket=None, host="0.0.0.0", port=8024)


def test_what_fits_one_application_is_proof_and_twice_is_once(
    dossier: Dossier, row: Sollicitatie, token: str
) -> None:
    assert ontvangst.accept(token, mail()) == "bewijs"
    assert ontvangst.accept(token, mail()) == ontvangst.accept(token, mail(onderwerp="Weer")) == "bekend"
    proof = Sollicitatiebewijs.objects.get()
    assert proof.sollicitatie_id == row.pk and proof.datum == dt.date(2026, 6, 2)
    assert proof.door_id is None and proof.door_rol == "systeem" and proof.document
    own = f"bewijs-{token}@{DOMEIN}"
    assert ontvangst.accept(token, mail(own, "Fwd: uw brief aan Van Dam", 2)) == "bewijs"
    assert ontvangst.accept(token, mail(own, "Fwd: hallo", 3)) == "bak"
    assert Poststuk.objects.get(bewijs=None).aan == ""


def test_what_fits_none_or_two_waits_for_the_kandidaat(
    cast: Cast, dossier: Dossier, row: Sollicitatie, token: str, inloggen: Any
) -> None:
    begin(
        dossier=dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever="Van Dam", functie="Chauffeur"
    )
    assert ontvangst.accept(token, mail()) == ontvangst.accept(token, mail("x@y.example", "Hoi", 2)) == "bak"
    first, second = Poststuk.objects.order_by("pk")
    samira = inloggen(cast.samira)
    seen = text_of(samira.get("/mijn/sollicitaties/post/"))
    assert "Nog een plek geven" in seen and token in seen and "Volgens de mail van" in seen
    place = f"/mijn/sollicitaties/post/{first.pk}/"
    assert samira.post(place, {"sollicitatie": ""}).status_code == 422
    for _twice in range(2):
        assert samira.post(place, {"sollicitatie": str(row.pk)}).status_code == 302
    assert Sollicitatiebewijs.objects.get().sollicitatie_id == row.pk
    samira.post(f"/mijn/sollicitaties/post/{second.pk}/", {"doe": "weg"})
    second.refresh_from_db()
    assert second.weg_op and not second.onderwerp and not second.pad
    for lid in (cast.anna, cast.joris, cast.mo, cast.piet):
        assert inloggen(lid).get("/mijn/sollicitaties/post/").status_code == 404
    with pytest.raises(DomainError):
        ontvangst.place(poststuk=first, sollicitatie=row, by=cast.anna.actor)


def test_limits_renewal_and_off(
    cast: Cast, dossier: Dossier, token: str, inloggen: Any, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    for bad in (b"x", b"\x1f\x8b" * 50, b"a" * (eml.GROOTSTE + 1), b"From: a\r\n" * 90_000):
        with pytest.raises(ontvangst.Geweigerd):
            ontvangst.accept(token, bad)
    assert not Poststuk.objects.exists()
    monkeypatch.setattr(ontvangst, "PER_DAG", 1)
    assert ontvangst.accept(token, mail()) == "bak"
    with pytest.raises(ontvangst.Geweigerd) as many:
        ontvangst.accept(token, mail(nummer=2))
    assert many.value.straks
    samira = inloggen(cast.samira)
    samira.post("/mijn/sollicitaties/post/adres/", {"doe": "nieuw"})
    fresh = Postadres.objects.get(uit_op=None)
    assert fresh.token != token and adres.find(token) is None
    samira.post("/mijn/sollicitaties/post/adres/", {"doe": "uit"})
    with pytest.raises(ontvangst.Geweigerd):
        ontvangst.accept(fresh.token, mail(nummer=3))
    set_clock(monkeypatch, "2026-07-10T10:00")
    assert ontvangst.tidy(dossier.bureau_id) == 1 and not Poststuk.objects.exists()
    settings.POSTDOMEIN = ""
    assert inloggen(cast.samira).get("/mijn/sollicitaties/post/").status_code == 404
