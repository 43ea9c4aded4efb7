"""Reading cases in: once is once, changed is changed, wrong is nothing, and nobody else's dossier is touched."""

import copy
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.uitwisseling.conftest import Json, changed, command
from wissel.accounts.models import Organisatie, Persoon
from wissel.database.context import als
from wissel.database.rls import bureau_models, is_history
from wissel.dossiers.actions import feiten, openen
from wissel.dossiers.models import (
    Advies,
    BewaardeSectie,
    Dossier,
    Feit,
    Milestone,
    Spoor1Conclusie,
    Spoor1Onderzoek,
    Toewijzing,
)
from wissel.logbook.models import LogbookEntry
from wissel.mensen.bsn import record_bsn
from wissel.trajecten.models import Logboekregel

Importeer = Callable[..., Any]
Exporteer = Callable[..., Json]


def everything() -> dict[str, list[Any]]:
    """All rows of the bureau, history too: the strictest way to see that nothing changed."""
    found = {}
    for model in bureau_models():
        name = "pgh_id" if is_history(model) else "pk"
        found[model.__name__] = list(model._default_manager.order_by(name).values())  # type: ignore[attr-defined]
    return found


def dossier_of(zaak: Json) -> Dossier:
    return Dossier.objects.get(kenmerk=zaak["kenmerk"])


def test_the_same_file_twice_changes_nothing_and_says_so(magazijn: Json, importeer: Importeer) -> None:
    importeer(magazijn)
    before = everything()
    done = importeer(magazijn)
    assert done.code == 0
    assert "niets gewijzigd aan dossier 2026-0001" in done.out and "+" not in done.out
    assert everything() == before


def test_a_trial_shows_what_would_change_and_changes_nothing(magazijn: Json, importeer: Importeer) -> None:
    before = everything()
    done = importeer(magazijn, "--proef")
    assert done.code == 0 and "er zou een nieuw dossier" in done.out
    assert "+ dossier.ziekteperioden vastgelegd" in done.out
    assert everything() == before
    importeer(magazijn)
    before = everything()
    changed_file = changed(magazijn, dossier__wia_aanvraag={"gedaan": True, "ontvangen_op": "2026-06-10"})
    done = importeer(changed_file, "--proef")
    assert "zou 1 wijziging krijgen" in done.out and "+ dossier.wia_aanvraag vastgelegd" in done.out
    assert everything() == before


def test_a_changed_file_adds_facts_and_keeps_the_old_ones(magazijn: Json, importeer: Importeer) -> None:
    importeer(magazijn)
    later = changed(
        magazijn, dossier__laatste_evaluatie_op="2026-06-12", kandidaat__telefoon="06 1111 1111",
        functie="Medewerker expeditie", dossier__klachten=[], dossier__spoor1_onderzoek__ander_werk=False,
    )  # fmt: skip
    done = importeer(later)
    assert done.code == 0, done.alles
    for line in (
        "dossier.laatste_evaluatie_op gewijzigd", "kandidaat.telefoon gewijzigd", "functie gewijzigd",
        "dossier.klachten gewijzigd", "dossier.spoor1_onderzoek.ander_werk vastgelegd",
    ):  # fmt: skip
        assert f"+ {line}" in done.out
    dossier = dossier_of(magazijn)
    rows = Feit.objects.filter(dossier=dossier, pad="laatste_evaluatie_op").order_by("op")
    assert [(row.waarde, row.vervangen_door_id is None) for row in rows] == [
        ("2026-05-18", False), ("2026-06-12", True)
    ]  # fmt: skip
    assert dossier.functie == "Medewerker expeditie"
    assert dossier.kandidaat.telefoon == "06 1111 1111"
    assert BewaardeSectie.objects.get(sectie="klachten").inhoud == []
    assert Milestone.objects.get(dossier=dossier, code="evaluatie_periodiek").due_on == dt.date(2026, 7, 24)


def test_a_file_may_go_back_to_what_it_said_before(magazijn: Json, importeer: Importeer) -> None:
    other = changed(magazijn, dossier__laatste_evaluatie_op="2026-06-12")
    for zaak in (magazijn, other, magazijn):
        importeer(zaak)
    live = Feit.objects.get(pad="laatste_evaluatie_op", vervangen_door__isnull=True)
    assert live.waarde == "2026-05-18"


def test_what_a_coach_corrected_stays_when_the_file_says_what_it_said(
    cast: Cast, magazijn: Json, importeer: Importeer
) -> None:
    importeer(magazijn)
    dossier = dossier_of(magazijn)
    feiten.record_feit(
        dossier=dossier, pad="laatste_evaluatie_op", waarde="2026-06-01", by=cast.anna.actor, bron="Verslag"
    )
    openen.change_dossier(dossier=dossier, by=cast.anna.actor, versie=dossier.versie, functie="Inpakker")
    assert "niets gewijzigd" in importeer(magazijn).out
    done = importeer(changed(magazijn, kandidaat__telefoon="06 2222 2222"))
    assert "1 wijziging" in done.out
    dossier.refresh_from_db()
    assert dossier.functie == "Inpakker"
    assert Feit.objects.get(pad="laatste_evaluatie_op", vervangen_door__isnull=True).waarde == "2026-06-01"


def test_a_newer_file_wins_over_a_correction_and_says_so(
    cast: Cast, magazijn: Json, importeer: Importeer
) -> None:
    importeer(magazijn)
    feiten.record_feit(
        dossier=dossier_of(magazijn), pad="laatste_evaluatie_op", waarde="2026-06-01", by=cast.anna.actor
    )
    done = importeer(changed(magazijn, dossier__laatste_evaluatie_op="2026-06-12"))
    assert "let op: dossier.laatste_evaluatie_op was in Wissel intussen gewijzigd" in done.out
    assert Feit.objects.filter(pad="laatste_evaluatie_op").count() == 3


def test_what_a_file_no_longer_says_is_withdrawn(
    magazijn: Json, importeer: Importeer, exporteer: Exporteer
) -> None:
    importeer(magazijn)
    later = changed(
        magazijn, dossier__melding_42e_week=None, dossier__zoekprofielen=None, arbodienst=None, bedrijfsarts=None,
        jobhunter=None, kandidaat__telefoon=None, kandidaat__bsn=None,
    )  # fmt: skip
    done = importeer(later)
    assert done.code == 0, done.alles
    assert "dossier.melding_42e_week weggehaald" in done.out and "arbodienst weggehaald" in done.out
    dossier = dossier_of(magazijn)
    assert dossier.arbodienst is None and dossier.kandidaat.telefoon == ""
    assert dossier.kandidaat.bsn_versleuteld and dossier.jobhunter is not None
    assert exporteer("HZT-2025-014")["dossier"] == later["dossier"]


def test_a_changed_word_of_an_activity_corrects_its_line_and_new_advice_is_added(
    magazijn: Json, importeer: Importeer
) -> None:
    importeer(magazijn)
    later = copy.deepcopy(magazijn)
    later["toelichting"]["activiteiten"]["act-1"]["resultaat"] = "Wil graag parttime beginnen."
    later["dossier"]["adviezen"].append({"id": "advies-4", "datum": "2026-06-01", "van": "bedrijfsarts"})
    later["toelichting"]["adviezen"]["advies-4"] = {"wat_kan": "Vierentwintig uur per week."}
    done = importeer(later)
    assert done.code == 0, done.alles
    lines = Logboekregel.objects.filter(soort="gesprek", vervangen_door__isnull=True)
    assert lines.get().resultaat == "Wil graag parttime beginnen."
    assert Logboekregel.objects.count() == len(magazijn["dossier"]["activiteiten"]) + 1
    assert Advies.objects.get(datum="2026-06-01").wat_kan == "Vierentwintig uur per week."
    assert Advies.objects.count() == 4
    assert "niets gewijzigd" in importeer(later).out


def test_a_changed_prospect_is_a_new_conclusion(magazijn: Json, importeer: Importeer) -> None:
    importeer(magazijn)
    later = changed(magazijn, dossier__spoor1={"vooruitzicht": "terugkeer"})
    later["toelichting"]["spoor1"]["conclusie"] = {"door": "R. van der Laan", "op": "2026-06-08"}
    assert importeer(later).code == 0
    newest = Spoor1Conclusie.objects.order_by("-op").first()
    assert newest is not None and newest.conclusie == "loopt_door"
    assert Spoor1Conclusie.objects.count() == 2


def test_another_coach_in_the_file_is_a_hand_over(magazijn: Json, importeer: Importeer) -> None:
    importeer(magazijn)
    coach = {"voornaam": "Sem", "achternaam": "Aydin", "email": "sem.aydin@bureau.example"}
    done = importeer(changed(magazijn, coach=coach))
    assert done.code == 0, done.alles
    assert "coach: nieuwe persoon" in done.out and "coach gewijzigd" in done.out
    dossier = dossier_of(magazijn)
    assert dossier.coach is not None and dossier.coach.achternaam == "Aydin"
    assert Toewijzing.objects.filter(dossier=dossier, rol="coach").count() == 2


def test_people_and_organisations_that_are_known_are_not_made_again(
    cast: Cast, magazijn: Json, zorg: Json, importeer: Importeer
) -> None:
    Organisatie.objects.filter(pk=cast.werkgever.pk).update(kvk_nummer="90010014", telefoon="")
    zaak = changed(
        magazijn, coach={"voornaam": "Anna", "achternaam": "Bakker", "email": cast.anna.persoon.email.upper()}
    )
    done = importeer(zaak)
    assert done.code == 0, done.alles
    dossier = dossier_of(zaak)
    assert dossier.opdrachtgever_id == cast.werkgever.pk and dossier.coach_id == cast.anna.persoon.pk
    cast.werkgever.refresh_from_db()
    assert cast.werkgever.naam == "De Vries Logistiek BV", "a shared row is not renamed by a first file"
    assert cast.werkgever.telefoon == "010 000 00 14", "what is empty is filled"
    assert "let op: opdrachtgever.naam staat anders in Wissel en blijft zo" in done.out
    importeer(zorg, naam="zorg.json")
    second = changed(magazijn, kenmerk="HZT-2026-003", nummer=None)
    done = importeer(second, naam="tweede.json")
    assert done.code == 0 and "de kandidaat was al bekend" in done.out
    assert Persoon.objects.filter(achternaam="Demirhan").count() == 1
    assert Persoon.objects.filter(achternaam="Verhoef").count() == 1
    assert Organisatie.objects.filter(naam="Arbodienst Maaskant").count() == 1


def test_a_person_with_an_account_keeps_the_address_they_sign_in_with(
    cast: Cast, magazijn: Json, importeer: Importeer
) -> None:
    zaak = changed(magazijn, coach={"voornaam": "Anna", "achternaam": "Bakker"})
    importeer(zaak)
    importeer(changed(zaak, coach={"voornaam": "Anna", "achternaam": "Bakker", "email": "x@elders.example"}))
    cast.anna.persoon.refresh_from_db()
    assert cast.anna.persoon.email == "anna.bakker@voorbeeld.example"


def test_the_bsn_is_encrypted_and_never_shown(
    magazijn: Json, importeer: Importeer, exporteer: Exporteer
) -> None:
    done = importeer(magazijn)
    person = dossier_of(magazijn).kandidaat
    assert person.bsn_versleuteld is not None and b"123456782" not in bytes(person.bsn_versleuteld)
    wrong = importeer(changed(magazijn, kenmerk="X-1", kandidaat__bsn="123456789"))
    assert "kandidaat.bsn: ••• klopt niet" in wrong.err
    assert "12345678" not in done.alles + wrong.alles
    assert "bsn" not in exporteer("HZT-2025-014")["kandidaat"]
    assert exporteer("HZT-2025-014", "--bsn", "UWV vraagt erom")["kandidaat"]["bsn"] == "123456782"
    assert LogbookEntry.objects.filter(actie="bsn_getoond", reden="UWV vraagt erom").count() == 1
    assert not any("123456782" in json.dumps(row.inhoud) for row in BewaardeSectie.objects.all())


def test_a_bsn_of_somebody_else_is_refused(cast: Cast, magazijn: Json, importeer: Importeer) -> None:
    Persoon.objects.filter(pk=cast.samira.persoon.pk).update(geboortedatum="1990-01-01")
    record_bsn(persoon=cast.samira.persoon, nummer="123456782", by=cast.anna.actor)
    done = importeer(magazijn)
    assert done.code == 2 and "kandidaat.bsn: ••• staat" in done.err
    assert not Dossier.objects.exists()


def test_a_kenmerk_that_is_the_number_of_somebody_else_is_refused(
    cast: Cast, magazijn: Json, importeer: Importeer
) -> None:
    from tests.arrange.dossiers import open_samira

    dossier = open_samira(cast)
    before = everything()
    done = importeer(changed(magazijn, kenmerk=dossier.nummer))
    assert done.code == 2
    assert (
        f'kenmerk: "{dossier.nummer}" is van dossier {dossier.nummer}, en dat gaat over iemand anders'
        in done.err
    )
    assert everything() == before


def test_a_dossier_opened_in_wissel_goes_out_and_comes_back_unchanged(
    cast: Cast, importeer: Importeer, exporteer: Exporteer
) -> None:
    from tests.arrange.dossiers import conclude_spoor1, open_samira, record_consult
    from wissel.trajecten.actions.logboek import write_note

    dossier = open_samira(cast)
    conclude_spoor1(cast, dossier)
    record_consult(cast, dossier)
    write_note(
        dossier=dossier, by=cast.anna.actor, soort="training", datum=dt.date(2026, 5, 1), wie="Samira",
        waarom="Sollicitatietraining", publiek="allen",
    )  # fmt: skip
    write_note(
        dossier=dossier, by=cast.anna.actor, soort="gesprek", datum=dt.date(2026, 5, 2), wie="Samira",
        waarom="Iets voor mij alleen", publiek="coach",
    )  # fmt: skip
    zaak = exporteer(dossier.nummer)
    assert zaak["kenmerk"] == dossier.nummer
    assert zaak["dossier"]["spoor1"] == {"vooruitzicht": "terugkeer"}
    assert [row["soort"] for row in zaak["dossier"]["activiteiten"]] == ["training"]
    assert "mij alleen" not in json.dumps(zaak)
    done = importeer(zaak)
    assert done.code == 0 and "niets gewijzigd" in done.out, done.alles
    zaak["kandidaat"]["telefoon"] = "06 3333 3333"
    done = importeer(zaak)
    assert "1 wijziging" in done.out and "+ kandidaat.telefoon aangevuld" in done.out
    assert (Advies.objects.count(), Spoor1Conclusie.objects.count(), Logboekregel.objects.count()) == (
        1,
        1,
        2,
    )


def test_an_old_export_does_not_undo_what_happened_since(
    cast: Cast, magazijn: Json, importeer: Importeer, exporteer: Exporteer
) -> None:
    importeer(magazijn)
    out = exporteer("HZT-2025-014")
    dossier = dossier_of(magazijn)
    Dossier.objects.filter(pk=dossier.pk).update(stand="nazorg")
    assert "niets gewijzigd" in importeer(out).out
    dossier.refresh_from_db()
    assert dossier.stand == "nazorg"


def test_the_file_of_a_source_does_not_undo_what_was_made_in_wissel_and_written_out(
    cast: Cast, magazijn: Json, importeer: Importeer, exporteer: Exporteer
) -> None:
    importeer(magazijn)
    feiten.record_feit(
        dossier=dossier_of(magazijn), pad="reintegratieverslag", waarde={"ingediend_op": "2026-06-10"},
        by=cast.anna.actor,
    )  # fmt: skip
    assert "reintegratieverslag" in exporteer("HZT-2025-014")["dossier"]
    assert "niets gewijzigd" in importeer(magazijn).out
    assert Feit.objects.get(pad="reintegratieverslag", vervangen_door__isnull=True).waarde is not None


def test_nothing_is_left_when_something_goes_wrong_halfway(
    cast: Cast, magazijn: Json, importeer: Importeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    Organisatie.objects.create(
        bureau=cast.bureau, soort="werkgever", naam="Arbodienst Maaskant", kvk_nummer="90010022"
    )
    before = everything()
    done = importeer(changed(magazijn, arbodienst__soort="arbodienst"))
    assert done.code == 2
    assert (
        'arbodienst.soort: "arbodienst" maar deze organisatie staat in het bureau als werkgever' in done.err
    )
    assert everything() == before


def test_facts_that_contradict_what_stands_in_wissel_are_refused_as_a_whole(
    cast: Cast, magazijn: Json, importeer: Importeer
) -> None:
    importeer(magazijn)
    feiten.record_feit(
        dossier=dossier_of(magazijn), pad="verlof", by=cast.anna.actor,
        waarde=[{"eerste_dag": "2025-03-01", "laatste_dag": "2025-06-30"}],
    )  # fmt: skip
    before = everything()
    done = importeer(
        changed(magazijn, dossier__ziekteperioden=[{"eerste_dag": "2025-03-10", "laatste_dag": "2025-05-01"}])
    )
    assert done.code == 2 and "dossier.verlof" in done.err
    assert everything() == before


def test_an_activity_that_the_log_does_not_take_is_mentioned_and_kept(
    magazijn: Json, importeer: Importeer, exporteer: Exporteer
) -> None:
    zaak = copy.deepcopy(magazijn)
    zaak["dossier"]["activiteiten"].append({"id": "act-9", "datum": "2026-12-01", "soort": "gesprek"})
    done = importeer(zaak)
    assert done.code == 0 and "let op: dossier.activiteiten: act-9 staat niet in het logboek" in done.out
    assert exporteer("HZT-2025-014")["dossier"] == zaak["dossier"]


def test_the_number_of_a_file_is_kept_when_it_is_free(
    cast: Cast, magazijn: Json, importeer: Importeer
) -> None:
    importeer(changed(magazijn, nummer="A-17"))
    assert dossier_of(magazijn).nummer == "A-17"
    done = importeer(changed(magazijn, nummer="A-17", kenmerk="ander"), naam="ander.json")
    assert done.code == 0 and "let op: nummer A-17 is al in gebruik" in done.out
    assert Dossier.objects.get(kenmerk="ander").nummer == "2026-0001"


def test_the_other_bureau_sees_nothing_of_it(cast: Cast, magazijn: Json, importeer: Importeer) -> None:
    importeer(magazijn)
    with als(cast.ander_bureau):
        assert not Dossier.objects.exists() and not BewaardeSectie.objects.exists()
    done = importeer(magazijn, bureau="overkant")
    assert done.code == 0 and "nieuw dossier" in done.out
    assert Spoor1Onderzoek.objects.count() == 3


def test_kept_sections_are_read_by_no_role(cast: Cast, magazijn: Json, importeer: Importeer) -> None:
    from wissel.policies import visible

    importeer(magazijn)
    for lid in (cast.anna, cast.mo, cast.piet, cast.samira, cast.backoffice, cast.visser):
        with pytest.raises(KeyError):
            visible(lid.actor, BewaardeSectie)


def test_writing_out_is_logged_and_belastbaarheid_as_an_act_of_its_own(
    magazijn: Json, importeer: Importeer, exporteer: Exporteer
) -> None:
    importeer(magazijn)
    exporteer("HZT-2025-014")
    acts = list(
        LogbookEntry.objects.filter(dossier_id=dossier_of(magazijn).pk).values_list("actie", "categorie")
    )
    assert ("dossier_uitgevoerd", "X") in acts and ("belastbaarheid_uitgevoerd", "D1") in acts
    assert ("zaak_ingelezen", "X") in acts


def test_a_kept_section_that_was_tampered_with_does_not_go_out(magazijn: Json, importeer: Importeer) -> None:
    importeer(magazijn)
    BewaardeSectie.objects.filter(sectie="klachten").update(inhoud=[{"datum": "2020-01-01"}])
    done = command("exporteer", "--dossier", "HZT-2025-014", "--bureau", "spoorzicht")
    assert done.code == 1 and "klachten" in done.err and done.out == ""


def test_everything_is_written_to_a_folder_for_the_owner_only(
    cast: Cast, magazijn: Json, zorg: Json, importeer: Importeer, tmp_path: Path
) -> None:
    importeer(magazijn)
    importeer(zorg, naam="zorg.json")
    folder = tmp_path / "uit"
    done = command("exporteer", "--bureau", "spoorzicht", "--naar", str(folder))
    assert done.code == 0 and "2 zaken geschreven" in done.out and "2/2" in done.err
    files = sorted(folder.iterdir())
    assert [path.name for path in files] == ["2026-0001.json", "2026-0002.json"]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in files)
    again = command("importeer", str(folder), "--bureau", "spoorzicht")
    assert again.out.rstrip().endswith("2 bestanden: 2 ongewijzigd.")


def test_text_is_kept_as_it_stands(magazijn: Json, importeer: Importeer, exporteer: Exporteer) -> None:
    zaak = changed(
        magazijn, kandidaat__voornaam="עֲמִית {% load x %}", kandidaat__achternaam="<b>O'Neil</b> #eval(1)"
    )
    zaak["dossier"]["zaak"] = "{{ settings.SECRET_KEY }}"
    assert importeer(zaak).code == 0
    assert exporteer("HZT-2025-014")["kandidaat"]["achternaam"] == "<b>O'Neil</b> #eval(1)"
