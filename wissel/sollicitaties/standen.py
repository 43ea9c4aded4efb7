"""The stages of an application: their order, what follows on each, and which count as sent."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wissel.sollicitaties.models import Stand

# From here on an employer has heard of the kandidaat.
NAAR_BUITEN: Final = frozenset({
    Stand.VERSTUURD, Stand.BEVESTIGD, Stand.GESPREK, Stand.AANBOD, Stand.AANGENOMEN, Stand.AFGEWEZEN,
    Stand.GEEN_REACTIE,
})  # fmt: skip
KLAAR: Final = frozenset({Stand.AANGENOMEN, Stand.AFGEWEZEN, Stand.TERUGGETROKKEN, Stand.GEEN_REACTIE})
# Which stages one would expect next; any other stage can be chosen too, for life is not a board.
VOLGT: Final[dict[str, tuple[Stand, ...]]] = {
    Stand.BEWAARD: (Stand.VOORBEREID, Stand.VERSTUURD, Stand.TERUGGETROKKEN),
    Stand.VOORBEREID: (Stand.VERSTUURD, Stand.TERUGGETROKKEN),
    Stand.VERSTUURD: (
        Stand.BEVESTIGD,
        Stand.GESPREK,
        Stand.AFGEWEZEN,
        Stand.GEEN_REACTIE,
        Stand.TERUGGETROKKEN,
    ),
    Stand.BEVESTIGD: (Stand.GESPREK, Stand.AFGEWEZEN, Stand.GEEN_REACTIE, Stand.TERUGGETROKKEN),
    Stand.GESPREK: (Stand.GESPREK, Stand.AANBOD, Stand.AFGEWEZEN, Stand.TERUGGETROKKEN),
    Stand.AANBOD: (Stand.AANGENOMEN, Stand.TERUGGETROKKEN),
    Stand.GEEN_REACTIE: (Stand.BEVESTIGD, Stand.GESPREK, Stand.AFGEWEZEN),
    Stand.AFGEWEZEN: (Stand.GESPREK,),
    Stand.AANGENOMEN: (),
    Stand.TERUGGETROKKEN: (Stand.BEWAARD,),
}
# What the log of the guidance says about a stage that counts as an effort or an outcome.
IN_LOGBOEK: Final[dict[str, Promise]] = {
    Stand.VERSTUURD: _("Sollicitatie verstuurd"),
    Stand.GESPREK: _("Sollicitatiegesprek, of uitnodiging daarvoor"),
    Stand.AANBOD: _("Aanbod van de werkgever"),
    Stand.AANGENOMEN: _("Aangenomen"),
    Stand.AFGEWEZEN: _("Afwijzing van de werkgever"),
}
# What to do next when nothing was planned.
RAAD: Final[dict[str, Promise]] = {
    Stand.BEWAARD: _("Maak uw cv en brief klaar"),
    Stand.VOORBEREID: _("Verstuur uw sollicitatie"),
    Stand.VERSTUURD: _("Wacht op antwoord. Bel na een week"),
    Stand.BEVESTIGD: _("Wacht op antwoord. Bel na een week"),
    Stand.GESPREK: _("Bereid u voor op het gesprek, of vraag hoe het ging"),
    Stand.AANBOD: _("Bespreek het aanbod met uw coach"),
}
