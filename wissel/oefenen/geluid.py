"""A recording that somebody uploads: what it is by its content, of a size that fits a minute or two."""

from typing import Any

from django.utils.translation import gettext as _

from wissel.fouten import DomainError

GROOTSTE = 20 * 1024 * 1024
_MP4 = frozenset({b"M4A ", b"M4B ", b"isom", b"iso2", b"mp42", b"mp41", b"3gp4", b"3gp5", b"dash"})


def inspect(bestand: Any) -> tuple[bytes, str]:
    """The bytes and kind of a recording. Raises DomainError at `opname` that says what to do instead."""
    if bestand.size > GROOTSTE:
        raise _refused("te_groot", _("Deze opname is groter dan 20 MB. Neem een kortere op."))
    content = b"".join(bestand.chunks())
    if not content:
        raise _refused("leeg", _("Dit bestand is leeg. Kies een ander bestand."))
    kind = kind_of(content)
    if not kind:
        text = _(
            "Dit is geen geluidsopname (MP3, M4A, WAV, OGG of WebM), wat de naam ook zegt. Kies een andere."
        )
        raise _refused("soort", text)
    return content, kind


def kind_of(content: bytes) -> str:
    """The kind by its first bytes; empty for anything that is no sound."""
    if content[4:8] == b"ftyp" and content[8:12] in _MP4 and b"moov" in content:
        return "audio/mp4"
    if content.startswith(b"RIFF") and content[8:12] == b"WAVE" and b"fmt " in content[:64]:
        return "audio/wav"
    if content.startswith(b"OggS") and (b"OpusHead" in content[:256] or b"\x01vorbis" in content[:256]):
        return "audio/ogg"
    if (
        content.startswith(b"\x1a\x45\xdf\xa3")
        and b"webm" in content[:64]
        and b"\x18\x53\x80\x67" in content[:4096]
    ):
        return "audio/webm"
    return "audio/mpeg" if content.startswith(b"ID3") or _is_mp3_frame(content) else ""


def _is_mp3_frame(content: bytes) -> bool:
    """A header of MPEG layer III with a bit rate and a sample rate that exist."""
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        return False
    version, layer = content[1] >> 3 & 3, content[1] >> 1 & 3
    return version != 1 and layer == 1 and content[2] >> 4 not in {0, 15} and content[2] >> 2 & 3 != 3


def _refused(code: str, text: str) -> DomainError:
    return DomainError(code, text, veld="opname")
