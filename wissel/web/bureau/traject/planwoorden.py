"""The fields of a plan in words, for forms, the page and the comparison of versions."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from wissel.opmaak import euro
from wissel.trajecten.models import Planregel, Trajectplan

EIGENAREN = {
    "coach": _("coach"),
    "kandidaat": _("kandidaat"),
    "jobhunter": _("jobhunter"),
    "opdrachtgever": _("opdrachtgever"),
}

NAMEN = {
    "doel_kandidaat": _("Doel van de kandidaat"),
    "doel_opdrachtgever": _("Doel van de opdrachtgever"),
    "doel_coach": _("Doel van de coach"),
    "samenvatting": _("Samenvatting"),
    "complexiteit": _("Klasse"),
    "complexiteit_reden": _("Reden van de klasse"),
    "uren": _("Uren"),
    "ritme_dagen": _("Ritme"),
    "prijs": _("Prijs"),
    "start_op": _("Start"),
    "eind_op": _("Einde"),
    "verlenging": _("Verlenging"),
    "duur_reden": _("Reden van de duur"),
    "soort": _("Soort"),
    "naam": _("Wat"),
    "onderbouwing": _("Onderbouwing"),
    "gericht_op": _("Gericht op"),
    "eigenaar": _("Wie doet het"),
    "helper": _("Wie helpt"),
    "van": _("Van"),
    "tot": _("Tot en met"),
    "fase_sleutel": _("Fase"),
}

TEKSTEN = frozenset(
    {"doel_kandidaat", "doel_opdrachtgever", "doel_coach", "samenvatting", "complexiteit_reden", "verlenging",
     "duur_reden", "naam", "onderbouwing", "helper"}
)  # fmt: skip
PLANTEKSTEN = (
    "doel_kandidaat", "doel_opdrachtgever", "doel_coach", "samenvatting", "complexiteit_reden", "verlenging",
    "duur_reden",
)  # fmt: skip
DATUMS = frozenset({"start_op", "eind_op", "van", "tot"})
BEDRAGEN = frozenset({"uren", "prijs"})
KEUZES = {
    "complexiteit": dict(Trajectplan.Complexiteit.choices),
    "soort": dict(Planregel.Soort.choices),
    "gericht_op": dict(Planregel.Gericht.choices),
    "eigenaar": EIGENAREN,
}

SOORTEN = (
    (Planregel.Soort.INTERVENTIE, _("Interventies"), _("Wat wij doen om vooruit te komen.")),
    (Planregel.Soort.ACTIVITEIT, _("Activiteiten"), _("Wat de kandidaat en de begeleiders doen.")),
    (Planregel.Soort.INSTRUMENT, _("Instrumenten"), _("Testen, metingen en hulpmiddelen.")),
)


def in_euro(value: Any) -> str:
    """A plain number as an amount."""
    return "" if value is None else euro(Decimal(str(value)))
