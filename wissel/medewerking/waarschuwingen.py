"""What an employer is told before a step: what usually or by law comes first. It warns and never pushes onward."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.medewerking import ladder
from wissel.medewerking.feitblad import FeitBlad
from wissel.medewerking.models import Medewerkingsfeit, Tegenwerping, Werkgeversstap
from wissel.opmaak import lange_datum

LOON = {"aankondiging_opschorting", "opschorting", "aankondiging_loonstop", "loonstop"}
MAATREGEL = LOON | {"waarschuwing", "ontslag"}
OPSCHORTEN = {"aankondiging_opschorting", "opschorting"}
STOPPEN = {"aankondiging_loonstop", "loonstop"}


@dataclass(frozen=True, slots=True)
class Waarschuwing:
    """One thing to know before a step, with what it binds as and where it stands."""

    sleutel: str
    tekst: str
    binding: str
    bron: str


def skipped(soort: str, gezet: Collection[str]) -> list[Waarschuwing]:
    """Which earlier steps are missing for this one, given the steps that were decided."""
    return [
        Waarschuwing(rule.sleutel, rule.tekst, rule.binding, rule.bron)
        for rule in ladder.eerst()
        if soort in rule.soorten and not set(rule.een_van) & set(gezet)
    ]


def warnings(
    stap: Werkgeversstap, feiten: Collection[FeitBlad], soorten_feiten: Iterable[str], today: dt.date
) -> list[Waarschuwing]:
    """Everything to know before this step is decided."""
    own = {"bureau_id": stap.bureau_id, "dossier_id": stap.dossier_id}
    rows = Werkgeversstap.objects.filter(**own, vastgesteld_op__isnull=False, ingetrokken_op__isnull=True)
    found = skipped(stap.soort, set(rows.values_list("soort", flat=True)))
    found += _hearing(feiten) if stap.soort in MAATREGEL else []
    found += _wages(stap, set(soorten_feiten), today)
    if stap.soort in MAATREGEL and Tegenwerping.objects.filter(**own, beantwoord_op__isnull=True).exists():
        text = _(
            "Uw medewerker vindt iets niet redelijk of niet passend. De coach heeft nog niet geantwoord."
        )
        found.append(Waarschuwing("tegenwerping_open", text, "wet", "BW 7:658a lid 4; 7:660a"))
    if stap.soort in MAATREGEL and stap.dossier.stand == Dossier.Stand.PAUZE:
        text = _("Het traject is onderbroken. Vraag eerst de bedrijfsarts wat nu gevraagd kan worden.")
        found.append(Waarschuwing("onderbroken", text, "beleid", "BBP 7.4; BBP 9"))
    return found


def _hearing(feiten: Collection[FeitBlad]) -> list[Waarschuwing]:
    """Facts that the kandidaat may still answer, or that were withdrawn since."""
    found = []
    waiting = [each for each in feiten if not each.gehoord and each.ingetrokken_op is None]
    if waiting:
        text = _(
            "Uw medewerker kan nog antwoorden op wat er is opgeschreven. Wacht als het kan op dat antwoord."
        )
        found.append(Waarschuwing("nog_niet_gehoord", text, "praktijk", ladder.termijnen().bron))
    return found


def _wages(stap: Werkgeversstap, soorten: set[str], today: dt.date) -> list[Waarschuwing]:
    """Suspending is for information, stopping for work and measures; neither works backwards unsaid."""
    found = []
    information = Medewerkingsfeit.Soort.INFORMATIE
    if stap.soort in OPSCHORTEN and soorten and information not in soorten:
        text = _("Opschorten kan alleen bij informatie die ontbreekt. Uw feiten gaan ergens anders over.")
        found.append(Waarschuwing("opschorten_zonder_informatie", text, "wet", "BW 7:629 lid 6"))
    if stap.soort in STOPPEN and soorten == {information}:
        text = _(
            "Bij informatie die ontbreekt past opschorten. Een loonstop is voor weigeren van werk of plan."
        )
        found.append(Waarschuwing("stoppen_om_informatie", text, "wet", "BW 7:629 lid 3 en 6"))
    if stap.soort in {"opschorting", "loonstop"} and stap.per and stap.per < today:
        text = _("De maatregel begint in het verleden, op %(dag)s. U moet haar onverwijld hebben gemeld.")
        found.append(
            Waarschuwing("terugwerkend", text % {"dag": lange_datum(stap.per)}, "wet", "BW 7:629 lid 7")
        )
    return found
