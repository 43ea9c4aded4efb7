"""Versions: written, offered, answered, established, and looked at again; never final without belastbaarheid (S4.2)."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, transaction

from tests.arrange import zoekprofielen as arrange
from tests.cast import Cast
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.trajecten.models import Taak
from wissel.zoekprofielen import inhoud
from wissel.zoekprofielen.actions import punten, richtingen, versies
from wissel.zoekprofielen.models import Puntenblad, Richting, Richtingbron, Zoekprofiel, Zoekpublicatie
from wissel.zoekprofielen.werkblad import changed_after, load


def test_there_is_one_draft_at_a_time(cast: Cast, dossier: Dossier) -> None:
    first = versies.new_version(dossier=dossier, by=cast.anna.actor)
    assert versies.new_version(dossier=dossier, by=cast.anna.actor).pk == first.pk


def test_who_was_second_hears_what_stands_there(cast: Cast, dossier: Dossier) -> None:
    row = versies.new_version(dossier=dossier, by=cast.anna.actor)
    versies.save_chapters(profiel=row, by=cast.anna.actor, versie=1, arbeidsmogelijkheden="Eerst")
    with pytest.raises(Changed) as caught:
        versies.save_chapters(profiel=row, by=cast.mo.actor, versie=1, arbeidsmogelijkheden="Tweede")
    assert caught.value.facts == {"nu": {"arbeidsmogelijkheden": "Eerst"}, "versie": 2}


def test_an_offer_names_everything_that_is_open(cast: Cast, dossier: Dossier) -> None:
    row = versies.new_version(dossier=dossier, by=cast.anna.actor)
    with pytest.raises(DomainError) as caught:
        versies.offer(profiel=row, by=cast.anna.actor)
    assert "ten minste één richting" in caught.value.message
    assert "arbeidsmogelijkheden, verwervingsmogelijkheden, hervattingsmogelijkheden" in caught.value.message


def test_an_offered_version_is_frozen_with_its_items_apart(cast: Cast, dossier: Dossier) -> None:
    row = arrange.offered(cast, dossier)
    sheet = Puntenblad.objects.get(zoekprofiel=row)
    assert row.stand == "bij_kandidaat" and row.inhoud_sha256 == inhoud.content_sha256(row.inhoud)
    assert row.inhoud["punten_sha256"] == sheet.inhoud_sha256 == inhoud.content_sha256(sheet.inhoud)
    assert [each["naam"] for each in row.inhoud["richtingen"]] == ["Planner", "Baliemedewerker", "Controleur"]
    assert row.inhoud["uitgesloten"][0]["naam"] == "Tolk"
    assert row.inhoud["belastbaarheid"]["datum"] == "2026-03-20"
    assert any(each["punt"] == "tillen" for each in sheet.inhoud[row.inhoud["richtingen"][0]["reeks"]])
    assert "tillen" not in str(row.inhoud).lower()


def test_offering_twice_is_once_and_makes_a_task_and_a_document(cast: Cast, dossier: Dossier) -> None:
    row = arrange.offered(cast, dossier)
    versies.offer(profiel=row, by=cast.anna.actor)
    assert Taak.objects.filter(dossier=dossier, voor_rol="kandidaat", soort="zoekprofiel").count() == 1
    paper = Document.objects.get(dossier=dossier, soort="zoekprofiel")
    assert (paper.publiek, paper.versie) == ("kandidaat", 1)
    assert arrange.PASSEND["passend_reden"] in str(row.inhoud) and arrange.PASSEND[
        "passend_reden"
    ] not in str(paper.inhoud)
    assert list(Verzending.objects.filter(document=paper).values_list("naar_rol", flat=True)) == ["kandidaat"]


def test_a_frozen_version_cannot_change_not_even_by_a_bulk_update(cast: Cast, dossier: Dossier) -> None:
    row = arrange.offered(cast, dossier)
    with pytest.raises(DomainError, match="verandert niet meer"):
        versies.save_chapters(profiel=row, by=cast.anna.actor, arbeidsmogelijkheden="Anders")
    with pytest.raises(DomainError, match="verandert niet meer"):
        richtingen.add_richting(profiel=row, by=cast.anna.actor, naam="Nog een")
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Zoekprofiel.objects.filter(pk=row.pk).update(arbeidsmogelijkheden="Anders")


def test_nothing_becomes_final_without_belastbaarheid_and_the_refusal_names_it(
    cast: Cast, dossier: Dossier
) -> None:
    row = arrange.draft(cast, dossier)
    arrange.direction(cast, row, "Planner", "transportplanner")
    row = arrange.agree(cast, versies.offer(profiel=row, by=cast.anna.actor))
    with pytest.raises(DomainError) as caught:
        versies.establish(profiel=row, by=cast.anna.actor)
    assert "geen vastgestelde belastbaarheid met een datum (FML, IZP of BAR)" in caught.value.message
    arrange.belastbaarheid(cast, dossier)
    with pytest.raises(DomainError, match="gemaakt zonder belastbaarheid"):
        versies.establish(profiel=row, by=cast.anna.actor)
    with pytest.raises(IntegrityError), transaction.atomic():
        Zoekprofiel.objects.filter(pk=row.pk).update(vastgesteld_op=dt.datetime(2026, 4, 7, tzinfo=dt.UTC))


def test_established_it_holds_and_the_opdrachtgever_gets_the_own_part(cast: Cast, dossier: Dossier) -> None:
    row = arrange.established(cast, dossier)
    published = Zoekpublicatie.objects.get(zoekprofiel=row)
    assert row.stand == "vastgesteld"
    assert published.inhoud["belastbaarheid"] == {"bron": "IZP van de arbodienst", "datum": "2026-03-20"}
    first = published.inhoud["richtingen"][0]
    assert (first["naam"], first["passend"], first["vacatures"]) == ("Planner", "ja", 14)
    assert not {"passend_reden", "waarom", "bronnen", "herkomst", "invoer"} & first.keys()
    assert published.inhoud["uitgesloten"] == [{"naam": "Tolk", "om": "markt"}]
    roles = Verzending.objects.filter(document__dossier=dossier, document__titel__contains="vastgesteld")
    assert set(roles.values_list("naar_rol", flat=True)) == {"kandidaat", "opdrachtgever"}


def test_without_agreement_a_reason_is_asked(cast: Cast, dossier: Dossier) -> None:
    row = arrange.agree(cast, arrange.offered(cast, dossier), "niet_akkoord", "Ik wil tolk worden.")
    with pytest.raises(DomainError) as caught:
        versies.establish(profiel=row, by=cast.anna.actor)
    assert caught.value.veld == "zonder_akkoord"
    done = versies.establish(
        profiel=row, by=cast.anna.actor, zonder_akkoord="Besproken; er zijn geen vacatures."
    )
    assert (done.stand, done.zonder_akkoord) == ("vastgesteld", "Besproken; er zijn geen vacatures.")


def test_unknown_verdicts_stop_establishing_with_the_name_of_the_direction(
    cast: Cast, dossier: Dossier
) -> None:
    arrange.belastbaarheid(cast, dossier)
    row = arrange.draft(cast, dossier)
    arrange.direction(cast, row, "Planner", "transportplanner")
    row = arrange.agree(cast, versies.offer(profiel=row, by=cast.anna.actor))
    with pytest.raises(DomainError) as caught:
        versies.establish(profiel=row, by=cast.anna.actor)
    assert (
        "of dit past bij: Planner" in caught.value.message
        and "haalbaar is bij: Planner" in caught.value.message
    )


def test_a_new_version_copies_everything_and_asks_what_was_learned(cast: Cast, dossier: Dossier) -> None:
    old = arrange.established(cast, dossier)
    new = versies.new_version(dossier=dossier, by=cast.anna.actor)
    before = Richting.objects.filter(zoekprofiel=old).order_by("volgorde")
    after = Richting.objects.filter(zoekprofiel=new).order_by("volgorde")
    assert [(each.reeks, each.naam, each.passend) for each in after] == [
        (each.reeks, each.naam, each.passend) for each in before
    ]
    with pytest.raises(DomainError, match="wat er geleerd is"):
        versies.offer(profiel=new, by=cast.anna.actor)
    versies.save_chapters(
        profiel=new,
        by=cast.anna.actor,
        geleerd="Balie geeft te veel prikkels.",
        koers="smaller",
        koers_reden="Ervaring",
    )
    new = arrange.agree(cast, versies.offer(profiel=new, by=cast.anna.actor))
    old.refresh_from_db()
    assert old.stand == "vastgesteld"
    versies.establish(profiel=new, by=cast.anna.actor)
    old.refresh_from_db()
    assert old.stand == "vervangen"


def test_another_belastbaarheid_marks_the_profile_until_the_coach_looked(
    cast: Cast, dossier: Dossier
) -> None:
    row = arrange.established(cast, dossier)
    assert not changed_after(load(row))
    arrange.belastbaarheid(cast, dossier, dt.date(2026, 4, 1), zitten_achtereen=1)
    assert changed_after(load(row))
    task = Taak.objects.get(dossier=dossier, voor_rol="coach", titel__startswith="Kijk het zoekprofiel na")
    assert (task.due_on, task.klaar_op) == (dt.date(2026, 4, 21), None)
    with pytest.raises(DomainError, match="wat u nakeek"):
        versies.look_again(profiel=row, by=cast.anna.actor, toelichting="  ")
    first = versies.look_again(profiel=row, by=cast.anna.actor, toelichting="Zitten speelt in geen richting.")
    assert versies.look_again(profiel=row, by=cast.anna.actor, toelichting="Nog eens").pk == first.pk
    task.refresh_from_db()
    assert not changed_after(load(row)) and task.klaar_op is not None


def test_the_first_belastbaarheid_asks_nothing_when_there_is_no_profile(cast: Cast, dossier: Dossier) -> None:
    arrange.belastbaarheid(cast, dossier)
    assert not Taak.objects.filter(dossier=dossier, soort="zoekprofiel").exists()


def test_it_can_be_written_as_a_fact_of_the_contract(cast: Cast, dossier: Dossier) -> None:
    row = arrange.established(cast, dossier)
    fact: dict[str, Any] = inhoud.fact(row.inhoud, dt.date(2026, 4, 7))
    assert fact["onderdelen"] == [
        "arbeidsmogelijkheden",
        "verwervingsmogelijkheden",
        "hervattingsmogelijkheden",
    ]
    assert fact["richtingen"][0] == {
        "naam": "Planner", "herkomst": "arbeidsmarkt", "past_bij_belastbaarheid": True,
        "soorten_werk": ["Planner", "Planner logistiek"], "plaats": "Utrecht en omgeving", "vacatures_gezien": 14,
        "vacatures_gezien_op": "2026-04-01",
    }  # fmt: skip


def test_the_queries_do_not_grow_with_the_directions(
    cast: Cast, dossier: Dossier, django_assert_max_num_queries: Any
) -> None:
    row = arrange.complete(cast, dossier)
    Richtingbron.objects.create(
        bureau=cast.bureau, dossier=dossier, richting=Richting.objects.filter(zoekprofiel=row)[0], soort="marktfeit",
        naam="x", waar="y", gemaakt_op=dt.datetime(2026, 4, 7, tzinfo=dt.UTC),
    )  # fmt: skip
    with django_assert_max_num_queries(8):
        blad = load(row)
        assert len(blad.richtingen) == 3 and len(blad.uitgesloten) == 1


def test_looking_again_does_not_hide_what_no_longer_fits(cast: Cast, dossier: Dossier) -> None:
    arrange.belastbaarheid(cast, dossier)
    draft = arrange.complete(cast, dossier)
    way = Richting.objects.get(zoekprofiel=draft, naam="Planner")
    punten.set_eis(richting=way, by=cast.anna.actor, punt="tillen", waarde=arrange.Decimal(4), bron="Bezoek")
    row = arrange.agree(cast, versies.offer(profiel=draft, by=cast.anna.actor))
    row = versies.establish(profiel=row, by=cast.anna.actor)
    arrange.belastbaarheid(cast, dossier, dt.date(2026, 4, 2), tillen=3)
    with pytest.raises(DomainError, match=r"past nu niet meer: Planner \(Tillen\)"):
        versies.look_again(profiel=row, by=cast.anna.actor, toelichting="Het klopt nog.")
    assert changed_after(load(row))
