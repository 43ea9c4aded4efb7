"""Each rule of a date in a plain sentence, beside its sum. The formula of the contract stays in the receipt."""

from typing import Any

from django.utils.translation import gettext_lazy as _

REGELS: dict[str, Any] = {
    "ziekmelding": _("De eerste dag waarop door ziekte niet is gewerkt."),
    "vangnetmelding": _("De vierde ziektedag, of na zes weken; dat hangt af van het vangnet."),
    "probleemanalyse_einde_week_6": _("De laatste dag van ziekteweek 6."),
    "probleemanalyse": _("Uiterlijk zes weken na de eerste ziektedag."),
    "plan_van_aanpak": _(
        "Uiterlijk twee weken na het oordeel van de bedrijfsarts. "
        "Is dat er niet, dan acht weken na de eerste ziektedag."
    ),
    "evaluatie_periodiek": _("Zes weken na het plan van aanpak of na de laatste evaluatie."),
    "verkorte_wachttijd_aanvraag_vanaf": _("Vanaf drie weken ziekte."),
    "verkorte_wachttijd_aanvraag": _("Tot en met de laatste dag van ziekteweek 68."),
    "melding_42e_week": _("Uiterlijk de eerste dag na 42 weken ziekte."),
    "eerstejaarsevaluatie_vanaf": _("Vanaf de eerste dag van ziekteweek 46."),
    "eerstejaarsevaluatie": _("Uiterlijk de laatste dag van ziekteweek 52."),
    "minimumloon_laatste_dag": _(
        "Tot en met de laatste dag van ziekteweek 52 is het loon ten minste het minimumloon."
    ),
    "spoor2_vroegste_start": _("Acht weken na de eerste ziektedag; dan is er gewoonlijk een plan van aanpak."),
    "spoor2_start": _("Uiterlijk zes weken na de eerstejaarsevaluatie."),
    "wachttijd_81_weken": _("De dag waarop de wachttijd 81 weken heeft geduurd."),
    "eindevaluatie_vanaf": _("Vanaf de eerste dag van ziekteweek 87."),
    "uwv_brief_wia": _("Uiterlijk de dag waarop de wachttijd 89 weken heeft geduurd."),
    "reintegratieverslag": _("Dertien weken voor de laatste dag van de wachttijd of van de verlenging."),
    "wia_aanvraag": _("Elf weken voor de laatste dag van de wachttijd of van de verlenging."),
    "uwv_besluit_loonsanctie": _("Uiterlijk zes weken voor de laatste dag loon zonder loonsanctie."),
    "wachttijd_laatste_dag": _("De laatste dag van ziekteweek 104, ziektedag 728."),
    "wia_eerste_dag": _("De dag na de wachttijd."),
    "loondoorbetaling_laatste_dag": _(
        "De laatste dag van de wachttijd. Later bij een loonsanctie, een verlenging of een late WIA-aanvraag; "
        "eerder bij AOW of het einde van het contract."
    ),
    "opzegverbod_eerste_vrije_dag": _(
        "Twee kalenderjaren na de eerste ziektedag, met erbij de dagen die niet tellen en elke verlenging van het loon."
    ),
}  # fmt: skip


def rule_of(code: str, formule: str) -> str:
    """The rule in words; the formula when a later rule set has a date that is not here yet."""
    return str(REGELS.get(code, formule))
