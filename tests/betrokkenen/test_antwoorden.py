"""What a bedrijfsarts or arbeidsdeskundige does by a link, once, and what the coach does with it."""

import datetime as dt
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.arrange.betrokkenen import VIER_MEI, asked, paused
from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.betrokkenen.actions.antwoorden import advise, declare, hand_in_report, judge
from wissel.betrokkenen.actions.hervatten import resume_confirmed, resume_with_paper
from wissel.betrokkenen.models import Artsverklaring, Functieoordeel, Taaklink
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.actions.spoor1 import record_onderzoek
from wissel.dossiers.feiten import levende_feiten
from wissel.dossiers.models import Advies, Dossier, Spoor1Onderzoek
from wissel.fouten import Changed, DomainError
from wissel.trajecten.models import Onderbreking, Taak, Traject
from wissel.trajecten.plichten import pauses

EEN_JUNI = dt.date(2026, 6, 1)


def paper(name: str = "verklaring.pdf") -> Any:
    from pypdf import PdfWriter

    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-05-04T10:00")


@pytest.fixture
def pauze(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Onderbreking:
    row = paused(cast)
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    return row


def confirm(cast: Cast, pauze: Onderbreking, **velden: Any) -> str:
    token = asked(cast, pauze.dossier, "hervatverklaring", onderbreking=pauze).token
    declare(**{"token": token, "kan_verder": True, "vanaf": EEN_JUNI, **velden})
    return token


def test_the_doctors_yes_starts_nothing_and_lets_the_coach_go_on(cast: Cast, pauze: Onderbreking) -> None:
    confirm(cast, pauze)
    pauze.refresh_from_db()
    task = Taak.objects.get(soort="hervatten")
    assert pauze.laatste_dag is None and (task.voor_rol, task.due_on) == ("coach", EEN_JUNI)
    assert list(pauses(pauze.dossier, EEN_JUNI)) == [], "het opnieuw bekijken is gebeurd"
    row = resume_confirmed(onderbreking=pauze, laatste_dag=dt.date(2026, 5, 31), by=cast.anna.actor)
    assert (row.verklaring_door, row.verklaring_op) == ("dr. Visser", EEN_JUNI)
    assert Traject.objects.get(pk=row.traject_id).stand == "lopend"
    assert Taak.objects.get(soort="hervatten").klaar_op is not None
    (fact,) = levende_feiten(pauze.dossier)["pauzes"]
    assert (
        fact["hervatten_volgens_bedrijfsarts_op"] == "2026-06-01" and fact["verklaring_bedrijfsarts"] is True
    )
    again = resume_confirmed(onderbreking=pauze, laatste_dag=dt.date(2026, 5, 31), by=cast.anna.actor)
    assert again.pk == row.pk
    with pytest.raises(Changed):
        resume_confirmed(onderbreking=pauze, laatste_dag=EEN_JUNI, by=cast.anna.actor)


def test_the_coach_does_not_go_on_before_the_day_the_doctor_named(cast: Cast, pauze: Onderbreking) -> None:
    confirm(cast, pauze, vanaf=dt.date(2026, 6, 1))
    with pytest.raises(DomainError) as error:
        resume_confirmed(onderbreking=pauze, laatste_dag=dt.date(2026, 5, 24), by=cast.anna.actor)
    assert error.value.veld == "laatste_dag" and "1 juni 2026" in error.value.message


def test_without_the_word_of_the_doctor_nothing_goes_on(cast: Cast, pauze: Onderbreking) -> None:
    day = dt.date(2026, 5, 31)
    with pytest.raises(DomainError) as error:
        resume_confirmed(onderbreking=pauze, laatste_dag=day, by=cast.anna.actor)
    assert error.value.code == "verklaring"
    with pytest.raises(DomainError) as error:
        resume_with_paper(
            onderbreking=pauze, laatste_dag=day, verklaring_op=EEN_JUNI, verklaring_door="dr. Visser", bestand=None,
            by=cast.anna.actor,
        )  # fmt: skip
    assert error.value.veld == "bestand"
    pauze.refresh_from_db()
    assert pauze.laatste_dag is None


def test_not_yet_moves_the_look_and_takes_an_earlier_yes_back(cast: Cast, pauze: Onderbreking) -> None:
    confirm(cast, pauze)
    confirm(
        cast, pauze, kan_verder=False, vanaf=None, controle_op=dt.date(2026, 6, 29), wat_kan="Nog even rust"
    )
    pauze.refresh_from_db()
    assert pauze.herbeoordeling_op == dt.date(2026, 6, 29)
    assert not Taak.objects.filter(soort="hervatten", vervallen_op__isnull=True).exists()
    assert Advies.objects.filter(dossier=pauze.dossier, wat_kan="Nog even rust").get().herzien_op
    with pytest.raises(DomainError):
        resume_confirmed(onderbreking=pauze, laatste_dag=dt.date(2026, 5, 31), by=cast.anna.actor)


@pytest.mark.parametrize(
    ("changes", "veld"),
    [
        ({"vanaf": None}, "vanaf"),
        ({"vanaf": VIER_MEI}, "vanaf"),
        ({"vanaf": dt.date(2026, 7, 14)}, "vanaf"),
        ({"kan_verder": False}, "controle_op"),
        ({"kan_verder": False, "controle_op": EEN_JUNI}, "controle_op"),
        ({"kan_verder": False, "controle_op": dt.date(2026, 7, 14)}, "controle_op"),
        ({"wat_kan": "x" * 2001}, "wat_kan"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_and_leaves_the_link_whole(
    cast: Cast, pauze: Onderbreking, changes: dict[str, Any], veld: str
) -> None:
    with pytest.raises(DomainError) as error:
        confirm(cast, pauze, **changes)
    assert error.value.veld == veld
    assert Taaklink.objects.get().gebruikt_op is None and not Artsverklaring.objects.exists()


def test_used_twice_changes_nothing(cast: Cast, pauze: Onderbreking) -> None:
    token = confirm(cast, pauze)
    with pytest.raises(DomainError) as error:
        declare(token=token, kan_verder=False, controle_op=dt.date(2026, 6, 29))
    assert error.value.code == "gebruikt"
    assert Artsverklaring.objects.get().kan_verder is True


def test_a_paper_is_kept_for_the_bureau_alone_and_closes_an_open_question(
    cast: Cast, pauze: Onderbreking
) -> None:
    open_link = asked(cast, pauze.dossier, "hervatverklaring", onderbreking=pauze).taaklink
    row = resume_with_paper(
        onderbreking=pauze, laatste_dag=dt.date(2026, 5, 31), verklaring_op=EEN_JUNI, verklaring_door="dr. Visser",
        bestand=paper(), by=cast.anna.actor,
    )  # fmt: skip
    document = Document.objects.get(soort="advies_bedrijfsarts")
    said = Artsverklaring.objects.get(onderbreking=row)
    assert (document.publiek, said.document, said.taaklink) == ("bureau", document, None)
    assert not Verzending.objects.filter(document=document).exists()
    assert Taaklink.objects.get(pk=open_link.pk).ingetrokken_op is not None


def test_advice_stands_in_the_name_of_who_gave_it(cast: Cast) -> None:
    dossier = open_samira(cast)
    token = asked(cast, dossier).token
    advise(
        token=token, wat_kan="Zittend werk", datum=VIER_MEI, uren_per_week=Decimal(12), herzien_op=EEN_JUNI
    )
    row = Advies.objects.get(dossier=dossier)
    assert (row.van, row.naam, row.wat_kan, row.door_id) == (
        "bedrijfsarts",
        "dr. Visser",
        "Zittend werk",
        None,
    )
    assert Dossier.objects.get(pk=dossier.pk).belastbaar_uren == 12


@pytest.mark.parametrize("words", ["", "   "])
def test_advice_without_words_is_no_advice(cast: Cast, words: str) -> None:
    token = asked(cast, open_samira(cast)).token
    with pytest.raises(DomainError) as error:
        advise(token=token, wat_kan=words, datum=VIER_MEI)
    assert error.value.veld == "wat_kan"


@pytest.mark.parametrize(
    ("publiek", "readers"), [("bureau", set()), ("allen", {"kandidaat", "opdrachtgever"})]
)
def test_a_report_goes_to_who_the_coach_chose(cast: Cast, publiek: str, readers: set[str]) -> None:
    dossier = open_samira(cast)
    token = asked(cast, dossier, "arbeidsdeskundig_rapport", publiek=publiek).token
    document = hand_in_report(token=token, bestand=paper("Rapport.pdf"), datum=dt.date(2026, 4, 30))
    assert (document.soort, document.publiek) == (
        "arbeidsdeskundig",
        publiek,
    ) and "R. de Wit" in document.titel
    assert set(Verzending.objects.filter(document=document).values_list("naar_rol", flat=True)) == readers
    assert Advies.objects.get(dossier=dossier, van="arbeidsdeskundige").document == document


def test_verdicts_go_into_spoor_1_in_the_name_of_the_arbeidsdeskundige(cast: Cast) -> None:
    dossier = open_samira(cast)
    record_onderzoek(
        dossier=dossier, optie="ander_werk", by=cast.anna.actor, onderzocht=False, uitkomst="Loopt nog"
    )
    token = asked(cast, dossier, "functieoordelen").token
    judge(
        token=token, datum=VIER_MEI, bestand=paper(),
        oordelen={
            "eigen_werk": ("niet_passend", "Tillen boven tien kilo hoort erbij"),
            "aangepast_werk": ("passend", "Zonder tillen wel"), "ander_werk": ("onbekend", ""),
        },
    )  # fmt: skip
    rows = {row.optie: row for row in Spoor1Onderzoek.objects.filter(dossier=dossier)}
    own = rows["eigen_werk"]
    assert (own.onderzocht, own.onderzocht_door, own.onderzocht_op) == (True, "R. de Wit", VIER_MEI)
    assert own.uitkomst == "Niet passend. Tillen boven tien kilo hoort erbij" and own.bewijs is not None
    assert (rows["ander_werk"].onderzocht, rows["ander_werk"].uitkomst) == (False, "Loopt nog")
    assert Functieoordeel.objects.filter(dossier=dossier).count() == 3


@pytest.mark.parametrize(
    ("own", "veld"),
    [
        (("", ""), "oordeel_eigen_werk"),
        (("misschien", "x"), "oordeel_eigen_werk"),
        (("passend", " "), "reden_eigen_werk"),
    ],
)
def test_a_verdict_needs_its_reason(cast: Cast, own: tuple[str, str], veld: str) -> None:
    token = asked(cast, open_samira(cast), "functieoordelen").token
    rest = {"aangepast_werk": ("onbekend", ""), "ander_werk": ("onbekend", "")}
    with pytest.raises(DomainError) as error:
        judge(token=token, datum=VIER_MEI, oordelen={"eigen_werk": own, **rest})
    assert error.value.veld == veld and not Functieoordeel.objects.exists()
