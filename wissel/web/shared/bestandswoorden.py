"""A file in words: what kind it is and how large."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def kind(mime: str) -> str:
    """The kind of file as people call it."""
    words = {"application/pdf": "pdf", "image/jpeg": _("foto"), "image/png": _("foto")}
    return words.get(mime, _("bestand"))


def size(count: int) -> str:
    """The size of a file in kB or MB, with a comma in Dutch."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{number_format(count / 1_000_000, 1)} MB"
