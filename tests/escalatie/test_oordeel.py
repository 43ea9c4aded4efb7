"""A question to UWV: who may ask, which papers go along, the pack, and the clock of the answer."""

import datetime as dt
import uuid
from typing import Any

import pikepdf
import pytest
import time_machine

from tests.arrange.dossiers import open_samira
from tests.arrange.escalatie import add_paper, bytes_of, file_of, outline, paper, texts
from tests.cast import Cast, Lid
from tests.documenten.stukken import plain_pdf, png
from wissel.documenten import opslag
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import Dossier
from wissel.escalatie import stukken
from wissel.escalatie.actions import oordeel as verbs
from wissel.escalatie.models import Deskundigenoordeel, Oordeelstuk
from wissel.escalatie.oordeelsoorten import fee, kinds, papers, term
from wissel.fouten import Changed, DomainError
from wissel.trajecten.models import Taak

NU = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)
VERPLICHT = ("probleemanalyse", "plan_van_aanpak", "advies_bedrijfsarts")


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def begin(
    dossier: Dossier, by: Lid, soort: str = "DO-2", van: str = "werkgever", **more: Any
) -> Deskundigenoordeel:
    return verbs.begin_oordeel(
        dossier=dossier, soort=soort, van=van, sleutel=uuid.uuid4(), by=by.actor, **more
    )


def pick(row: Deskundigenoordeel, *documents: Document) -> dict[str, list[uuid.UUID]]:
    """Choose each document under the first paper its kind fits."""
    found: dict[str, list[uuid.UUID]] = {}
    for document in documents:
        key = next(s.sleutel for s, _r in kinds()[row.soort].papers(row.van) if document.soort in s.soorten)
        found.setdefault(key, []).append(document.pk)
    return found


def build(row: Deskundigenoordeel, by: Lid, *documents: Document) -> Document:
    row.refresh_from_db()
    return verbs.build_pack(oordeel=row, keuze=pick(row, *documents), versie=row.versie, by=by.actor)


def test_the_six_questions_with_article_fee_and_papers() -> None:
    assert list(kinds()) == [f"DO-{n}" for n in range(1, 7)]
    assert (fee().werkgever, fee().werknemer, term().weken) == (400, 100, 2)
    assert {key for key, kind in kinds().items() if "werknemer" not in kind.wie} == {"DO-5"}
    for kind in kinds().values():
        assert kind.artikel and kind.vraag and kind.naam_b1
        for who in kind.wie:
            assert kind.verplicht[who] and not set(kind.verplicht[who]) & set(kind.als_er_is[who])
            assert set(kind.verplicht[who]) | set(kind.als_er_is[who]) <= set(papers())


@pytest.mark.parametrize(
    ("gevraagd", "uiterlijk"),
    [
        (dt.date(2026, 5, 4), dt.date(2026, 5, 18)),
        (dt.date(2026, 4, 13), dt.date(2026, 4, 28)),  # 27 april is Koningsdag
        (dt.date(2026, 5, 11), dt.date(2026, 5, 26)),  # Tweede Pinksterdag
        (dt.date(2028, 2, 15), dt.date(2028, 2, 29)),
    ],
)
def test_the_term_of_uwv_ends_on_a_working_day(gevraagd: dt.date, uiterlijk: dt.date) -> None:
    assert term().until(gevraagd) == uiterlijk


def test_each_party_asks_for_itself_and_staff_for_both(cast: Cast, dossier: Dossier) -> None:
    begin(dossier, cast.piet)
    begin(dossier, cast.samira, van="werknemer")
    begin(dossier, cast.anna, "DO-4", "werknemer")
    for lid, van in ((cast.piet, "werknemer"), (cast.samira, "werkgever")):
        with pytest.raises(DomainError) as refused:
            begin(dossier, lid, "DO-3", van)
        assert refused.value.code == "niet_van_u"
    with pytest.raises(DomainError) as refused:
        begin(dossier, cast.samira, "DO-5", "werknemer")
    assert refused.value.veld == "van"
    with pytest.raises(DomainError) as refused:
        begin(dossier, cast.piet, "DO-1")
    assert refused.value.veld == "peildatum"


def test_the_same_form_twice_is_one_and_two_of_the_same_are_refused(cast: Cast, dossier: Dossier) -> None:
    key = uuid.uuid4()
    values: dict[str, Any] = {"dossier": dossier, "soort": "DO-2", "van": "werkgever", "sleutel": key}
    assert (
        verbs.begin_oordeel(by=cast.piet.actor, **values).pk
        == verbs.begin_oordeel(by=cast.piet.actor, **values).pk
    )
    with pytest.raises(DomainError) as refused:
        begin(dossier, cast.piet)
    assert refused.value.code == "bestaat"


def test_only_papers_the_asker_may_read_can_go_along(cast: Cast, dossier: Dossier) -> None:
    shared = add_paper(cast, dossier, "probleemanalyse")
    private = add_paper(cast, dossier, "plan_van_aanpak", publiek="kandidaat")
    office = add_paper(cast, dossier, "advies_bedrijfsarts", publiek="bureau")
    client = add_paper(cast, dossier, "brief", publiek="opdracht")
    fml = add_paper(cast, dossier, "belastbaarheid", publiek="kandidaat")
    assert {row.pk for row in stukken.available(dossier, "werkgever")} == {shared.pk, client.pk}
    assert {row.pk for row in stukken.available(dossier, "werknemer")} == {shared.pk, private.pk, fml.pk}
    row = begin(dossier, cast.anna)
    for document in (private, office):
        with pytest.raises(DomainError) as refused:
            verbs.choose_papers(oordeel=row, keuze=pick(row, document), versie=row.versie, by=cast.anna.actor)
        assert refused.value.code == "stuk"
    assert not Oordeelstuk.objects.exists()


def test_the_newest_version_counts(cast: Cast, dossier: Dossier) -> None:
    first = add_paper(cast, dossier, "probleemanalyse")
    second = add_paper(cast, dossier, "probleemanalyse", vervangt=first)
    assert [row.pk for row in stukken.available(dossier, "werkgever")] == [second.pk]


def test_one_is_missing_and_after_adding_it_the_pack_is_complete_with_contents(
    cast: Cast, dossier: Dossier
) -> None:
    made = [add_paper(cast, dossier, soort, words=f"KANARIE {soort}") for soort in VERPLICHT]
    add_paper(cast, dossier, "cv", publiek="kandidaat", words="KANARIE PRIVE")
    row = begin(dossier, cast.piet)
    half = build(row, cast.piet, *made)
    row.refresh_from_db()
    assert not row.bundel_compleet
    assert "Wat nog ontbreekt" in texts(bytes_of(half))[0]
    brief = verbs.add_paper(
        oordeel=row, sleutel="aanspreken", bestand=file_of(paper("KANARIE brief", 3)), titel="Waarschuwing",
        datum=dt.date(2026, 4, 28), by=cast.piet.actor,
    )  # fmt: skip
    assert (brief.publiek, brief.soort) == ("opdracht", "brief")
    whole = build(row, cast.piet, *made, brief)
    row.refresh_from_db()
    assert row.bundel_compleet and row.bundel_id == whole.pk and whole.reeks == half.reeks
    pdf = bytes_of(whole)
    pages = texts(pdf)
    assert len(pages) == 1 + 3 + 3
    assert "Wat nog ontbreekt" not in pages[0]
    assert "Werkt de werknemer genoeg mee aan de re-integratie?" in pages[0]
    for number, page in enumerate(pages[1:], 2):
        assert f"bundel, pagina {number} van 7" in page
    assert [page for _title, page in outline(pdf)] == [1, 2, 3, 4, 5]
    assert "KANARIE brief blad 1" in pages[4] and outline(pdf)[4] == ("4. Waarschuwing", 5)
    assert "PRIVE" not in " ".join(pages)


def test_the_pack_of_the_employer_is_for_employer_and_bureau_alone(cast: Cast, dossier: Dossier) -> None:
    document = build(begin(dossier, cast.piet), cast.piet, add_paper(cast, dossier, "probleemanalyse"))
    assert document.publiek == "opdracht"
    assert set(Verzending.objects.filter(document=document).values_list("naar_rol", flat=True)) == {
        "opdrachtgever"
    }


def test_the_pack_of_the_kandidaat_is_for_kandidaat_and_bureau_alone(cast: Cast, dossier: Dossier) -> None:
    own = add_paper(cast, dossier, "brief", publiek="kandidaat")
    document = build(begin(dossier, cast.samira, "DO-4", "werknemer"), cast.samira, own)
    assert document.publiek == "kandidaat"
    assert set(Verzending.objects.filter(document=document).values_list("naar_rol", flat=True)) == {
        "kandidaat"
    }
    assert not stukken.of_kinds(stukken.available(dossier, "werknemer"), ["oordeelbundel"])


def test_the_same_papers_twice_make_one_pack(cast: Cast, dossier: Dossier) -> None:
    row, paper_ = begin(dossier, cast.piet), add_paper(cast, dossier, "probleemanalyse")
    assert build(row, cast.piet, paper_).pk == build(row, cast.piet, paper_).pk


def test_pictures_become_pages(cast: Cast, dossier: Dossier) -> None:
    pictures = [
        add_paper(cast, dossier, "probleemanalyse", content=png(40, 30)),
        add_paper(cast, dossier, "plan_van_aanpak", content=png(30, 400, "JPEG")),
    ]
    document = build(begin(dossier, cast.piet), cast.piet, *pictures)
    assert len(texts(bytes_of(document))) == 3


def test_the_pack_promises_nothing_about_the_papers_in_it(cast: Cast, dossier: Dossier) -> None:
    import io

    document = build(begin(dossier, cast.piet), cast.piet, add_paper(cast, dossier, "probleemanalyse"))
    content = bytes_of(document)
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_metadata() as meta:
        assert not [key for key in meta if "pdfuaid" in key or "pdfaid" in key]
        assert "Samira" in str(meta.get("dc:title", ""))


def store(dossier: Dossier, content: bytes, by: Lid, name: str) -> Document:
    """A paper that came in by another way than adding it, so that it was not looked at."""
    from wissel.documenten import ontvangers
    from wissel.documenten.actions import store_document

    row = store_document(
        dossier=dossier, by=by.actor, soort="probleemanalyse", titel=name, datum=dt.date(2026, 3, 2), publiek="allen",
        bytes_=content, bestandsnaam="x.pdf",
    )  # fmt: skip
    ontvangers.send(row, ontvangers.opdrachtgever(dossier), by=by.actor, bericht="document")
    return row


def test_a_locked_broken_or_lost_paper_is_named(cast: Cast, dossier: Dossier) -> None:
    row = begin(dossier, cast.piet)
    locked = plain_pdf(encryption=pikepdf.Encryption(owner="a", user="b"))
    for content, code in ((locked, "op_slot"), (b"%PDF-1.7 kapot", "stuk")):
        document = store(dossier, content, cast.anna, f"Stuk {code}")
        with pytest.raises(DomainError) as refused:
            build(row, cast.piet, document)
        assert refused.value.code == code and f"Stuk {code}" in refused.value.message
    lost = add_paper(cast, dossier, "plan_van_aanpak")
    opslag.remove(lost.pad)
    with pytest.raises(DomainError) as refused:
        build(row, cast.piet, lost)
    assert refused.value.code == "weg"
    assert not Document.objects.filter(soort="oordeelbundel").exists()


def test_words_of_people_are_no_markup(cast: Cast, dossier: Dossier) -> None:
    evil = '#panic("x") [*vet*] \\ "'
    document = build(
        begin(dossier, cast.piet), cast.piet, add_paper(cast, dossier, "probleemanalyse", titel=evil)
    )
    assert '#panic("x") [*vet*]' in texts(bytes_of(document))[0]


def test_asking_for_a_paper_is_a_task_of_the_right_party(cast: Cast, dossier: Dossier) -> None:
    row = begin(dossier, cast.anna)
    for _twice in range(2):
        verbs.ask_paper(oordeel=row, sleutel="aanspreken", by=cast.anna.actor)
    verbs.ask_paper(oordeel=row, sleutel="probleemanalyse", by=cast.piet.actor)
    assert sorted(Taak.objects.filter(soort="oordeel").values_list("voor_rol", flat=True)) == [
        "coach",
        "opdrachtgever",
    ]


def test_asked_waited_for_and_answered(cast: Cast, dossier: Dossier) -> None:
    row = begin(dossier, cast.piet)
    with pytest.raises(DomainError):
        verbs.record_answer(oordeel=row, antwoord_op=dt.date(2026, 5, 4), uitkomst="Ja", by=cast.piet.actor)
    row = verbs.record_asked(oordeel=row, gevraagd_op=dt.date(2026, 5, 1), by=cast.piet.actor)
    assert row.uiterlijk == dt.date(2026, 5, 15)
    assert (
        verbs.record_asked(oordeel=row, gevraagd_op=dt.date(2026, 5, 1), by=cast.piet.actor).versie
        == row.versie
    )
    with pytest.raises(Changed):
        verbs.record_asked(oordeel=row, gevraagd_op=dt.date(2026, 5, 2), by=cast.piet.actor)
    with pytest.raises(DomainError) as refused:
        build(row, cast.piet)
    assert refused.value.code == "gevraagd"
    row = verbs.record_waiting(oordeel=row, on=dt.date(2026, 5, 4), by=cast.anna.actor)
    with pytest.raises(DomainError) as refused:
        verbs.record_answer(oordeel=row, antwoord_op=dt.date(2026, 4, 30), uitkomst="Ja", by=cast.piet.actor)
    assert refused.value.veld == "antwoord_op"
    row = verbs.record_answer(
        oordeel=row, antwoord_op=dt.date(2026, 5, 4), uitkomst="De werknemer doet genoeg.", by=cast.piet.actor,
        bestand=file_of(paper("oordeel")),
    )  # fmt: skip
    assert row.antwoord_document is not None and row.antwoord_document.publiek == "opdracht"
    with pytest.raises(DomainError):
        verbs.record_answer(oordeel=row, antwoord_op=dt.date(2026, 5, 4), uitkomst="x", by=cast.samira.actor)


@pytest.mark.parametrize("dag", [dt.date(2026, 5, 5), dt.date(2025, 3, 2)])
def test_a_day_ahead_or_before_the_sickness_is_refused(cast: Cast, dossier: Dossier, dag: dt.date) -> None:
    row = begin(dossier, cast.piet)
    with pytest.raises(DomainError) as refused:
        verbs.record_asked(oordeel=row, gevraagd_op=dag, by=cast.piet.actor)
    assert refused.value.veld == "gevraagd_op"


def test_withdrawing_and_two_people_at_once(cast: Cast, dossier: Dossier) -> None:
    row, paper_ = begin(dossier, cast.anna), add_paper(cast, dossier, "probleemanalyse")
    old = row.versie
    verbs.choose_papers(oordeel=row, keuze=pick(row, paper_), versie=old, by=cast.anna.actor)
    with pytest.raises(Changed):
        verbs.choose_papers(oordeel=row, keuze={}, versie=old, by=cast.piet.actor)
    verbs.withdraw_oordeel(oordeel=row, by=cast.anna.actor)
    with pytest.raises(DomainError) as refused:
        build(row, cast.piet, paper_)
    assert refused.value.code == "ingetrokken"
    assert begin(dossier, cast.piet).pk != row.pk
