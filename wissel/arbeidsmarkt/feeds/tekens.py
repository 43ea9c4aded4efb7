"""Bytes as text."""

import re

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*encoding=["']([\w.-]{1,30})["']""")


def text_of(body: bytes, soort: str = "") -> str:
    """Bytes as text, by mark, declaration or header; signs that cannot be are replaced, never a crash."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if body.startswith(mark):
            return body.decode(name, "replace")
    declared = _DECLARED.match(body[:200])
    header = re.search(r"charset=[\"']?([\w.-]{1,30})", soort)
    given = declared[1].decode() if declared else header[1] if header else ""
    for name in (given, "utf-8"):
        try:
            return body.decode(name) if name else body.decode("utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("windows-1252", "replace")
