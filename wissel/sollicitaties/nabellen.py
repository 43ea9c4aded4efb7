"""Questions to ask by phone after a rejection (S0.26). None is about health."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VRAGEN: Final[tuple[Promise, ...]] = (
    _("U belt om te bedanken. Vraag eerst: komt het gelegen?"),
    _("Wat gaf bij u de doorslag?"),
    _("Wat vond u goed aan mijn brief of gesprek?"),
    _("Wat kan ik de volgende keer beter doen?"),
    _("Mag ik later nog eens bellen als er werk is?"),
)
