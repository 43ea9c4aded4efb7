"""Takes the text out of one file from standard input, as JSON. Runs alone: no Django, no network use, little memory.

Nothing in the file is run, followed or fetched: scripts and macros are not text, a link is only its words.
"""

import io
import json
import resource
import sys
import zipfile
from typing import Any

GEHEUGEN = 640 * 1024 * 1024
CPU_SECONDEN = 12
BLADZIJDEN = 30
TEKENS = 120_000
UITGEPAKT = 40 * 1024 * 1024
ONDERDELEN = 2_000
VERHOUDING = 200
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DUBBEL = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEKST = "word/document.xml"


def read(content: bytes) -> dict[str, Any]:
    """`{"regels": [...], "let_op": [...]}`, or `{"fout": code}`."""
    if content.startswith(b"%PDF-") or b"%PDF-" in content[:1024]:
        return _pdf(content)
    if content.startswith(b"PK"):
        return _docx(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        return {"fout": "op_slot" if locked else "oud_word"}
    if content.startswith(b"{\\rtf"):
        return {"fout": "soort"}
    return _plain(content)


def _pdf(content: bytes) -> dict[str, Any]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    notes: list[str] = []
    try:
        paper = PdfReader(io.BytesIO(content), strict=False)
        if paper.is_encrypted and not paper.decrypt(""):
            return {"fout": "op_slot"}
        if b"/JavaScript" in content or b"/JS" in content:
            notes.append("script")
        pages = len(paper.pages)
        if pages > BLADZIJDEN:
            notes.append("bladzijden")
        text = ""
        for number in range(min(pages, BLADZIJDEN)):
            text += (paper.pages[number].extract_text() or "") + "\n"
            if len(text) > TEKENS:
                break
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        return {"fout": "stuk"}
    return _answer(text.splitlines(), notes, {"bladzijden": pages})


def _docx(content: bytes) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if TEKST not in names:
                return {"fout": "soort"}
            big = sum(part.file_size for part in parts) > UITGEPAKT
            dense = any(part.file_size > VERHOUDING * max(part.compress_size, 2_000) for part in parts)
            if len(parts) > ONDERDELEN or big or dense:
                return {"fout": "bom"}
            if any(part.flag_bits & 1 for part in parts):
                return {"fout": "op_slot"}
            notes = ["macro"] if any("vbaproject" in name.lower() for name in names) else []
            with package.open(TEKST) as part:
                xml = part.read(UITGEPAKT + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return {"fout": "stuk"}
    return {"fout": "bom"} if len(xml) > UITGEPAKT else _words(xml, notes)


def _words(xml: bytes, notes: list[str]) -> dict[str, Any]:
    """The paragraphs in reading order: also in tables and text boxes, each once."""
    from docx.oxml.parser import parse_xml

    start = xml[:4096].replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        return {"fout": "xml"}
    try:
        root: Any = parse_xml(xml)
    except (SyntaxError, ValueError):
        return {"fout": "stuk"}
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        return {"fout": "xml"}
    lines, size = [], 0
    for paragraph in root.iter(_W + "p"):
        if any(parent.tag == _DUBBEL for parent in paragraph.iterancestors(_DUBBEL)):
            continue
        text = _paragraph(paragraph)
        size += len(text)
        lines += text.split("\n")
        if size > TEKENS:
            break
    return _answer(lines, notes, {})


def _paragraph(paragraph: Any) -> str:
    """The words of one paragraph, without those of a paragraph inside it (a text box comes by itself)."""
    text = ""
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        text = "• "
    for node in paragraph.iter(_W + "t", _W + "tab", _W + "br", _W + "cr"):
        if next(node.iterancestors(_W + "p"), None) is not paragraph:
            continue
        text += (node.text or "") if node.tag == _W + "t" else "\t" if node.tag == _W + "tab" else "\n"
    return text


def _plain(content: bytes) -> dict[str, Any]:
    """Text in whatever encoding it came: with a mark, UTF-8, or that of Windows."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _answer(content.decode(encoding, errors="replace").splitlines(), [], {})
    if b"\x00" in content:
        return {"fout": "soort"}
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    odd = sum(not sign.isprintable() and sign not in "\r\n\t\f\v" for sign in text[:TEKENS])
    if odd * 20 > len(text[:TEKENS]):
        return {"fout": "soort"}
    return _answer(text.splitlines(), [], {})


def _answer(lines: list[str], notes: list[str], more: dict[str, Any]) -> dict[str, Any]:
    kept, size = [], 0
    for line in lines:
        size += len(line)
        if size > TEKENS:
            notes.append("lang")
            break
        kept.append(line)
    if sum(sign.isalpha() for line in kept for sign in line) < 20:
        return {"fout": "geen_tekst"}
    return {"regels": kept, "let_op": notes, **more}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDEN, CPU_SECONDEN))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        found = read(sys.stdin.buffer.read())
    except MemoryError:
        found = {"fout": "bom"}
    except Exception:
        found = {"fout": "stuk"}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
