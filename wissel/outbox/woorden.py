"""What a mail says, by kind of news: its subject and its one sentence. Nothing of what the news is about."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WOORDEN: dict[str, tuple[Any, Any]] = {
    "overdracht": (
        _("Een dossier is overgedragen"),
        _("Een dossier heeft een andere vaste begeleider gekregen."),
    ),
    "rol": (_("U heeft er een rol bij"), _("U kunt nu ook in een andere rol werken.")),
    "afspraak": (_("Een nieuwe afspraak"), _("Er staat een nieuwe afspraak voor u klaar.")),
    "afspraak_afgezegd": (_("Een afspraak gaat niet door"), _("Een afspraak is afgezegd.")),
    "afspraak_verzet": (
        _("Een afspraak is verzet"),
        _("Een afspraak is op een andere tijd gezet. Wilt u hem bevestigen of afzeggen?"),
    ),
    "afspraak_morgen": (_("Denk aan uw afspraak"), _("U heeft binnenkort een afspraak.")),
    "waarneming": (
        _("Waarneming geregeld"),
        _("Er is waarneming geregeld. In Wissel leest u wie voor wie waarneemt."),
    ),
    "plan_kandidaat": (
        _("Uw plan staat klaar"),
        _("Uw coach heeft een plan gemaakt. U kunt het nu lezen."),
    ),
    "profiel_kandidaat": (
        _("Uw profiel staat klaar"),
        _("Uw profiel is klaar om te lezen. Wilt u zeggen of het klopt?"),
    ),
    "profiel_antwoord": (_("Een antwoord op een profiel"), _("Er is gereageerd op een profiel.")),
    "plan_opdrachtgever": (
        _("Een re-integratievoorstel staat klaar"),
        _("Er staat een re-integratievoorstel voor u klaar. Wij vragen uw goedkeuring."),
    ),
    "plan_antwoord": (
        _("Een antwoord op een voorstel"),
        _("Er is gereageerd op een re-integratievoorstel."),
    ),
    "plan_kandidaat_verstuurd": (
        _("Uw plan is verstuurd"),
        _("Uw coach heeft het plan naar uw werkgever gestuurd."),
    ),
    "training": (_("Een training"), _("Er is nieuws over een training voor u.")),
    "leren": (_("Er staat iets klaar om te leren"), _("Er is nieuws over een opdracht voor u.")),
    "leren_ingeleverd": (
        _("Er is een opdracht ingeleverd"),
        _("Een kandidaat heeft een opdracht ingeleverd."),
    ),
    "vragenlijst": (_("Er staat iets voor u klaar"), _("Uw coach zette iets voor u klaar om in te vullen.")),
    "uitslag": (_("Er staat iets voor u klaar"), _("Er is iets nieuws om te lezen in Wissel.")),
    "vacatures": (
        _("Er staat werk voor u klaar"),
        _("Er staat werk voor u klaar. In Wissel kunt u dit bericht stoppen."),
    ),
    "vacaturevoorstel": (
        _("Er staat iets voor u klaar"),
        _("Uw begeleider zette iets voor u klaar. Wilt u zeggen wat u ervan vindt?"),
    ),
    "bericht": (_("Er staat een bericht klaar"), _("Er staat een bericht voor u klaar.")),
    "herinnering": (_("Een termijn komt eraan"), _("Er komt een termijn aan. U vindt hem in Wissel.")),
    "document": (_("Een document staat klaar"), _("Er staat een document voor u klaar.")),
    "rapport_kandidaat": (
        _("Een verslag staat klaar"),
        _("Uw coach heeft een verslag gemaakt. U leest het als eerste en kunt er iets bij schrijven."),
    ),
    "rapport_verzonden": (
        _("Een voortgangsrapportage staat klaar"),
        _("Er staat een voortgangsrapportage voor u klaar."),
    ),
}
ANDERS = (_("Er is nieuws in Wissel"), _("Er staat iets nieuws voor u klaar."))
