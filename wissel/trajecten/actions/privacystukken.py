"""Answers to the findings in a draft of a plan or report: why it may stay, or another sentence in its place."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.privacytoets import Vondst, reworded
from wissel.trajecten.actions import planhulp, privacy, rapport
from wissel.trajecten.models import Planregel, Rapportage, Trajectplan

Blijft = Iterable[tuple[Vondst, str]]
Anders = Iterable[tuple[privacy.OpenVondst, str]]


@transaction.atomic
def answer_report(*, verslag: Rapportage, blijft: Blijft, anders: Anders, by: Actor) -> Rapportage:
    """Keep the reasons and put the chosen sentences in the report. Raises DomainError when it no longer changes."""
    privacy.keep_answers(dossier=verslag.dossier_id, antwoorden=blijft, stuk="rapport", by=by)
    texts = _rewrite(privacy.report_texts(verslag), anders)
    if not texts:
        return verslag
    return rapport.save_draft(rapport=verslag, by=by, slot=verslag.slot, **texts)


@transaction.atomic
def answer_plan(*, plan: Trajectplan, blijft: Blijft, anders: Anders, by: Actor) -> Trajectplan:
    """Keep the reasons and put the chosen sentences in the plan or its lines; as `answer_report`."""
    planhulp.lock_traject(plan.traject_id, by)
    row = planhulp.lock_concept(plan, by)
    privacy.keep_answers(dossier=row.dossier_id, antwoorden=blijft, stuk="plan", by=by)
    texts = _rewrite(privacy.plan_texts(row), anders)
    for part, text in texts.items():
        line, _dot, name = part.rpartition(".")
        if line:
            _line(row, line, name, text)
        else:
            setattr(row, name, planhulp.clean(row, name, text))
    if texts:
        row.versie += 1
        row.save()
    return row


def _line(plan: Trajectplan, line: str, name: str, text: str) -> None:
    row = Planregel.objects.filter(bureau_id=plan.bureau_id, plan=plan, pk=line).first()
    if row is None:
        raise DomainError("weg", _("Deze regel staat niet meer in het plan. Ververs de pagina."))
    setattr(row, name, planhulp.clean(row, name, text))
    row.save()


def _rewrite(texts: dict[str, str], anders: Anders) -> dict[str, str]:
    """Only the parts that change."""
    wanted: dict[str, list[tuple[Vondst, str]]] = {}
    for each, sentence in anders:
        wanted.setdefault(each.deel, []).append((each.vondst, sentence))
    return {part: reworded(texts[part], changes) for part, changes in wanted.items() if part in texts}
