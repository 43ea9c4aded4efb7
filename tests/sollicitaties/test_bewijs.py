"""Proof: a saved mail, a file or four facts; mails that mean harm, the same mail twice, and withdrawing."""

import datetime as dt
import time
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.documenten.models import Document
from wissel.fouten import DomainError
from wissel.sollicitaties import eml
from wissel.sollicitaties.actions import begin, bewijs
from wissel.sollicitaties.models import Sollicitatie, Sollicitatiebewijs

MAIL = (
    b"From: Samira Yilmaz <samira@voorbeeld.example>\r\nTo: =?utf-8?q?Ren=C3=A9?= van Dam <werk@vandam.example>\r\n"
    b"Date: Mon, 1 Jun 2026 23:30:00 +0000\r\nSubject: =?utf-8?b?U29sbGljaXRhdGllIHBsYW5uZXI=?=\r\n"
    b"Message-ID: <een@voorbeeld.example>\r\nContent-Type: text/html\r\n\r\n"
    b"<script>alert('KANARIE')</script><p>KANARIE-tekst</p>"
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def row(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Sollicitatie:
    set_clock(monkeypatch, "2026-06-03T10:00")
    return begin(dossier=open_samira(cast), by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever="Van Dam")


def upload(cast: Cast, row: Sollicitatie, bytes_: bytes, name: str = "mail.eml") -> bewijs.Toegevoegd:
    return bewijs.add_file(sollicitatie=row, by=cast.samira.actor, bestand=SimpleUploadedFile(name, bytes_))


def test_a_mail_gives_day_addressee_subject_and_hash(cast: Cast, row: Sollicitatie) -> None:
    made = upload(cast, row, MAIL).bewijs
    assert (made.soort, made.datum, made.onderwerp) == ("mail", dt.date(2026, 6, 2), "Sollicitatie planner")
    assert made.aan == "René van Dam (werk@vandam.example)" and len(made.sha256) == 64
    paper = made.document
    assert paper and paper.sha256 == made.sha256 and paper.publiek == Document.Publiek.KANDIDAAT
    assert "KANARIE" not in str({name: getattr(made, name) for name in ("van", "aan", "onderwerp", "hoe")})


def test_the_same_mail_twice_says_so_and_elsewhere_says_where(cast: Cast, row: Sollicitatie) -> None:
    first = upload(cast, row, MAIL)
    again, resaved = upload(cast, row, MAIL, "kopie.eml"), upload(cast, row, MAIL + b"\r\n")
    assert not first.was_er_al and again.was_er_al and resaved.was_er_al
    assert Sollicitatiebewijs.objects.count() == 1
    other = begin(dossier=row.dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever="Bakker")
    with pytest.raises(DomainError) as error:
        upload(cast, other, MAIL)
    assert error.value.code == "bekend" and "Van Dam" in error.value.message


BOMMEN = {
    "lange_kop": b"From: a@b.example\r\nTo: " + b"x@y.example, " * 40_000 + b"\r\n\r\n",
    "veel_regels": b"From: a@b.example\r\nTo: c@d.example\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
    "geen_mail": b"Dit is een brief: van mij",
    "leeg": b"",
    "html": b"<html><script>alert(1)</script></html>",
}


@pytest.mark.parametrize("naam", sorted(BOMMEN))
def test_what_is_no_mail_or_means_harm_is_refused_in_words(cast: Cast, row: Sollicitatie, naam: str) -> None:
    begun = time.process_time()
    with pytest.raises(DomainError) as error:
        upload(cast, row, BOMMEN[naam])
    assert error.value.veld == "bestand" and time.process_time() - begun < 2
    assert not Sollicitatiebewijs.objects.exists() and not Document.objects.exists()


def test_a_mail_over_the_limit_is_refused(cast: Cast, row: Sollicitatie) -> None:
    with pytest.raises(DomainError) as error:
        upload(cast, row, MAIL + b"x" * eml.GROOTSTE)
    assert error.value.code == "te_groot"


@pytest.mark.parametrize("kop", [
    b"Date: 99 Foo 20260 99:99", b"Date: Mon, 1 Jun 2099 10:00:00 +0000", b"Date:",
    b"Subject: =?raar?q?=ff=fe?=", b"Subject: =?utf-8?b?!!!?=", b"To: ((((((((((<<<<>>>,,,;;", b"Subject: \xff\xfe\x00",
    b"Subject: a\r\n\tb\xe2\x80\xaec", b"To: =?utf-8?q?" + b"=41" * 900 + b"?= <a@b.example>",
])  # fmt: skip
def test_strange_headers_give_empty_or_clean_fields(kop: bytes) -> None:
    found = eml.read(b"From: a@b.example\r\nMessage-ID: <x@y>\r\n" + kop + b"\r\n\r\nx")
    text = found.onderwerp + found.aan
    assert (
        found.datum is None
        and not any(sign in text for sign in "\x00\n\u202e")
        and len(found.onderwerp) <= 250
    )


def test_a_bomb_in_the_body_is_never_unfolded(cast: Cast, row: Sollicitatie) -> None:
    nested = b"".join(b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" for _n in range(20_000))
    begun = time.process_time()
    assert upload(cast, row, MAIL.replace(b"text/html", b"multipart/mixed; boundary=x") + nested).bewijs.datum
    assert time.process_time() - begun < 2


def test_a_photo_and_four_facts_count_too_and_twice_is_once(cast: Cast, row: Sollicitatie) -> None:
    assert upload(cast, row, PNG, "mail.eml").bewijs.soort == "foto"
    day = dt.date(2026, 6, 1)
    facts: dict[str, Any] = {"datum": day, "aan": "Mevrouw Bos", "onderwerp": "Planner", "hoe": "bellen"}
    for expected in (False, True):
        made = bewijs.add_by_hand(sollicitatie=row, by=cast.samira.actor, **facts)
        assert made.was_er_al is expected
    for wrong in ({"aan": " "}, {"datum": dt.date(2026, 6, 4)}):
        with pytest.raises(DomainError):
            bewijs.add_by_hand(sollicitatie=row, by=cast.samira.actor, **{**facts, **wrong})


def test_withdrawn_proof_stays_and_can_be_added_again(cast: Cast, row: Sollicitatie) -> None:
    made = upload(cast, row, MAIL).bewijs
    for _twice in range(2):
        bewijs.withdraw(bewijs=made, by=cast.samira.actor)
    assert Sollicitatiebewijs.objects.count() == 2 and bewijs.live(Sollicitatiebewijs.objects.all()) == []
    assert not upload(cast, row, MAIL).was_er_al
    made.onderwerp = "anders"
    with pytest.raises(ProgrammingError, match="permission denied"):
        made.save()
