"""The law engine's short answers in words for a page: what binds, and what it says about spoor 2."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

UITKOMSTEN = {
    "verplicht_nu": gettext_lazy("Spoor 2 is nu verplicht"),
    "verplicht": gettext_lazy("Spoor 2 is verplicht"),
    "nu_niet_verplicht": gettext_lazy("Spoor 2 is nu niet verplicht"),
    "nu_niet_mogelijk": gettext_lazy("Spoor 2 is nu niet mogelijk"),
    "niet_verplicht": gettext_lazy("Spoor 2 is niet verplicht"),
    "nog_niet_verplicht": gettext_lazy("Spoor 2 is nog niet verplicht"),
    "toegestaan": gettext_lazy("Spoor 2 mag al beginnen"),
    "wachten_toegestaan": gettext_lazy("Wachten met spoor 2 mag"),
    "herzien": gettext_lazy("Het besluit moet opnieuw bekeken worden"),
    "onbekend": gettext_lazy("Dit kan nog niet worden beoordeeld"),
}


def binding(code: str) -> str:
    """What kind of rule binds, in words."""
    words = {
        "wet": _("wet"),
        "beleid": _("beleid van UWV"),
        "praktijk": _("praktijk"),
        "rechtspraak": _("rechtspraak"),
    }
    return str(words.get(code, code))
