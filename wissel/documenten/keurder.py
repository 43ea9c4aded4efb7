"""Looks at one file from standard input and says what it is, as JSON. Runs alone: no Django, little memory and time."""

import io
import json
import re
import resource
import struct
import sys
import zlib
from typing import Any

GEHEUGEN = 512 * 1024 * 1024
CPU_SECONDEN = 15
BLADZIJDEN = 2_000
OBJECTEN = 250_000
BEELDPUNTEN = 60_000_000

OPDRACHTEN = {
    "/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition", "/RichMediaExecute",
    "/GoTo3DView",
}  # fmt: skip
# What a link may lead to; any other scheme, or a shared folder, is a way to run or fetch something.
SCHEMA = re.compile(r"\s*(?:([a-z][a-z0-9+.-]*):|(\\\\))", re.I)
SCHEMAS = {"http", "https", "mailto", "tel"}
BIJLAGEN = {"/FileAttachment", "/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"}
# The parts of a JPEG that say how wide and high it is.
MATEN = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
MAGIE = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


def judge(content: bytes) -> dict[str, str]:
    """`{"soort": "pdf"}` for a file that may be kept, `{"fout": ...}` with the reason for one that may not."""
    kind = next((kind for start, kind in MAGIE.items() if content.startswith(start)), None)
    if kind is None:
        return {"fout": "soort"}
    fault = _pdf(content) if kind == "pdf" else _picture(content, kind)
    return {"fout": fault} if fault else {"soort": kind}


def _pdf(content: bytes) -> str:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                return "op_slot"
            if len(pdf.objects) > OBJECTEN or len(pdf.pages) > BLADZIJDEN:
                return "te_veel"
            if not len(pdf.pages):
                return "stuk"
            return next((fault for each in pdf.objects if (fault := _active(each))), "") or _active(
                pdf.trailer
            )
    except pikepdf.PasswordError:
        return "op_slot"
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, RecursionError):
        return "stuk"


def _active(start: Any) -> str:
    """Why this object, or one written inside it, is more than something to look at; empty when it is not."""
    import pikepdf

    waiting = [start]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting += [part for part in each if _inline(part)]
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            keys = set(each.keys())
            if fault := _fault(each, keys):
                return fault
            waiting += [part for key in keys if _inline(part := each.get(key))]
    return ""


def _fault(each: Any, keys: set[str]) -> str:
    if "/JS" in keys or "/JavaScript" in keys or "/AA" in keys or _acts(each):
        return "script"
    if keys & {"/EmbeddedFiles", "/EF"} or str(each.get("/Subtype", "")) in BIJLAGEN or _fetches(each, keys):
        return "bijlage"
    return "formulier" if "/XFA" in keys else ""


def _acts(each: Any) -> bool:
    """Whether it is an action that does more than go to a page, or one that nobody has to click."""
    import pikepdf

    kind = str(each.get("/S", ""))
    if kind == "/URI":
        scheme = SCHEMA.match(str(each.get("/URI", "")))
        return scheme is not None and str(scheme[1]).lower() not in SCHEMAS
    opening = each.get("/OpenAction")
    by_itself = isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S", "")) != "/GoTo"
    return kind in OPDRACHTEN or by_itself or (kind == "/Thread" and "/F" in each)


def _fetches(each: Any, keys: set[str]) -> bool:
    """Whether its content stands in another file, which a reader would go and get."""
    import pikepdf

    return isinstance(each, pikepdf.Stream) and bool(keys & {"/F", "/Ref"})


def _inline(part: Any) -> bool:
    """Whether it stands inside its parent; what stands by itself is met on its own."""
    import pikepdf

    return isinstance(part, pikepdf.Array | pikepdf.Dictionary) and not part.is_indirect


def _picture(content: bytes, kind: str) -> str:
    """Whether it is whole and of a size that a browser can show."""
    try:
        width, height = _png(content) if kind == "png" else _jpeg(content)
    except (ValueError, IndexError, struct.error):
        return "stuk"
    if not width or not height:
        return "stuk"
    return "te_wijd" if width * height > BEELDPUNTEN else ""


def _png(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG whose parts are all there and unharmed."""
    place, size = 8, (0, 0)
    while True:
        length, name = struct.unpack_from(">I4s", content, place)
        part = content[place + 4 : place + 8 + length]
        if struct.unpack_from(">I", content, place + 8 + length)[0] != zlib.crc32(part):
            raise ValueError(name)
        if name == b"IHDR":
            size = struct.unpack_from(">II", content, place + 8)
        if name == b"IEND":
            return size
        place += 12 + length


def _jpeg(content: bytes) -> tuple[int, int]:
    """Width and height of a JPEG that has an end."""
    place, size = 2, (0, 0)
    while content[place] == 0xFF:
        mark, length = content[place + 1], struct.unpack_from(">H", content, place + 2)[0]
        if mark in MATEN:
            height, width = struct.unpack_from(">HH", content, place + 5)
            size = (width, height)
        if mark == 0xDA:
            break
        place += 2 + length
    if b"\xff\xd9" not in content[place:]:
        raise ValueError("end")
    return size


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDEN, CPU_SECONDEN))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        verdict = judge(sys.stdin.buffer.read())
    except MemoryError:
        verdict = {"fout": "stuk"}
    json.dump(verdict, sys.stdout)


if __name__ == "__main__":
    main()
