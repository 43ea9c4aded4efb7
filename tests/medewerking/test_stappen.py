"""Only the employer takes a step; it is warned about what was skipped, and never pushed to the next."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.db import InternalError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.arrange import medewerking as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast, make_lid
from wissel.accounts.models import Organisatie, Rol
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry
from wissel.medewerking import ladder
from wissel.medewerking.actions import feiten, stappen
from wissel.medewerking.actions.tegenwerpingen import answer_tegenwerping
from wissel.medewerking.models import Stapfeit, Werkgeversstap
from wissel.medewerking.waarschuwingen import skipped
from wissel.outbox.models import Bericht
from wissel.policies import Action, can, visible

IEDEREEN = ("samira", "piet", "anna", "joris", "visser", "mo", "backoffice", "verzekeraar", "bram")


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


@pytest.fixture
def feit(cast: Cast, dossier: Dossier) -> Any:
    row = arrange.write_fact(cast, dossier)
    feiten.answer_fact(feit=row, tekst="De bus reed niet.", by=cast.samira.actor)
    return type(row).objects.get(pk=row.pk)


def codes(stap: Werkgeversstap) -> set[str]:
    return {each.sleutel for each in stappen.warnings_of(stap)}


@pytest.mark.parametrize("who", ["anna", "mo", "joris", "backoffice", "samira", "verzekeraar", "visser"])
def test_nobody_but_the_employer_prepares_or_decides(
    cast: Cast, dossier: Dossier, feit: Any, who: str
) -> None:
    with pytest.raises(DomainError, match="Alleen de werkgever"):
        arrange.prepare(cast, dossier, wie=who, feiten=[feit])
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    by = getattr(cast, who).actor
    for verb in (
        lambda: stappen.decide_step(stap=stap, by=by, versie=stap.versie, aanvaard=codes(stap)),
        lambda: stappen.rewrite_letter(stap=stap, tekst="Anders", versie=stap.versie, by=by),
        lambda: stappen.discard_step(stap=stap, by=by),
        lambda: stappen.withdraw_step(stap=stap, reden="Fout", by=by),
    ):
        with pytest.raises(DomainError, match="Alleen de werkgever"):
            verb()
    assert not can(by, Action.WERKGEVERSSTAP_ZETTEN)


def test_an_opdrachtgever_who_is_not_the_employer_decides_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, "2026-06-02T10:00")
    office = Organisatie.objects.create(bureau=cast.bureau, soort="casemanager", naam="Verzuimbureau BV")
    cora = make_lid(cast.bureau, "Cora", "Casus", Rol.OPDRACHTGEVER, office)
    dossier = open_samira(cast, opdrachtgever=office, werkgever=cast.werkgever)
    assert can(cora.actor, Action.DOSSIER_LEZEN, dossier)
    assert not visible(cora.actor, Dossier, Action.WERKGEVERSSTAP_ZETTEN).exists()
    assert visible(cast.piet.actor, Dossier, Action.WERKGEVERSSTAP_ZETTEN).exists()
    with pytest.raises(DomainError, match="Alleen de werkgever"):
        stappen.prepare_step(
            dossier=dossier, by=cora.actor, sleutel=uuid.uuid4(), soort="gesprek", instructie="Praten"
        )


def test_a_concept_is_the_employers_own_until_it_is_decided(cast: Cast, dossier: Dossier, feit: Any) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[feit])

    def seers(model: Any) -> set[str]:
        return {who for who in IEDEREEN if visible(getattr(cast, who).actor, model).exists()}

    assert seers(Werkgeversstap) == seers(Stapfeit) == {"piet"}
    arrange.decide(cast, stap)
    assert seers(Werkgeversstap) == seers(Stapfeit) == {"piet", "anna", "mo", "samira"}
    letters = {
        w
        for w in IEDEREEN
        if visible(getattr(cast, w).actor, Document).filter(soort="werkgeversbrief").exists()
    }
    sent = {
        w
        for w in IEDEREEN
        if visible(getattr(cast, w).actor, Verzending).filter(document__soort="werkgeversbrief").exists()
    }
    assert letters == sent == {"piet", "anna", "mo", "samira"}


def test_a_doctor_with_a_relation_does_not_read_the_letter(cast: Cast, dossier: Dossier, feit: Any) -> None:
    from wissel.dossiers.models import Partij

    Partij.objects.create(
        bureau=cast.bureau, dossier=dossier, persoon=cast.visser.persoon, organisatie=cast.arbodienst,
        rol="bedrijfsarts", van=dt.date(2026, 1, 1),
    )  # fmt: skip
    arrange.decide(cast, arrange.prepare(cast, dossier, feiten=[feit]))
    assert can(cast.visser.actor, Action.DOSSIER_LEZEN, dossier)
    for model in (Document, Verzending, Werkgeversstap):
        assert not visible(cast.visser.actor, model).exists()


@pytest.mark.parametrize(
    ("soort", "gezet", "waarschuwt"),
    [
        ("gesprek", [], set()),
        ("waarschuwing", [], {"geen_gesprek"}),
        ("waarschuwing", ["gesprek"], set()),
        ("opschorting", ["gesprek"], {"geen_aankondiging_opschorting"}),
        ("opschorting", ["uitnodiging_gesprek", "aankondiging_opschorting"], set()),
        ("loonstop", [], {"geen_gesprek", "geen_waarschuwing", "geen_aankondiging_loonstop"}),
        ("loonstop", ["gesprek", "waarschuwing", "aankondiging_loonstop"], set()),
        ("deskundigenoordeel", [], set()),
        ("ontslag", [], {"ontslag_zonder_waarschuwing", "ontslag_zonder_oordeel"}),
        ("ontslag", ["waarschuwing"], {"ontslag_zonder_oordeel"}),
        ("ontslag", ["loonstop", "deskundigenoordeel"], set()),
        ("hervatting", [], {"niets_te_hervatten"}),
        ("hervatting", ["loonstop"], set()),
    ],
)
def test_the_employer_is_told_what_was_skipped(soort: str, gezet: list[str], waarschuwt: set[str]) -> None:
    assert {each.sleutel for each in skipped(soort, gezet)} == waarschuwt


def test_every_warning_must_be_read_and_is_kept(cast: Cast, dossier: Dossier, feit: Any) -> None:
    stap = arrange.prepare(cast, dossier, "ontslag", feiten=[feit])
    assert codes(stap) == {"ontslag_zonder_waarschuwing", "ontslag_zonder_oordeel"}
    with pytest.raises(DomainError) as refused:
        arrange.decide(cast, stap, aanvaard=["ontslag_zonder_oordeel"])
    assert refused.value.code == "waarschuwingen" and "opzegverbod" in refused.value.message
    assert set(arrange.decide(cast, stap).aanvaard) == codes(stap)


def test_a_withdrawn_step_does_not_count_as_taken(cast: Cast, dossier: Dossier, feit: Any) -> None:
    talk = arrange.decide(cast, arrange.prepare(cast, dossier, "gesprek"))
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    assert codes(stap) == set()
    stappen.withdraw_step(stap=talk, reden="Het gesprek was met een ander", by=cast.piet.actor)
    assert codes(stap) == {"geen_gesprek"}
    assert Werkgeversstap.objects.get(pk=talk.pk).vastgesteld_op is not None


def test_hearing_objections_and_pauses_are_warned_about(cast: Cast, dossier: Dossier) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[arrange.write_fact(cast, dossier)])
    arrange.object_to(cast, dossier)
    Dossier.objects.filter(pk=dossier.pk).update(stand="pauze")
    assert codes(Werkgeversstap.objects.get(pk=stap.pk)) == {
        "geen_gesprek", "nog_niet_gehoord", "tegenwerping_open", "onderbroken",
    }  # fmt: skip


def test_suspending_is_for_information_and_stopping_is_not(cast: Cast, dossier: Dossier) -> None:
    came, told = arrange.write_fact(cast, dossier), arrange.write_fact(cast, dossier, soort="informatie")
    assert "opschorten_zonder_informatie" in codes(
        arrange.prepare(cast, dossier, "opschorting", feiten=[came])
    )
    assert "opschorten_zonder_informatie" not in codes(
        arrange.prepare(cast, dossier, "opschorting", feiten=[told])
    )
    assert "stoppen_om_informatie" in codes(arrange.prepare(cast, dossier, "loonstop", feiten=[told]))
    assert "stoppen_om_informatie" not in codes(
        arrange.prepare(cast, dossier, "loonstop", feiten=[came, told])
    )
    backwards = arrange.prepare(cast, dossier, "loonstop", feiten=[came], per=dt.date(2026, 5, 20))
    assert "terugwerkend" in codes(backwards)


@pytest.mark.parametrize(
    ("soort", "changes", "veld"),
    [
        ("waarschuwing", {"instructie": " "}, "instructie"), ("waarschuwing", {"termijn": None}, "termijn"),
        ("waarschuwing", {"termijn": dt.date(2026, 6, 2)}, "termijn"), ("waarschuwing", {"feiten": []}, "feiten"),
        ("loonstop", {"per": None}, "per"), ("boete", {}, "soort"),
        ("gesprek", {"datum": dt.date(2026, 6, 3)}, "datum"),
        ("gesprek", {"datum": dt.date(2025, 3, 2)}, "datum"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_at_its_field(
    cast: Cast, dossier: Dossier, feit: Any, soort: str, changes: Any, veld: str
) -> None:
    with pytest.raises(DomainError) as refused:
        arrange.prepare(cast, dossier, soort, **{"feiten": [feit], **changes})
    assert refused.value.veld == veld


def test_a_withdrawn_fact_carries_no_step(cast: Cast, dossier: Dossier, feit: Any) -> None:
    feiten.withdraw_fact(feit=feit, reden="Verkeerde dag", by=cast.anna.actor)
    feit.refresh_from_db()
    with pytest.raises(DomainError, match="ingetrokken"):
        arrange.prepare(cast, dossier, feiten=[feit])


def test_a_new_form_sent_twice_is_one_concept(cast: Cast, dossier: Dossier, feit: Any) -> None:
    key = uuid.uuid4()
    first, again = (arrange.prepare(cast, dossier, sleutel=key, feiten=[feit]) for _turn in range(2))
    assert (first.pk, first.versie) == (again.pk, again.versie) and Werkgeversstap.objects.count() == 1


def test_the_form_sent_twice_is_one_step_and_one_letter(cast: Cast, dossier: Dossier, feit: Any) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    done = [arrange.decide(cast, stap) for _turn in range(2)]
    assert done[0].vastgesteld_op == done[1].vastgesteld_op
    assert Document.objects.filter(soort="werkgeversbrief").count() == Werkgeversstap.objects.count() == 1
    assert (
        Bericht.objects.filter(persoon=cast.samira.persoon).count() == 2
    )  # the fact, and one for the letter
    assert LogbookEntry.objects.filter(actie="werkgeversstap_waarschuwing").count() == 1


def test_two_colleagues_do_not_overwrite_each_other(cast: Cast, dossier: Dossier, feit: Any) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    stappen.rewrite_letter(stap=stap, tekst="Van Piet", versie=stap.versie, by=cast.piet.actor)
    with pytest.raises(Changed) as refused:
        stappen.rewrite_letter(stap=stap, tekst="Van een collega", versie=stap.versie, by=cast.piet.actor)
    assert refused.value.facts["nu"] == "Van Piet"
    with pytest.raises(Changed):
        arrange.decide(cast, stap)
    with pytest.raises(Changed):
        arrange.prepare(
            cast, dossier, sleutel=stap.sleutel, versie=stap.versie, feiten=[feit], instructie="Anders"
        )


def test_own_words_stay_when_the_fields_change(cast: Cast, dossier: Dossier, feit: Any) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    again = arrange.prepare(
        cast, dossier, sleutel=stap.sleutel, versie=1, feiten=[feit], termijn=dt.date(2026, 6, 19)
    )
    assert "19 juni 2026" in again.tekst and "12 juni 2026" not in again.tekst
    own = stappen.rewrite_letter(stap=again, tekst="Mijn eigen brief", versie=2, by=cast.piet.actor)
    last = arrange.prepare(
        cast, dossier, sleutel=stap.sleutel, versie=own.versie, feiten=[feit], termijn=dt.date(2026, 6, 26)
    )
    assert last.tekst == "Mijn eigen brief" and last.termijn == dt.date(2026, 6, 26)


def test_a_decided_step_does_not_change_any_more(cast: Cast, dossier: Dossier, feit: Any) -> None:
    stap = arrange.decide(cast, arrange.prepare(cast, dossier, feiten=[feit]))
    for verb in (
        lambda: stappen.rewrite_letter(stap=stap, tekst="Anders", versie=stap.versie, by=cast.piet.actor),
        lambda: stappen.discard_step(stap=stap, by=cast.piet.actor),
    ):
        with pytest.raises(DomainError, match="al gezet"):
            verb()
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Werkgeversstap.objects.filter(pk=stap.pk).update(tekst="Anders")


def test_a_concept_can_be_thrown_away(cast: Cast, dossier: Dossier, feit: Any) -> None:
    stappen.discard_step(stap=arrange.prepare(cast, dossier, feiten=[feit]), by=cast.piet.actor)
    assert not Werkgeversstap.objects.exists() and not Stapfeit.objects.exists()


def test_the_day_in_a_letter_must_still_come(
    cast: Cast, dossier: Dossier, feit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    set_clock(monkeypatch, "2026-06-12T10:00")
    with pytest.raises(DomainError, match="Kies een dag na vandaag"):
        arrange.decide(cast, stap)


def test_what_the_kandidaat_reads_is_short_and_plain() -> None:
    for kind in ladder.soorten().values():
        for sentence in re.split(r"(?<=[.!?:])\s+", f"{kind.voor_kandidaat} {kind.doen}"):
            assert len(sentence.split()) <= 15 and "dient" not in sentence, sentence


def test_every_rung_names_its_source_and_what_it_binds() -> None:
    for trede in ladder.treden():
        assert trede.bron and trede.binding in ladder.BINDING
    assert [trede.sleutel for trede in ladder.treden()] == [
        "gesprek", "waarschuwing", "opschorting", "loonstop", "deskundigenoordeel", "ontslag",
    ]  # fmt: skip
    assert {soort.trede for soort in ladder.soorten().values()} - {""} == {t.sleutel for t in ladder.treden()}
    assert ladder.data()["checked_on"] >= dt.date(2026, 11, 25)
    for rule in ladder.eerst():
        assert set(rule.soorten) | set(rule.een_van) <= set(ladder.soorten())


def test_what_changes_is_held_so_that_two_at_once_wait_for_each_other(
    cast: Cast, dossier: Dossier, feit: Any
) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    late = arrange.write_fact(cast, dossier)
    objection = arrange.object_to(cast, dossier)
    verbs = (
        ("dossiers_dossier", lambda: arrange.prepare(cast, dossier, feiten=[feit])),
        ("medewerking_werkgeversstap", lambda: arrange.decide(cast, stap)),
        (
            "medewerking_medewerkingsfeit",
            lambda: feiten.answer_fact(feit=late, tekst="Ja", by=cast.samira.actor),
        ),
        ("medewerking_medewerkingsfeit", lambda: feiten.close_fact(feit=late, by=cast.anna.actor)),
        (
            "medewerking_tegenwerping",
            lambda: answer_tegenwerping(
                tegenwerping=objection, antwoord="Nee", aangepast=False, by=cast.anna.actor
            ),
        ),
    )
    for table, verb in verbs:
        with CaptureQueriesContext(connection) as found:
            verb()
        assert any("FOR UPDATE" in each["sql"] and table in each["sql"] for each in found), table
