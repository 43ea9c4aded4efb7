"""The list with what the kandidaat can: verdicts, near misses, distance, ratings, map, settings, applying, the end."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.arrange import zoekprofielen
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import text_of
from tests.cast import Cast
from wissel.arbeidsmarkt.actions.vacatures import add_vacature, close_vacature
from wissel.arbeidsmarkt.models import Vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobportal import actions
from wissel.jobportal.rangorde import SCHUIF, Cijfers
from wissel.leren.models import Inlevering
from wissel.matching.kolommen import open as kolommen_open
from wissel.matching.models import Zoekinstelling
from wissel.sollicitaties.models import Sollicitatie
from wissel.trajecten.models import Klad

NIEUW = ("jobportal", "vacaturekaart", "zoekopdrachten", "vacaturebanken", "zoekinstelling", "vondst")


@pytest.fixture(autouse=True)
def eigen_map(settings: Any, tmp_path: Any) -> Any:
    settings.WISSEL_MAP = tmp_path
    kolommen_open.close_all()
    yield
    kolommen_open.close_all()


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    """Samira can work 24 hours a week and lift 5 kilos."""
    row = open_samira(cast)
    zoekprofielen.belastbaarheid(cast, row)
    return Dossier.objects.get(pk=row.pk)


def vacancy(cast: Cast, titel: str, **velden: Any) -> Vacature:
    values = {"werkgever_naam": titel + " bv", "plaats": "Utrecht", "pc4": "3511", **velden}
    return add_vacature(velden=Velden(titel=titel, **values), by=cast.anna.actor)


def mijn(name: str, *args: Any) -> str:
    return reverse(f"kandidaat:{name}", args=args)


def test_the_list_the_sheet_and_the_map_say_the_same(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    vacancy(cast, "Planner", uren_min=Decimal(20), uren_max=Decimal(24), tekst="Je tilt nooit.")
    sheet = vacancy(cast, "Kok", uren_min=Decimal(36), tekst="Je tilt tot 4 kg.")
    vacancy(cast, "Sjouwer", uren_min=Decimal(40), tekst="Je tilt tot 25 kg.")
    client = inloggen(cast.samira)
    first = text_of(client.get(mijn("jobportal")))
    assert "Vul uw postcode in" in first and "Planner" in first and "%" not in first
    wrong = client.post(mijn("zoekinstelling"), {"pc4": "12", "reis_km": "30", "versie": "0"})
    assert wrong.status_code == 422 and "vier cijfers" in text_of(wrong)
    client.post(mijn("zoekinstelling"), {"pc4": "3812", "reis_km": "30", "versie": "0", "dagen_niet": ["zo"]})
    assert Zoekinstelling.objects.get().dagen_niet == ["zo"]
    listed = text_of(client.get(mijn("jobportal")))
    assert "kilometer" in listed and "Net niet: één punt past niet" in listed
    assert "Alleen dit past niet: uren per week" in listed and "Sjouwer" not in listed
    hidden = text_of(client.get(mijn("jobportal") + "?past=past_niet"))
    assert hidden.index("Kok") < hidden.index("Sjouwer") and "Planner" not in hidden
    page = text_of(client.get(mijn("vacature", sheet.pk)))
    assert "Uren per week (past niet)" in page and page.index("past niet)") < page.index("(past)")
    assert (
        "1 punt past niet" in page
        and "0 punten" not in page
        and "Alleen dit past niet: uren per week" in page
    )
    asked = text_of(client.get(mijn("vacature_vragen", sheet.pk)))
    assert (
        "Op welke dagen is het werk" in asked
        and "24" not in asked
        and "mailto:" in client.get(mijn("vacature_vragen", sheet.pk)).content.decode()
    )
    drawn = client.get(mijn("vacaturekaart")).content.decode()
    assert drawn.count('class="stip"') == 1 and 'class="huis"' in drawn and "Planner" in drawn
    assert "Planner" not in text_of(client.get(mijn("jobportal") + "?q=kok"))
    assert "Planner" in text_of(client.get(mijn("jobportal") + "?km=50&uren=24&past=onzin&pagina=900"))


def test_a_rating_moves_a_little_within_one_verdict(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    assert (
        Cijfers(5, 5, 5, 5).schuif == SCHUIF == -Cijfers(reis=1).schuif
        and Cijfers(3).schuif == 0 == Cijfers().schuif
    )
    rows = [vacancy(cast, name, uren_min=Decimal(20)) for name in ("Eerste", "Tweede")]
    client = inloggen(cast.samira)
    before = text_of(client.get(mijn("jobportal")))
    top, last = sorted(rows, key=lambda row: before.index(row.titel + " bv"))
    actions.rate(dossier_id=dossier.pk, vacature=top, by=cast.samira.actor, reis=2)
    after = text_of(client.get(mijn("jobportal")))
    assert after.index(last.titel + " bv") < after.index(top.titel + " bv")
    assert "U gaf reis 2 van 5. Daarom staat dit iets lager." in after


def test_more_vacancies_cost_no_more_queries(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.samira)

    def asked(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        return len(seen)

    pages = [mijn("jobportal"), mijn("jobportal") + "?q=werk", mijn("jobportal") + "?past=past_niet"]
    vacancy(cast, "Werk 0", uren_min=Decimal(20))
    before = [asked(page) for page in pages]
    for n in range(1, 15):
        vacancy(cast, f"Werk {n}", uren_min=Decimal(20 if n % 2 else 38))
    after = [asked(page) for page in pages]
    assert all(now <= then + 3 for then, now in zip(before, after, strict=True)), (before, after)
    assert max(after) < 60


def test_applying_is_begun_once_and_a_closed_vacancy_that_was_kept_stays(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    row = vacancy(cast, "Planner")
    client = inloggen(cast.samira)
    for _twice in range(2):
        answer = client.post(mijn("vacature_solliciteren", row.pk))
    made = Sollicitatie.objects.get()
    assert made.vacature_id == row.pk and answer.url == mijn("sollicitatie", made.pk)
    assert "Gevonden door coach" in text_of(client.get(mijn("vacature", row.pk)))
    close_vacature(by=cast.anna.actor, vacature=row)
    assert "niet meer open" in text_of(client.get(mijn("vacature", row.pk)))
    actions.save(dossier_id=dossier.pk, vacature=row, by=cast.samira.actor)
    assert "Planner" not in text_of(client.get(mijn("jobportal")))
    assert "Niet meer open" in text_of(client.get(mijn("jobportal") + "?lijst=bewaard"))
    assert "niet meer open" in text_of(client.get(mijn("vacature", row.pk)))


def test_three_own_finds_go_along_to_the_lesson(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    assert "Voeg nog 3 vacatures toe" in text_of(client.get(mijn("vacaturebanken")))
    for name in ("Balie", "Archief", "Planning"):
        actions.add_find(
            dossier_id=dossier.pk, sleutel=uuid.uuid4(), titel=name, werkgever="Stad", by=cast.samira.actor
        )
    page = client.get(mijn("vacaturebanken"))
    ids = [str(each.id) for each in page.context["vondsten"]]
    assert "werk.nl" in text_of(page) and len(ids) == 3
    assert client.post(mijn("vacatures_inleveren"), {"vondsten": ids[:2]}).status_code == 422
    lesson = client.post(mijn("vacatures_inleveren"), {"vondsten": ids}, follow=True)
    shown = lesson.content.decode()
    assert (
        "Balie, Stad" in shown
        and "Archief" in shown
        and Klad.objects.filter(sleutel="leren:drie-vacatures").exists()
    )
    text = lesson.context["form"].initial["tekst"]
    client.post(
        mijn("leren_oefenen", "drie-vacatures"),
        {"tekst": text, "reflectie": "De reis.", "sleutel": uuid.uuid4()},
    )
    assert "Planning, Stad" in Inlevering.objects.get().tekst
    assert "U leverde deze opdracht in" in text_of(client.get(mijn("vacaturebanken")))


def test_after_nazorg_everything_reads_and_nothing_writes(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    row = vacancy(cast, "Planner")
    client = inloggen(cast.samira)
    Dossier.objects.update(stand=Dossier.Stand.NAZORG)
    assert client.post(mijn("vacature_bewaren", row.pk), {"doe": "bewaar"}).status_code == 302
    client.post(mijn("zoekopdrachten"), {"q": "planner", "sleutel": uuid.uuid4()})
    opdracht = dossier.zoekopdracht_set.get()
    Dossier.objects.update(stand=Dossier.Stand.GESLOTEN, gesloten_op="2026-12-31")
    for name in NIEUW:
        assert client.get(mijn(name)).status_code == 200, name
    assert "Solliciteren" not in text_of(client.get(mijn("vacature", row.pk)))
    posts = [mijn(f"vacature_{what}", row.pk) for what in ("bewaren", "verbergen", "cijfers", "solliciteren")]
    posts += [mijn(name) for name in ("vondst", "zoekopdrachten", "zoekinstelling", "vacatures_inleveren")]
    for address in [*posts, mijn("zoekopdracht", opdracht.pk)]:
        answer = client.post(address, {"doe": "stop"})
        assert answer.status_code == 409 and "niets meer sturen" in text_of(answer), address
    with pytest.raises(DomainError):
        actions.hide(dossier_id=dossier.pk, vacature=row, reden="loon", by=cast.samira.actor)
