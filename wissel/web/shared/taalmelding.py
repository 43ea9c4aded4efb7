"""What a page says about its language: not there yet, or not read by a person yet."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override


@dataclass(frozen=True, slots=True)
class Taalmelding:
    """One sentence in the reader's own language, with that language, since the page around it may be Dutch."""

    taal: str
    richting: str
    tekst: str


def only_dutch(language: str) -> Taalmelding:
    """This page exists in Dutch only."""
    with override(language):
        return _made(
            language, _("Deze pagina is er alleen in het Nederlands. Uw coach of een tolk kan u helpen.")
        )


def unread(language: str) -> Taalmelding:
    """Nobody who speaks the language has looked at its words yet."""
    with override(language):
        text = _("Deze vertaling is nog niet nagekeken. Twijfelt u? De Nederlandse tekst geldt.")
        return _made(language, text)


def _made(language: str, text: str) -> Taalmelding:
    return Taalmelding(language, "rtl" if language == "ar" else "ltr", text)
