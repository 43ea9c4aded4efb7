"""A logo is a small picture and nothing else."""

import struct
import zlib

import pytest

from wissel.fouten import DomainError
from wissel.mensen.logo import MAX_BYTES, read_logo


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 40, height: int = 20, pixels: bytes | None = None, extra: bytes = b"") -> bytes:
    rows = b"".join(b"\x00" + b"\x20\x60\x80" * width for _row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(rows) if pixels is None else pixels)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + body + chunk(b"IEND", b"")


def jpeg(width: int = 40, height: int = 20, extra: bytes = b"", end: bytes = b"\xff\xd9") -> bytes:
    size = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"JF" + extra + size + scan + end


def test_a_png_and_a_jpeg_are_accepted_by_their_content() -> None:
    assert (read_logo(png()).soort, read_logo(png()).breed, read_logo(png()).hoog) == ("image/png", 40, 20)
    assert (read_logo(jpeg()).soort, read_logo(jpeg()).breed, read_logo(jpeg()).hoog) == (
        "image/jpeg",
        40,
        20,
    )


def test_what_is_no_picture_does_not_come_along() -> None:
    text = chunk(b"tEXt", b"Comment\x00GEHEIM")
    place = b"\xff\xe1" + struct.pack(">H", 8) + b"GEHEIM"
    for logo in (
        read_logo(png(extra=text) + b"GEHEIM<script>"),
        read_logo(jpeg(extra=place) + b"PK GEHEIM\xff\xd9"),
    ):
        assert b"GEHEIM" not in logo.bytes and b"script" not in logo.bytes
        assert read_logo(logo.bytes) == logo


@pytest.mark.parametrize(
    ("data", "woord"),
    [
        (b"", "geen PNG of JPEG"),
        (b"GIF89a" + b"\x00" * 40, "geen PNG of JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "geen PNG of JPEG"),
        (b"%PDF-1.7", "geen PNG of JPEG"),
        (png()[:-20], "beschadigd"),
        (png().replace(b"IDAT", b"IDAX"), "beschadigd"),
        (png(pixels=b"geen pixels"), "beschadigd"),
        (png(pixels=zlib.compress(b"\x00" * 10)), "beschadigd"),
        (jpeg(end=b""), "beschadigd"),
        (b"\xff\xd8\xff\xd9", "beschadigd"),
        (png(8, 8), "16 en 3000"),
        (png(4000, 20, pixels=b""), "16 en 3000"),
        (jpeg(5000, 5000), "16 en 3000"),
        (png() + b"\x00" * MAX_BYTES, "300 kB"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(data: bytes, woord: str) -> None:
    with pytest.raises(DomainError, match=woord) as caught:
        read_logo(data)
    assert caught.value.veld == "logo"
