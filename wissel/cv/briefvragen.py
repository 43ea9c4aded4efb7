"""What is asked at each block of a letter, and a line of help; the proposals themselves are in soorten.toml."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

VRAGEN: Final[dict[str, tuple[Any, Any]]] = {
    "opening": (
        _("Hoe begint uw brief?"),
        _("Zeg welk werk u wilt doen en waar u de vacature zag. Twee zinnen is genoeg."),
    ),
    "opening_open": (
        _("Hoe begint uw brief?"),
        _("Zeg waarom u juist dit bedrijf schrijft. Twee zinnen is genoeg."),
    ),
    "waarom": (
        _("Waarom wilt u dit werk?"),
        _("Wat vindt u leuk aan het werk of het bedrijf? Noem iets uit de vacature."),
    ),
    "bijdrage": (
        _("Wat brengt u mee?"),
        _(
            "Noem een of twee dingen die u kunt, met een voorbeeld. U hoeft niets te zeggen over uw gezondheid."
        ),
    ),
    "slot": (
        _("Hoe eindigt uw brief?"),
        _("Vraag om een gesprek. Zeg dat uw cv erbij zit."),
    ),
    "groet_netwerk": (
        _("Hoe begint uw bericht?"),
        _("Zeg waarvan u elkaar kent, of wie uw naam noemde."),
    ),
    "vraag_netwerk": (
        _("Wat wilt u vragen?"),
        _("Vraag om hulp of informatie, niet meteen om een baan. Dat helpt mensen om ja te zeggen."),
    ),
    "slot_netwerk": (
        _("Hoe eindigt uw bericht?"),
        _("Maak het makkelijk om te antwoorden."),
    ),
    "dank": (
        _("Hoe bedankt u?"),
        _("Zeg dank voor het gesprek, en wanneer het was."),
    ),
    "bijgebleven": (
        _("Wat bleef u bij?"),
        _("Noem één ding uit het gesprek waar u blij van werd, of dat u nog wilde zeggen."),
    ),
    "slot_bedankje": (
        _("Hoe eindigt u?"),
        _("Zeg dat u graag hoort hoe het verdergaat."),
    ),
    "dank_afwijzing": (
        _("Hoe begint u?"),
        _("Blijf vriendelijk. Misschien is er later wel een plek."),
    ),
    "vraag_afwijzing": (
        _("Wat wilt u vragen?"),
        _("Vraag wat u een volgende keer beter kunt doen. Vaak krijgt u een nuttig antwoord."),
    ),
    "slot_afwijzing": (
        _("Hoe eindigt u?"),
        _("Zeg dat u zich graag nog eens meldt."),
    ),
}
