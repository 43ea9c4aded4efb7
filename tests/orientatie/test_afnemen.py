"""From giving an instrument to a result that can be seen, and a self-measure that stays private."""

import datetime as dt
import uuid
from typing import Any

import pytest

from tests.arrange import orientatie as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.trajecten import start_traject_for
from tests.cast import Cast
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.orientatie.actions import afnemen, register, uitslagen
from wissel.orientatie.models import Afname, Antwoordblad, Meetdeling
from wissel.orientatie.models import Testconclusie as Conclusie
from wissel.orientatie.models import Testuitslag as Uitslag
from wissel.policies import Action, visible
from wissel.trajecten.models import Logboekregel, Taak

VANDAAG = dt.date(2026, 4, 1)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", VANDAAG.isoformat())


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    set_context(bureau_id=cast.bureau.pk)
    return open_samira(cast)


def test_given_once_it_is_a_task_and_given_twice_it_is_still_one(cast: Cast, dossier: Dossier) -> None:
    key, instrument = uuid.uuid4(), arrange.built_in(cast)
    first = afnemen.assign(dossier=dossier, instrument=instrument, by=cast.anna.actor, sleutel=key)
    assert afnemen.assign(dossier=dossier, instrument=instrument, by=cast.anna.actor, sleutel=key) == first
    assert Taak.objects.filter(sleutel=afnemen.task_key(first), voor_rol="kandidaat").count() == 1
    with pytest.raises(DomainError) as error:
        afnemen.assign(dossier=dossier, instrument=instrument, by=cast.anna.actor, sleutel=uuid.uuid4())
    assert error.value.code == "staat_klaar"


def test_answers_are_kept_one_by_one_and_the_place_with_them(cast: Cast, dossier: Dossier) -> None:
    row = arrange.assigned(cast, dossier, arrange.built_in(cast))
    items = afnemen.questions(row).items
    afnemen.answer(afname=row, vraag=items[0].sleutel, waarde="4", plaats=2, by=cast.samira.actor)
    afnemen.answer(afname=row, vraag=items[1].sleutel, waarde=None, plaats=3, by=cast.samira.actor)
    sheet = Antwoordblad.objects.get(afname=row)
    assert sheet.antwoorden == {items[0].sleutel: 4, items[1].sleutel: None} and sheet.plaats == 3
    for wrong in ({"vraag": "weg", "waarde": 1}, {"vraag": items[0].sleutel, "waarde": 9}):
        with pytest.raises(DomainError):
            afnemen.answer(afname=row, plaats=1, by=cast.samira.actor, **wrong)  # type: ignore[arg-type]


def test_only_the_kandidaat_answers(cast: Cast, dossier: Dossier) -> None:
    row = arrange.assigned(cast, dossier, arrange.built_in(cast))
    with pytest.raises(DomainError) as error:
        afnemen.answer(afname=row, vraag="doen_1", waarde=3, plaats=1, by=cast.anna.actor)
    assert error.value.code == "niet_van_u"


def test_the_result_waits_for_the_talk_and_then_shows_norm_and_version(cast: Cast, dossier: Dossier) -> None:
    row = arrange.answered(cast, arrange.assigned(cast, dossier, arrange.built_in(cast)))
    assert visible(cast.anna.actor, Uitslag).filter(afname=row).exists()
    assert not visible(cast.samira.actor, Uitslag).exists()
    assert visible(cast.samira.actor, Antwoordblad, Action.VRAGENLIJST_INVULLEN).exists()
    assert Taak.objects.get(sleutel=afnemen.talk_key(row)).voor_rol == "coach"
    with pytest.raises(DomainError) as error:
        afnemen.discuss(afname=row, by=cast.anna.actor, op=VANDAAG + dt.timedelta(days=1))
    assert error.value.veld == "op"
    afnemen.discuss(afname=row, by=cast.anna.actor, op=VANDAAG)
    assert visible(cast.samira.actor, Uitslag).get(afname=row).versie == "1"
    assert Taak.objects.get(sleutel=afnemen.talk_key(row)).klaar_op is not None
    for lid in (cast.piet, cast.joris, cast.mo, cast.backoffice, cast.verzekeraar, cast.visser, cast.bram):
        assert not visible(lid.actor, Uitslag).exists() and not visible(lid.actor, Afname).exists()


def test_handed_in_answers_do_not_change(cast: Cast, dossier: Dossier) -> None:
    row = arrange.answered(cast, arrange.assigned(cast, dossier, arrange.built_in(cast)))
    with pytest.raises(DomainError) as error:
        afnemen.answer(afname=row, vraag="doen_1", waarde=1, plaats=1, by=cast.samira.actor)
    assert error.value.code == "ingeleverd"
    assert afnemen.finish(afname=row, by=cast.samira.actor).pk == row.pk
    assert Uitslag.objects.filter(afname=row).count() == 1


def test_nothing_answered_is_not_handed_in(cast: Cast, dossier: Dossier) -> None:
    row = arrange.assigned(cast, dossier, arrange.built_in(cast))
    afnemen.answer(afname=row, vraag="doen_1", waarde=None, plaats=2, by=cast.samira.actor)
    with pytest.raises(DomainError) as error:
        afnemen.finish(afname=row, by=cast.samira.actor)
    assert error.value.code == "leeg"


def test_a_measure_is_private_until_shared_and_again_when_taken_back(cast: Cast, dossier: Dossier) -> None:
    row = arrange.answered(cast, afnemen.start_measure(dossier=dossier, by=cast.samira.actor))
    assert row.prive and row.moment == "Begin"
    coach = cast.anna.actor
    assert visible(cast.samira.actor, Uitslag).filter(afname=row).exists()
    assert not visible(coach, Afname).exists() and not visible(coach, Uitslag).exists()
    afnemen.share_measures(dossier=dossier, aan=True, by=cast.samira.actor)
    assert visible(coach, Uitslag).exists() and visible(coach, Antwoordblad).exists()
    begun = afnemen.start_measure(dossier=dossier, by=cast.samira.actor)
    assert not visible(coach, Afname).filter(pk=begun.pk).exists()
    for lid in (cast.piet, cast.joris, cast.mo, cast.visser):
        assert not visible(lid.actor, Uitslag).exists()
    afnemen.share_measures(dossier=dossier, aan=False, by=cast.samira.actor)
    assert not visible(coach, Uitslag).exists()
    assert Meetdeling.objects.filter(dossier=dossier, tot__isnull=False).count() == 1


def test_a_coach_cannot_share_or_begin_for_the_kandidaat(cast: Cast, dossier: Dossier) -> None:
    for verb in (
        lambda: afnemen.share_measures(dossier=dossier, aan=True, by=cast.anna.actor),
        lambda: afnemen.start_measure(dossier=dossier, by=cast.anna.actor),
    ):
        with pytest.raises(DomainError):
            verb()


def test_an_unfinished_measure_goes_on_where_it_was(cast: Cast, dossier: Dossier) -> None:
    first = afnemen.start_measure(dossier=dossier, by=cast.samira.actor)
    assert afnemen.start_measure(dossier=dossier, by=cast.samira.actor) == first


def external(cast: Cast, dossier: Dossier, **over: Any) -> Afname:
    row = arrange.assigned(cast, dossier, arrange.external_test(cast))
    values: dict[str, Any] = {
        "afgenomen_op": VANDAAG, "scores": [{"schaal": "Technisch", "score": "7", "eenheid": "stanine"}],
        "norm": "Werkenden 2023", "versie": "3.1", **over,
    }  # fmt: skip
    uitslagen.record_result(afname=row, by=cast.anna.actor, **values)
    return Afname.objects.get(pk=row.pk)


def test_a_result_from_outside_waits_for_the_talk_too(cast: Cast, dossier: Dossier) -> None:
    row = external(cast, dossier, bestand=arrange.proof("verslag.pdf"))
    assert not visible(cast.samira.actor, Uitslag).exists()
    afnemen.discuss(afname=row, by=cast.anna.actor, op=VANDAAG)
    seen = visible(cast.samira.actor, Uitslag).get()
    assert (seen.norm, seen.versie) == ("Werkenden 2023", "3.1")
    assert seen.inhoud["scores"] == [{"schaal": "Technisch", "score": "7", "eenheid": "stanine"}]


@pytest.mark.parametrize(
    ("over", "veld"),
    [
        ({"norm": "", "scores": [{"schaal": "A", "score": "80", "eenheid": "percentiel"}]}, "norm"),
        ({"scores": [{"schaal": "A", "score": "", "eenheid": "punten"}]}, "score_1"),
        ({"scores": [{"schaal": "A", "score": "3", "eenheid": "rang"}]}, "eenheid_1"),
        ({"scores": []}, "schaal_1"),
        ({"afgenomen_op": VANDAAG + dt.timedelta(days=1)}, "afgenomen_op"),
    ],
)
def test_a_result_that_says_too_much_or_too_little_is_refused(
    cast: Cast, dossier: Dossier, over: dict[str, Any], veld: str
) -> None:
    with pytest.raises(DomainError) as error:
        external(cast, dossier, **over)
    assert error.value.veld == veld


def test_a_conclusion_comes_after_the_talk_and_may_be_a_line_for_the_report(cast: Cast) -> None:
    set_context(bureau_id=cast.bureau.pk)
    dossier = start_traject_for(cast).dossier
    row = external(cast, dossier)
    with pytest.raises(DomainError) as error:
        uitslagen.conclude(afname=row, by=cast.anna.actor, tekst="Techniek trekt", in_rapport=True)
    assert error.value.code == "niet_besproken"
    afnemen.discuss(afname=row, by=cast.anna.actor, op=VANDAAG)
    made = uitslagen.conclude(afname=row, by=cast.anna.actor, tekst="Techniek trekt", in_rapport=True)
    again = uitslagen.conclude(afname=row, by=cast.anna.actor, tekst="Techniek trekt", in_rapport=True)
    assert made == again and made.regel is not None
    line = made.regel
    assert line.publiek == "allen" and line.resultaat == "Techniek trekt" and line.rapportdeel == "voortgang"
    assert "Gevalideerde test" in line.waarom and "7" not in line.resultaat
    better = uitslagen.conclude(afname=row, by=cast.anna.actor, tekst="Techniek past", in_rapport=True)
    assert Logboekregel.objects.get(pk=line.pk).vervangen_door_id == better.regel_id
    assert (
        visible(cast.joris.actor, Conclusie).count() == 2 and not visible(cast.piet.actor, Conclusie).exists()
    )


def test_taking_back_ends_the_task_and_never_a_result(cast: Cast, dossier: Dossier) -> None:
    row = arrange.assigned(cast, dossier, arrange.built_in(cast))
    afnemen.withdraw(afname=row, by=cast.anna.actor)
    assert Taak.objects.get(sleutel=afnemen.task_key(row)).vervallen_op is not None
    with pytest.raises(DomainError) as error:
        afnemen.answer(afname=row, vraag="doen_1", waarde=1, plaats=1, by=cast.samira.actor)
    assert error.value.code == "ingetrokken"
    other = arrange.answered(cast, arrange.assigned(cast, dossier, register.ensure_built_in(
        sleutel="talenten", by=cast.anna.actor).instrument))  # fmt: skip
    with pytest.raises(DomainError) as error:
        afnemen.withdraw(afname=other, by=cast.anna.actor)
    assert error.value.code == "al_uitslag"
