"""`wissel herbereken`: stored dates do not move by themselves; a person sees what differs and accepts it."""

import datetime as dt
import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.dossiers.models import Berekening, Dossier, Feit, Milestone
from wissel.logbook.models import LogbookEntry


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-02")


def herbereken(*arguments: str) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("herbereken", *arguments, stdout=out, stderr=err, skip_checks=True)
    except SystemExit as stopped:
        return int(stopped.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def shifted(cast: Cast) -> Dossier:
    """Samira's dossier with two dates as an older rule might have given them."""
    dossier = open_samira(cast)
    Milestone.objects.filter(dossier=dossier, code="wia_aanvraag").update(due_on=dt.date(2026, 12, 1))
    Milestone.objects.filter(dossier=dossier, code="vangnetmelding").update(geldt=False)
    return dossier


@pytest.mark.parametrize("flags", [(), ("--proef",)])
def test_it_shows_the_differences_and_changes_nothing(cast: Cast, flags: tuple[str, ...]) -> None:
    dossier = shifted(cast)
    code, out, _ = herbereken("--bureau", "Spoorzicht", *flags)
    assert code == 0
    assert f"spoorzicht {dossier.nummer} WIA-aanvraag: 2026-12-01 → 2026-12-13" in out
    assert "Vangnetmelding aan UWV: geldt niet → onbekend" in out
    assert "1 dossier bekeken, 1 met andere datums, 0 met een fout. Er is niets gewijzigd." in out
    assert Milestone.objects.get(dossier=dossier, code="wia_aanvraag").due_on == dt.date(2026, 12, 1)
    assert Berekening.objects.filter(dossier=dossier).count() == 1


def test_accepting_stores_the_dates_with_a_receipt_and_a_line_in_the_logbook(cast: Cast) -> None:
    dossier = shifted(cast)
    code, out, _ = herbereken("--opslaan")
    assert code == 0 and "De nieuwe datums zijn bewaard." in out
    row = Milestone.objects.get(dossier=dossier, code="wia_aanvraag")
    assert row.due_on == dt.date(2026, 12, 13)
    assert row.berekening.aanleiding == "herbereken 2026-03-02" and len(row.berekening.regels_sha256) == 64
    assert LogbookEntry.objects.filter(
        dossier_id=dossier.pk, actie="termijnen_herberekend", rol="systeem"
    ).exists()
    assert "0 met andere datums" in herbereken()[1]


def test_json_gives_one_document_per_difference_and_nothing_else(cast: Cast) -> None:
    shifted(cast)
    _, out, err = herbereken("--json", "--proef")
    rows = [json.loads(line) for line in out.splitlines()]
    assert {row["termijn"] for row in rows} == {"wia_aanvraag", "vangnetmelding"}
    assert "bekeken" in err


def test_a_closed_dossier_is_left_alone_unless_it_is_named(cast: Cast) -> None:
    dossier = shifted(cast)
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=dt.date(2026, 3, 1))
    assert "0 dossiers bekeken" in herbereken()[1]
    assert "1 dossier bekeken" in herbereken("--dossier", dossier.nummer)[1]


def test_facts_that_no_longer_fit_the_rules_are_named_and_stop_no_other(cast: Cast) -> None:
    dossier = open_samira(cast)
    Feit.objects.filter(dossier=dossier, pad="ziekteperioden").update(waarde=[{"eerste_dag": "2025-02-30"}])
    code, out, err = herbereken()
    assert code == 1 and "1 met een fout" in out
    assert "spoorzicht" in err and "geen bestaande datum" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--bureau", "nergens"], "Deze bureaus zijn er: Overkant (overkant), Spoorzicht (spoorzicht)."),
        (["--dossier", "2020-0001"], "Er is geen dossier met nummer '2020-0001'."),
    ],
)
def test_what_is_not_there_is_one_line(cast: Cast, arguments: list[str], told: str) -> None:
    code, _, err = herbereken(*arguments)
    assert code == 2 and told in err and err.count("\n") == 1


def test_trying_and_storing_do_not_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    from wissel.dossiers.management.commands.herbereken import Command

    parser: Any = Command().create_parser("wissel", "herbereken")
    told = parser.format_help()
    assert "--proef" in told and "--opslaan" in told and "--pythonpath" not in told
    parser.called_from_command_line = True
    with pytest.raises(SystemExit):
        parser.parse_args(["--proef", "--opslaan"])
