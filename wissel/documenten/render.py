"""From a kind and plain data to an accessible PDF (PDF/UA-1 and PDF/A-2a).

The text of people travels as JSON and is shown as strings: it never becomes source of a template. Templates see no
files but an empty folder, no network and no system fonts. Compilers are kept, one per thread, since one cannot serve
two at once and the second document costs a tenth of the first.
"""

import datetime as dt
import json
import re
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from wissel.documenten.tekens import prepare
from wissel.fouten import DomainError
from wissel.lettertype import font_folder
from wissel.logregels import get_log

log = get_log("wissel.documenten")
STANDARDS = ["ua-1", "a-2a"]
MOST_CHARACTERS = 1_000_000
_KINDS = Path(__file__).parent / "kinds"
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed|contains the codepoint `"(.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_own = threading.local()
_unknown: set[str] = set()


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture of a bureau, png or svg, with what a reader who cannot see it hears."""

    bytes_: bytes
    soort: str
    alt: str


def render(kind: str, data: dict[str, Any], *, made_at: dt.datetime, logo: Logo | None = None) -> bytes:
    """The PDF of this data. The same data, moment and version of the templates give the same bytes.

    Signs that none of the fonts has are written out between brackets, so that nothing is lost unseen. A picture that
    cannot be used is left out: the name of the bureau takes its place.
    Raises DomainError when the text is too long for one document.
    """
    source = _source(kind)
    try:
        return bytes(_complete(source, data, made_at, logo))
    except Exception as error:
        if logo is None or isinstance(error, DomainError):
            raise
        log.warning("logo_unusable", kind=kind)
        return bytes(_complete(source, data, made_at, None))


def render_source(source: bytes, data: dict[str, Any], *, made_at: dt.datetime) -> bytes:
    """The PDF of a template that another room wrote; `source` comes after tekst.typ. Else as `render`."""
    return bytes(_complete(text_of_people() + source, data, made_at, None))


def draw_source(source: bytes, data: dict[str, Any], *, made_at: dt.datetime) -> list[bytes]:
    """The pages of the very same document as pictures (SVG), in order: what they show is what the PDF shows."""
    found = _complete(text_of_people() + source, data, made_at, None, form="svg")
    return [bytes(each) for each in found] if isinstance(found, list) else [bytes(found)]


def _complete(
    source: bytes, data: dict[str, Any], made_at: dt.datetime, logo: Logo | None, form: str = "pdf"
) -> Any:
    """Compile; when signs turn out to have no glyph, once more with those spelled out."""
    known = frozenset(_unknown)
    try:
        return _compile(source, data, known, made_at, logo, form)
    except Exception as error:
        missing = _missing(error)
        if not missing or missing <= known:
            raise
        _unknown.update(missing)
        return _compile(source, data, known | missing, made_at, logo, form)


def _compile(
    source: bytes,
    data: dict[str, Any],
    unknown: frozenset[str],
    made_at: dt.datetime,
    logo: Logo | None,
    form: str,
) -> Any:
    text = json.dumps(prepare(data, unknown), ensure_ascii=False)
    if len(text) > MOST_CHARACTERS:
        raise DomainError(
            "te_lang", _("De tekst is te lang voor één document. Kort hem in en probeer het opnieuw.")
        )
    inputs = {"data": text, "logo": _logo(logo)}
    second = made_at.replace(microsecond=0)
    standards = STANDARDS if form == "pdf" else None
    return _compiler().compile(
        source, format=form, sys_inputs=inputs, pdf_standards=standards, timestamp=second
    )


def _compiler() -> Any:
    """The compiler of this thread."""
    found = getattr(_own, "compiler", None)
    if found is None:
        import typst

        empty = str(_empty_folder())
        found = _own.compiler = typst.Compiler(
            root=empty,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            package_path=empty,
            package_cache_path=empty,
        )
    return found


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(font_folder())]
    )


@cache
def _empty_folder() -> Path:
    folder = Path(settings.WISSEL_MAP) / "leeg"
    folder.mkdir(parents=True, exist_ok=True, mode=0o500)
    return folder


@cache
def _source(kind: str) -> bytes:
    """The helpers, the shared letterhead, then the template of the kind: written by us, never by users."""
    return text_of_people() + b"".join(
        path.read_bytes() for path in (_KINDS / "basis.typ", _KINDS / kind / "template.typ")
    )


@cache
def text_of_people() -> bytes:
    """How a template shows words: broken where they must, from right to left where they run so."""
    return (_KINDS / "tekst.typ").read_bytes()


def _logo(logo: Logo | None) -> str:
    if logo is None:
        return "null"
    return json.dumps({"soort": logo.soort, "alt": logo.alt, "bytes": list(logo.bytes_)})


def _missing(error: Exception) -> frozenset[str]:
    """The signs a failed compilation could not show."""
    diagnostic = getattr(error, "diagnostic", "")
    found = [one or other for one, other in _MISSING.findall(diagnostic)]
    signs = "".join(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), sign) for sign in found)
    return frozenset(signs)
