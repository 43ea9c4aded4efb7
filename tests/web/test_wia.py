"""Help with the WIA, rights of the week on every first page, and what one gets at the end of a contract."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.cast import Cast
from wissel.dossiers import transitie
from wissel.dossiers.models import Dossier, Milestone
from wissel.fouten import DomainError
from wissel.trajecten.actions.wia import tick
from wissel.trajecten.models import WiaStap
from wissel.trajecten.wia import STAPPEN

# First sick day Monday 3-3-2025: week 60 and week 92 begin on these Mondays.
WEEK_60, WEEK_92 = "2026-04-20T10:00", "2026-11-30T10:00"
SOM = {
    "eerste_dag": "1-1-2016", "laatste_dag": "31-12-2025", "maandloon": "3.000", "initiatief": "werkgever",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, WEEK_92)


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def pages(cast: Cast, dossier: Dossier) -> list[tuple[Any, str]]:
    return [
        (cast.samira, reverse("kandidaat:vandaag")), (cast.piet, reverse("opdrachtgever:dossier", args=[dossier.pk])),
        (cast.anna, reverse("bureau:dossier", args=[dossier.pk])),
    ]  # fmt: skip


# The help page


def test_the_dates_of_the_wia_are_the_own_stored_dates(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    words = text_of(inloggen(cast.samira).get(reverse("kandidaat:wia")))
    assert "uiterlijk op 13 december 2026" in words
    for day in ("15 nov 2026", "29 nov 2026", "13 dec 2026"):
        assert day in words
    assert "week 93" in words and "elf weken" in words and "week 68" in words


def test_a_date_that_is_not_known_stays_unknown(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    Milestone.objects.filter(dossier=dossier, code="wia_aanvraag").update(due_on=None)
    words = text_of(inloggen(cast.samira).get(reverse("kandidaat:wia")))
    assert "nog niet bekend" in words and "uiterlijk op" not in words.split("Wanneer?")[0]


def test_what_the_kandidaat_ticks_is_there_the_next_time(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client, path = inloggen(cast.samira), reverse("kandidaat:wia")
    assert client.post(path, {"gedaan": ["brief", "digid"]}).status_code == 302
    page = client.get(path)
    assert f"2 van {len(STAPPEN)} klaar" in text_of(page)
    assert page.content.decode().count(" checked") == 2
    client.post(path, {"gedaan": ["digid"]})
    assert set(WiaStap.objects.filter(gedaan_op__isnull=False).values_list("stap", flat=True)) == {"digid"}


def test_the_same_list_sent_twice_changes_nothing(cast: Cast, dossier: Dossier) -> None:
    assert tick(dossier=dossier, gedaan=["brief"], by=cast.samira.actor) == 1
    before = WiaStap.objects.get().gedaan_op
    assert tick(dossier=dossier, gedaan=["brief"], by=cast.samira.actor) == 0
    assert WiaStap.objects.get().gedaan_op == before


@pytest.mark.parametrize("wie", ["anna", "piet", "mo"])
def test_nobody_else_ticks_the_list(cast: Cast, dossier: Dossier, wie: str, inloggen: Any) -> None:
    with pytest.raises(DomainError):
        tick(dossier=dossier, gedaan=["brief"], by=getattr(cast, wie).actor)
    assert inloggen(getattr(cast, wie)).post(reverse("kandidaat:wia"), {"gedaan": "brief"}).status_code == 404


def test_a_step_that_does_not_exist_is_refused(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    assert inloggen(cast.samira).post(reverse("kandidaat:wia"), {"gedaan": "x"}).status_code == 422
    assert not WiaStap.objects.exists()


def test_the_coach_sees_how_far_the_list_is_and_the_employer_does_not(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    tick(dossier=dossier, gedaan=["brief"], by=cast.samira.actor)
    _samira, piet, anna = pages(cast, dossier)
    assert "WIA-lijst van de kandidaat" in text_of(inloggen(cast.anna).get(anna[1]))
    assert "WIA-lijst" not in text_of(inloggen(cast.piet).get(piet[1]))


def test_the_first_page_leads_to_the_help_from_week_80_on(
    cast: Cast, dossier: Dossier, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = reverse("kandidaat:wia")
    assert path in inloggen(cast.samira).get(reverse("kandidaat:vandaag")).content.decode()
    set_clock(monkeypatch, WEEK_60)
    client = inloggen(cast.samira)
    assert path not in client.get(reverse("kandidaat:vandaag")).content.decode()
    assert path in client.get(reverse("kandidaat:traject")).content.decode()


# Rights and duties of the week


def test_week_60_says_something_else_than_week_92_on_every_first_page(
    cast: Cast, dossier: Dossier, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = [text_of(inloggen(lid).get(path)) for lid, path in pages(cast, dossier)]
    set_clock(monkeypatch, WEEK_60)
    early = [text_of(inloggen(lid).get(path)) for lid, path in pages(cast, dossier)]
    for words in late:
        assert "Wat geldt in week 92?" in words
    for words in early:
        assert "Wat geldt in week 60?" in words
    samira, piet, anna = late
    assert "U vraagt een WIA-uitkering aan" in samira and "U vraagt een WIA-uitkering aan" not in early[0]
    assert "UWV toetst in deze weken" in piet and "UWV toetst in deze weken" not in early[1]
    assert "U vraagt een WIA-uitkering aan" in anna and "UWV toetst in deze weken" in anna
    assert "U volgt het tweede spoor" in early[1] and "U vraagt een WIA-uitkering aan" not in piet


def test_without_a_first_sick_day_no_week_is_guessed(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast, eerste_ziektedag=None)
    for lid, path in pages(cast, dossier):
        assert "Wat geldt in week" not in text_of(inloggen(lid).get(path))


# The end of a contract


def test_ten_years_of_service_give_ten_thirds_of_a_month(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    words = text_of(inloggen(cast.samira).post(reverse("kandidaat:ontslag"), SOM))
    assert "€ 10.000 bruto" in words and "€ 3.000 : 3 × 10 jaar" in words and "BW 7:673" in words


def test_the_page_shows_the_rule_of_now_and_the_one_until_2020(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    for lid, path in (
        (cast.samira, reverse("kandidaat:ontslag")),
        (cast.piet, reverse("opdrachtgever:ontslag", args=[dossier.pk])),
    ):
        words = text_of(inloggen(lid).get(path))
        assert "Tot 2020: 2 jaar" in words and "geldt niet meer" in words
        assert "vanaf de eerste dag van het dienstverband" in words
        assert "3 maart 2027" in words  # two calendar years, not 104 weeks
        assert "geen advies" in words


def test_what_is_typed_is_not_kept(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    client.post(reverse("kandidaat:ontslag"), {**SOM, "maandloon": "4.321"})
    assert "4.321" not in client.get(reverse("kandidaat:ontslag")).content.decode()


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"laatste_dag": "1-1-2015"}, "Deze dag ligt voor de eerste werkdag"),
        ({"laatste_dag": "31-12-2018"}, "Deze dag ligt voor 2020"),
        ({"maandloon": "0"}, "Het is meer dan 0 euro"),
        ({"eerste_dag": "31-2-2016"}, "Deze dag bestaat niet"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(
    cast: Cast, dossier: Dossier, inloggen: Any, velden: dict[str, str], veld: str
) -> None:
    page = inloggen(cast.samira).post(reverse("kandidaat:ontslag"), {**SOM, **velden})
    assert page.status_code == 422 and veld in text_of(page)
    assert "bruto" not in text_of(page).split("Bescherming tegen ontslag")[0]


@pytest.mark.parametrize(
    ("feiten", "recht"), [({"initiatief": "werknemer"}, False), ({"initiatief": "wederzijds_goedvinden"}, None),
                          ({"initiatief": "werkgever", "aow": True}, False)],
)  # fmt: skip
def test_who_gets_nothing_or_maybe_hears_why(feiten: dict[str, Any], recht: bool | None) -> None:
    values = {
        "eerste_dag": dt.date(2016, 1, 1),
        "laatste_dag": dt.date(2025, 12, 31),
        "maandloon": Decimal(3000),
    }
    found = transitie.calculate(**values, **feiten)
    assert found.recht is recht and found.reden and not found.bedrag


def test_a_year_whose_maximum_is_not_known_is_not_guessed() -> None:
    found = transitie.calculate(
        eerste_dag=dt.date(1990, 1, 1), laatste_dag=dt.date(2031, 12, 31), maandloon=Decimal(12_000),
        initiatief="werkgever",
    )  # fmt: skip
    assert found.maximum is None and found.bedrag is None


def test_the_pages_are_behind_the_wall(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    assert inloggen(cast.piet).get(reverse("kandidaat:wia")).status_code == 404
    assert inloggen(cast.piet).get(reverse("opdrachtgever:ontslag", args=[uuid.uuid4()])).status_code == 404
    assert (
        inloggen(cast.verzekeraar).get(reverse("opdrachtgever:ontslag", args=[dossier.pk])).status_code == 404
    )
