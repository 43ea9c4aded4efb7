"""The re-integratievoorstel as a document: offered, sent, agreed (S0.11, S2.38, J2)."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.storage import default_storage
from pdfua import validate

from tests.arrange.trajecten import ready_plan, start_traject_for
from tests.cast import Cast, make_lid
from tests.documenten.stukken import words
from wissel.accounts.models import Organisatie, Persoon
from wissel.documenten import actions
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.actions.spoor1 import record_advies
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.outbox.models import Bericht
from wissel.policies import visible
from wissel.trajecten.inhoud import content_sha256
from wissel.trajecten.models import IntakeAntwoord, Trajectplan


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-10")


@pytest.fixture
def plan(cast: Cast) -> Trajectplan:
    return ready_plan(cast)


def text_of(document: Document) -> str:
    return words(default_storage.open(document.pad).read())


def offer(cast: Cast, plan: Trajectplan) -> Document:
    return actions.offer_plan(plan=plan, by=cast.anna.actor)


def send(cast: Cast, plan: Trajectplan) -> Document:
    offer(cast, plan)
    return actions.send_plan(plan=plan, by=cast.anna.actor)


def test_the_document_holds_goals_three_lists_duration_price_and_reports(
    cast: Cast, plan: Trajectplan
) -> None:
    text = text_of(send(cast, plan))
    for part in (
        "Weer met plezier werken", "Passend werk, in eigen huis of daarbuiten", "Twee richtingen die passen",
        "Interventies", "Activiteiten", "Instrumenten", "Meelopen in een magazijn", "Samira wil weten of dit werk past",
        "26 weken", "Laatste dag wachttijd", "Complexiteit Middel", "Nieuwe richting nodig", "24 april 2026",
        "8 juni 2026", "20 juli 2026", "31 augustus 2026", "Samira Yilmaz", "De Vries Logistiek BV", "Anna Bakker",
        "€ ", "2026-0001", "Akkoord", "Handtekening",
    ):  # fmt: skip
        assert part in text, part


def test_the_footer_holds_the_hash_people_agree_with(cast: Cast, plan: Trajectplan) -> None:
    document = offer(cast, plan)
    plan.refresh_from_db()
    assert document.inhoud_sha256 == plan.inhoud_sha256 == content_sha256(document.inhoud)
    assert f"sha256 {plan.inhoud_sha256}" in text_of(document)
    assert plan.document_id == document.pk


def test_the_accessibility_check_finds_nothing(cast: Cast, plan: Trajectplan, tmp_path: Any) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(default_storage.open(offer(cast, plan).pad).read())
    assert list(validate(path).findings) == []


def test_what_is_for_the_coach_alone_is_nowhere(cast: Cast) -> None:
    row = start_traject_for(cast)
    plan = ready_plan(cast, row)
    answers = IntakeAntwoord.objects.filter(intake__traject=row)
    assert answers.exists()
    answers.update(tekst="KANARIE schulden", zichtbaarheid="coach")
    document = send(cast, plan)
    text = text_of(document)
    assert "Weer met plezier werken" in text
    assert "KANARIE" not in text and "KANARIE" not in str(document.inhoud)


def test_the_kandidaat_gets_it_first_and_a_mail_without_content(cast: Cast, plan: Trajectplan) -> None:
    document = offer(cast, plan)
    assert document.publiek == "kandidaat"
    assert [(row.naar, row.naar_rol) for row in document.verzendingen.all()] == [
        (cast.samira.persoon, "kandidaat")
    ]
    assert visible(cast.samira.actor, Document).filter(pk=document.pk).exists()
    assert not visible(cast.piet.actor, Document).exists()
    mail = Bericht.objects.get(soort="plan_kandidaat")
    assert mail.naar == cast.samira.persoon.email and "Samira" not in mail.onderwerp


def test_the_version_for_the_opdrachtgever_shows_the_answer_of_the_kandidaat(
    cast: Cast, plan: Trajectplan
) -> None:
    offer(cast, plan)
    plan.refresh_from_db()
    made = actions.answer_plan(
        plan=plan, antwoord="akkoord_met_opmerking", tekst="Liever eerst twee dagen",
        inhoud_sha256=plan.inhoud_sha256, by=cast.samira.actor,
    )  # fmt: skip
    assert made is None
    document = actions.send_plan(plan=plan, by=cast.anna.actor)
    assert "Akkoord met opmerking" in text_of(document) and "Liever eerst twee dagen" in text_of(document)
    assert {row.naar for row in document.verzendingen.all()} == {cast.piet.persoon}
    assert visible(cast.piet.actor, Document).get().pk == document.pk


def test_prices_are_between_bureau_and_opdrachtgever(cast: Cast, plan: Trajectplan) -> None:
    document = send(cast, plan)
    for lid in (cast.samira, cast.piet):
        plan.refresh_from_db()
        actions.answer_plan(
            plan=plan, antwoord="akkoord", tekst="", inhoud_sha256=plan.inhoud_sha256, by=lid.actor
        )
    assert "€ " in text_of(document)
    own = visible(cast.samira.actor, Document)
    assert [row.titel for row in own.order_by("gemaakt_op")] == [
        "Re-integratievoorstel", "Re-integratievoorstel, verstuurd aan de opdrachtgever",
        "Re-integratievoorstel, goedgekeurd",
    ]  # fmt: skip
    assert not any("€" in text_of(row) or "prijs" in text_of(row).lower() for row in own)
    theirs = visible(cast.piet.actor, Document)
    assert theirs.count() == 2 and all("€ " in text_of(row) for row in theirs)
    assert not set(own) & set(theirs)


def test_the_approved_plan_is_kept_with_both_answers(cast: Cast, plan: Trajectplan) -> None:
    send(cast, plan)
    plan.refresh_from_db()
    for lid in (cast.samira, cast.piet):
        document = actions.answer_plan(
            plan=plan, antwoord="akkoord", tekst="", inhoud_sha256=plan.inhoud_sha256, by=lid.actor
        )
    assert document is not None and document.titel == "Re-integratievoorstel met prijs, goedgekeurd"
    text = text_of(document)
    assert text.count("Akkoord, ") == 2 and "Handtekening" not in text
    plan.refresh_from_db()
    assert plan.document_id == document.pk and plan.inhoud_sha256 in text


def test_offering_twice_makes_one_document(cast: Cast, plan: Trajectplan) -> None:
    assert offer(cast, plan).pk == offer(cast, plan).pk
    sent = [actions.send_plan(plan=plan, by=cast.anna.actor).pk for _time in (1, 2)]
    assert sent[0] == sent[1]
    assert Document.objects.count() == 3 and Verzending.objects.count() == 3
    assert Bericht.objects.filter(soort="plan_kandidaat").count() == 1


def test_a_plan_that_is_not_ready_makes_nothing(cast: Cast) -> None:
    plan = ready_plan(cast, doel_coach="")
    with pytest.raises(DomainError):
        offer(cast, plan)
    assert not Document.objects.exists() and not Verzending.objects.exists()


def test_a_verzekeraar_never_gets_it(cast: Cast) -> None:
    row = start_traject_for(cast)
    insurer = Organisatie.objects.get(soort="verzekeraar")
    Dossier.objects.filter(pk=row.dossier_id).update(
        opdrachtgever=insurer, casemanager=cast.verzekeraar.persoon
    )
    plan = ready_plan(cast, type(row).objects.get(pk=row.pk))
    document = send(cast, plan)
    assert {entry.naar for entry in document.verzendingen.all()} == {cast.piet.persoon}
    assert not visible(cast.verzekeraar.actor, Document).exists()


def test_the_casemanager_gets_it_too(cast: Cast, plan: Trajectplan) -> None:
    office = Organisatie.objects.create(bureau=cast.bureau, soort="casemanager", naam="Verzuimhulp")
    corrie = make_lid(cast.bureau, "Corrie", "Case", "opdrachtgever", office)
    Dossier.objects.filter(pk=plan.dossier_id).update(casemanager=corrie.persoon)
    offer(cast, plan)
    document = actions.send_plan(plan=Trajectplan.objects.get(pk=plan.pk), by=cast.anna.actor)
    assert corrie.persoon in {row.naar for row in document.verzendingen.all()}


def test_who_cannot_sign_in_yet_gets_no_mail(cast: Cast, plan: Trajectplan) -> None:
    Persoon.objects.filter(pk=cast.samira.persoon.pk).update(user=None)
    document = offer(cast, Trajectplan.objects.get(pk=plan.pk))
    assert document.verzendingen.get().naar == cast.samira.persoon
    assert not Bericht.objects.filter(soort="plan_kandidaat").exists()


def test_without_a_contact_it_waits_for_the_party(cast: Cast, plan: Trajectplan) -> None:
    cast.piet.lidmaatschap.tot = cast.piet.lidmaatschap.van
    cast.piet.lidmaatschap.save()
    document = send(cast, plan)
    assert (None, "opdrachtgever") in {(row.naar, row.naar_rol) for row in document.verzendingen.all()}


def test_it_says_on_which_days_and_advice_it_rests_and_never_what_was_advised(cast: Cast) -> None:
    row = ready_plan(cast)
    record_advies(
        dossier=row.dossier, by=cast.anna.actor, van="arbeidsdeskundige", naam="H. de Boer",
        datum=dt.date(2026, 2, 9), soort="onderzoek", wat_kan="KANARIE tillen tot 10 kilo",
    )  # fmt: skip
    text = text_of(offer(cast, row))
    for part in ("Eerste ziektedag 3 maart 2025", "Intake gehouden op", "H. de Boer, 9 februari 2026"):
        assert part in text, part
    assert "KANARIE" not in text
