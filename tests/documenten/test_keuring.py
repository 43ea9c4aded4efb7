"""What an uploaded file is follows from its content; what is not still and readable is refused with what to do."""

from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documenten import stukken
from wissel.documenten import keuring
from wissel.documenten.keuring import GROOTSTE, inspect, safe_name
from wissel.fouten import DomainError


def sent(content: bytes, name: str = "stuk.pdf") -> Any:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (stukken.plain_pdf(), "application/pdf"),
        (stukken.png(), "image/png"),
        (stukken.png(kind="JPEG"), "image/jpeg"),
    ],
    ids=["pdf", "png", "jpeg"],
)
def test_what_it_is_follows_from_the_content(content: bytes, mime: str) -> None:
    found = inspect(sent(content, "brief.docx"))
    assert (found.mime, found.bytes_) == (mime, content)
    assert found.bestandsnaam == f"brief.{ {'application/pdf': 'pdf', 'image/png': 'png'}.get(mime, 'jpg') }"


LOCKED = pikepdf.Encryption(owner="geheim", user="geheim")
OWNER_ONLY = pikepdf.Encryption(owner="geheim", user="")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "leeg"),
        (b"MZ\x90\x00 dit is een programma", "soort"),
        (b"<html><script>alert(1)</script></html>", "soort"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "soort"),
        (b"PK\x03\x04 word", "soort"),
        (b"<html>" + stukken.plain_pdf(), "soort"),
        (b"MZ" + stukken.plain_pdf(), "soort"),
        (b"%PDF-1.7\n" + b"onzin " * 50, "stuk"),
        (b"%PDF-1.7", "stuk"),
        (stukken.png()[:30], "stuk"),
        (stukken.png().replace(b"IDAT", b"IDAX"), "stuk"),
        (stukken.png(kind="JPEG")[:-2], "stuk"),
        (b"\xff\xd8\xff", "stuk"),
        (b"\xff\xd8\xff<html>", "stuk"),
        (stukken.plain_pdf(encryption=LOCKED), "op_slot"),
        (stukken.plain_pdf(encryption=OWNER_ONLY), "op_slot"),
        (stukken.scripted_pdf(), "script"),
        (stukken.scripted_annotation_pdf(), "script"),
        (stukken.pdf_with_attachment(), "bijlage"),
        (stukken.png(9000, 9000), "te_wijd"),
        (stukken.png(9000, 9000, "JPEG"), "te_wijd"),
    ],
)
def test_other_files_are_refused_at_the_field(content: bytes, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        inspect(sent(content))
    assert (refused.value.code, refused.value.veld) == (code, "bestand")


def test_a_large_file_is_refused_before_it_is_read() -> None:
    file = sent(b"%PDF-")
    file.size = GROOTSTE + 1
    with pytest.raises(DomainError, match="20 MB"):
        inspect(file)


def test_a_file_made_to_blow_up_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = pikepdf.new()
    bomb.add_blank_page()
    bomb.Root.Vol = pikepdf.Array([pikepdf.String("x" * 100) for _each in range(3000)])
    content = stukken.saved(bomb, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert inspect(sent(content)).mime == "application/pdf"
    monkeypatch.setattr(keuring, "SECONDEN", 0.001)
    with pytest.raises(DomainError) as refused:
        inspect(sent(content))
    assert refused.value.code == "stuk"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\map\\brief.pdf", "brief.pdf"),
        ("brief\r\nSet-Cookie: a=b.pdf", "briefSet-Cookie a=b.pdf"),
        ("reke\u202efdp.exe", "rekefdp.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("a" * 400 + ".pdf", "a" * 150 + ".pdf"),
        ("Brief van mevrouw Çelik.PDF", "Brief van mevrouw Çelik.pdf"),
        ('"quote"<b>.pdf', "quoteb.pdf"),
    ],
)
def test_a_file_name_keeps_no_tricks(given: str, kept: str) -> None:
    assert safe_name(given, "pdf") == kept
