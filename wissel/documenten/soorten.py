"""What a paper is: one list for adding, for the papers of the Wet verbetering poortwachter and for a request to UWV."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BELASTBAARHEID: Final = "belastbaarheid"
# A letter of the employer about working together: for kandidaat, coach, manager and employer, nobody else.
WERKGEVERSBRIEF: Final = "werkgeversbrief"
# What a kandidaat handed in with a lesson.
LEEROPDRACHT: Final = "leeropdracht"

# The papers of the Regeling procesgang (RPG art. 2-6) first, in the order of a case; then what else a dossier holds.
TOE_TE_VOEGEN: Final[tuple[tuple[str, Promise], ...]] = (
    ("probleemanalyse", _("Probleemanalyse, het deel over werk")),
    ("plan_van_aanpak", _("Plan van aanpak")),
    ("bijstelling", _("Bijstelling van probleemanalyse of plan van aanpak")),
    ("evaluatie", _("Evaluatie van het plan van aanpak")),
    ("eerstejaarsevaluatie", _("Eerstejaarsevaluatie")),
    ("eindevaluatie", _("Eindevaluatie")),
    ("advies_bedrijfsarts", _("Advies van de bedrijfsarts over werk")),
    (BELASTBAARHEID, _("Belastbaarheid: FML, IZP of BAR")),
    ("arbeidsdeskundig", _("Rapport van de arbeidsdeskundige")),
    ("deskundigenoordeel", _("Deskundigenoordeel van UWV")),
    ("uwv_besluit", _("Besluit of brief van UWV")),
    ("toestemming", _("Informatie aan of toestemming van de kandidaat")),
    ("brief", _("Brief of verslag")),
    ("overeenkomst", _("Overeenkomst")),
    ("cv", _("Cv of sollicitatiebrief")),
    ("bewijs", _("Bewijs van een activiteit")),
    ("overig", _("Iets anders")),
)
GEMAAKT: Final[dict[str, Promise]] = {
    "trajectplan": _("Re-integratievoorstel"),
    "voortgangsrapportage": _("Voortgangsrapportage"),
    "rapport_inzage": _("Concept ter inzage"),
    "persoonsprofiel": _("Persoonsprofiel"),
    "zoekprofiel": _("Zoekprofiel"),
    "orientatieprofiel": _("Oriëntatieprofiel"),
    WERKGEVERSBRIEF: _("Brief van de werkgever"),
    "oordeelbundel": _("Bundel voor een deskundigenoordeel"),
    LEEROPDRACHT: _("Ingeleverde opdracht"),
    "herstelbundel": _("Bundel voor het verzoek om bekorting"),
}
SOORTEN: Final[dict[str, Promise]] = {**dict(TOE_TE_VOEGEN), **GEMAAKT}
