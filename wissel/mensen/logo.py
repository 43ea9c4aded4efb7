"""A logo for documents: PNG or JPEG by its content, small, and written again without anything that is not picture.

Only the parts that make the picture are kept, so that a file that is two things at once, or that tells where a
photograph was taken, does not get into documents.
"""

import struct
import zlib
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.fouten import DomainError

MAX_BYTES = 300 * 1024
MIN_ZIJDE, MAX_ZIJDE = 16, 3000
PNG = b"\x89PNG\r\n\x1a\n"
PNG_DELEN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs"}
PNG_KANALEN = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
JPEG_MATEN = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
JPEG_OVERBODIG = {*range(0xE1, 0xEE), 0xEF, 0xFE}


@dataclass(frozen=True, slots=True)
class Logo:
    """The clean bytes with the kind that they are."""

    bytes: bytes
    soort: str
    breed: int
    hoog: int


def read_logo(data: bytes) -> Logo:
    """The logo of an upload. Raises DomainError with what to do when it is too big or something else."""
    if len(data) > MAX_BYTES:
        raise _refused(
            _("Dit bestand is groter dan 300 kB. Sla het logo kleiner op, bijvoorbeeld 800 punten breed.")
        )
    try:
        if data.startswith(PNG):
            logo = _read_png(data)
        elif data.startswith(b"\xff\xd8\xff"):
            logo = _read_jpeg(data)
        else:
            raise _refused(_("Dit is geen PNG of JPEG. Sla het logo op als PNG en kies dat bestand."))
    except (struct.error, IndexError, KeyError, ValueError, zlib.error):
        raise _refused(_("Dit bestand is beschadigd. Sla het logo opnieuw op als PNG.")) from None
    _check_size(logo.breed, logo.hoog)
    return logo


def _check_size(breed: int, hoog: int) -> None:
    if not all(MIN_ZIJDE <= side <= MAX_ZIJDE for side in (breed, hoog)):
        raise _refused(
            _("Het logo is %(breed)d bij %(hoog)d punten. Kies een maat tussen 16 en 3000 punten.")
            % {"breed": breed, "hoog": hoog}
        )


def _refused(text: str) -> DomainError:
    return DomainError("logo", text, veld="logo")


def _read_png(data: bytes) -> Logo:
    kept, place, header, pixels = [PNG], len(PNG), b"", []
    while True:
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack(">I", data[place + 8 + length : place + 12 + length])
        if len(body) != length or checksum != zlib.crc32(kind + body):
            raise ValueError("checksum")
        if kind == b"IHDR":
            header = body
            _check_size(*struct.unpack(">II", header[:8]))
        if kind == b"IDAT":
            pixels.append(body)
        if kind in PNG_DELEN:
            kept.append(data[place : place + 12 + length])
        if kind == b"IEND":
            break
        place += 12 + length
    _check_pixels(b"".join(pixels), header)
    return Logo(b"".join(kept), "image/png", *struct.unpack(">II", header[:8]))


def _check_pixels(pixels: bytes, header: bytes) -> None:
    """Unpack all pixels without keeping them: a picture that ends halfway would break a document much later."""
    breed, hoog, bits, colour = struct.unpack(">IIBB", header[:10])
    needed = hoog * (1 + (breed * bits * PNG_KANALEN[colour] + 7) // 8)
    stream, rest, found = zlib.decompressobj(), pixels, 0
    while rest and found < needed:
        found += len(stream.decompress(rest, 65_536))
        rest = stream.unconsumed_tail
    if found < needed:
        raise ValueError("pixels")


def _read_jpeg(data: bytes) -> Logo:
    kept, place, size = [b"\xff\xd8"], 2, (0, 0)
    while True:
        if data[place] != 0xFF:
            raise ValueError("marker")
        kind = data[place + 1]
        if kind == 0xD9:
            break
        (length,) = struct.unpack(">H", data[place + 2 : place + 4])
        end = place + 2 + length
        if kind == 0xDA:
            end = _end_of_scan(data, end)
        if end > len(data):
            raise ValueError("length")
        if kind in JPEG_MATEN:
            hoog, breed = struct.unpack(">HH", data[place + 5 : place + 9])
            size = (breed, hoog)
        if kind not in JPEG_OVERBODIG:
            kept.append(data[place:end])
        place = end
    if kept[-1][1] != 0xDA:
        raise ValueError("no picture")
    return Logo(b"".join([*kept, b"\xff\xd9"]), "image/jpeg", *size)


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker stands: inside a scan 0xFF is followed by 0x00 or a restart."""
    while True:
        place = data.index(b"\xff", place)
        if data[place + 1] != 0x00 and not 0xD0 <= data[place + 1] <= 0xD7:
            return place
        place += 2
