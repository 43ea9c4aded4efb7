"""The intake on screen: it stores itself, shows who reads what, and loses nothing."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.arrange import trajecten as arrange
from tests.arrange.dossiers import conclude_spoor1, open_samira
from tests.cast import Cast
from wissel.trajecten.actions import afspraken
from wissel.trajecten.actions import intake as verbs
from wissel.trajecten.models import Intake, IntakeAntwoord, Traject

AUTOSAVE = {"X-Wissel-Autosave": "1"}
HIDDEN = re.compile(r'name="(\w+-(?:versie|was|gezien))" value="([^"]*)"')


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-03-06T15:42")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    dossier = open_samira(cast)
    conclude_spoor1(cast, dossier)
    return arrange.start_traject_for(cast, dossier, "smart-group")


def url(traject: Traject, name: str = "intake", *rest: str) -> str:
    return reverse(f"bureau:{name}", args=[traject.dossier_id, "werknemer", *rest])


def stored(domein: str) -> IntakeAntwoord | None:
    return IntakeAntwoord.objects.filter(domein=domein, intake__soort="werknemer").first()


def answer_as(lid: Any, domein: str, tekst: str, audience: str = "kandidaat") -> None:
    row = Intake.objects.get(soort="werknemer")
    verbs.save_answer(intake=row, domein=domein, tekst=tekst, zichtbaarheid=audience, by=lid.actor)


def hidden(response: Any) -> dict[str, str]:
    """What the page carries along unseen."""
    return dict(HIDDEN.findall(response.content.decode()))


def sent(page: dict[str, str], **answers: str) -> dict[str, str]:
    """A form as a browser sends it: the hidden fields, and for each question its text and audience."""
    data = dict(page)
    for name, text in answers.items():
        audience = "kandidaat"
        if isinstance(text, tuple):
            text, audience = text
        data |= {f"{name}-tekst": text, f"{name}-zichtbaarheid": audience}
    return data


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


# The page


def test_the_page_asks_every_question_with_help_and_the_audience_of_the_sjabloon(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    response = inloggen(cast.anna).get(url(traject))
    page = response.content.decode()
    assert "0 van 13 ingevuld" in page and "Alleen wat van invloed is op het zoeken naar werk." in page
    financien = page.split('id="v-financien"')[1].split("</section>")[0]
    assert '<option value="coach" selected>' in financien and 'dir="auto"' in financien
    assert "Schrijf geen ziekte, klachten, oorzaak of behandeling op" in page


def test_the_second_form_is_there_when_the_sjabloon_asks_for_it(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    address = reverse("bureau:intake", args=[traject.dossier_id, "organisatie"])
    page = text_of(inloggen(cast.anna).get(address))
    assert "Intake organisatie" in page and "0 van 5 ingevuld" in page
    assert (
        inloggen(cast.anna).get(reverse("bureau:intake", args=[traject.dossier_id, "ander"])).status_code
        == 404
    )


def test_the_appointment_is_shown_and_gives_the_day(cast: Cast, inloggen: Any, traject: Traject) -> None:
    client = inloggen(cast.anna)
    page = client.get(url(traject)).content.decode()
    assert (
        "Intake plannen" in page
        and f"{reverse('bureau:afspraken', args=[traject.dossier_id])}?soort=intake" in page
    )
    afspraken.plan_afspraak(
        dossier=traject.dossier, by=cast.anna.actor, soort="intake", titel="Intake", minuten=90, vorm="kantoor",
        begint_op=dt.datetime(2026, 3, 6, 9, 0, tzinfo=dt.UTC),
    )  # fmt: skip
    page = client.get(url(traject)).content.decode()
    assert "vrijdag 6 maart 2026, 10.00 uur" in page and 'value="6-3-2026"' in page


def test_the_page_asks_the_same_number_of_queries_however_much_is_answered(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client = inloggen(cast.anna)
    numbers = []
    for _ in range(2):
        client.get(url(traject))
        with CaptureQueriesContext(connection) as seen:
            client.get(url(traject))
        numbers.append(len(seen))
        arrange.finish_intakes(cast, traject)
    assert numbers[0] == numbers[1] <= 12, numbers


# Storing by itself


def test_an_answer_stores_itself_and_tells_when_and_how_far(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client = inloggen(cast.anna)
    page = hidden(client.get(url(traject)))
    data = sent(page, financien=("Er loopt een regeling", "coach"))
    told = client.post(url(traject, "intake_antwoord", "financien"), data, headers=AUTOSAVE).json()
    assert told["stand"] == "Bewaard om 15.42 uur"
    assert told["toon"]["ingevuld"] == "1 van 13 ingevuld" and told["toon"]["id_financien-versie"] == 1
    row = stored("financien")
    assert row is not None and (row.tekst, row.zichtbaarheid) == ("Er loopt een regeling", "coach")


def test_typing_on_after_a_save_is_no_collision_with_oneself(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client, address = inloggen(cast.anna), url(traject, "intake_antwoord", "wensen")
    page = hidden(client.get(url(traject)))
    told = client.post(address, sent(page, wensen="Buiten"), headers=AUTOSAVE).json()
    page |= {f"wensen-{name}": str(told["toon"][f"id_wensen-{name}"]) for name in ("versie", "was")}
    response = client.post(address, sent(page, wensen="Buiten werken"), headers=AUTOSAVE)
    assert response.status_code == 200
    row = stored("wensen")
    assert row is not None and row.tekst == "Buiten werken"


def test_a_reload_loses_nothing(cast: Cast, inloggen: Any, traject: Traject) -> None:
    client = inloggen(cast.anna)
    words = "مرحبا، أريد العمل <script>x</script> #import {{ x }} $a$\n\nTweede alinea"
    data = sent(hidden(client.get(url(traject))), financien=(words, "coach"))
    client.post(url(traject, "intake_antwoord", "financien"), data, headers=AUTOSAVE)
    page = client.get(url(traject)).content.decode()
    assert "مرحبا، أريد العمل &lt;script&gt;x&lt;/script&gt; #import {{ x }} $a$" in page
    assert "Tweede alinea</textarea>" in page and "Bewaard om 15.42 uur" in page


def test_ten_thousand_signs_fit_and_more_is_refused_in_words(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client, address = inloggen(cast.anna), url(traject, "intake_antwoord", "wensen")
    page = hidden(client.get(url(traject)))
    assert client.post(address, sent(page, wensen="a" * 10_000), headers=AUTOSAVE).status_code == 200
    response = client.post(address, sent(page, wensen="b" * 10_001), headers=AUTOSAVE)
    assert response.status_code == 422 and "10001 tekens" in response.json()["stand"]
    row = stored("wensen")
    assert row is not None and row.tekst == "a" * 10_000


def test_an_unknown_question_or_audience_is_refused(cast: Cast, inloggen: Any, traject: Traject) -> None:
    client = inloggen(cast.anna)
    data = sent({}, onzin="x", wensen=("x", "iedereen"))
    assert client.post(url(traject, "intake_antwoord", "onzin"), data).status_code == 404
    response = client.post(url(traject, "intake_antwoord", "wensen"), data)
    assert response.status_code == 422 and "Kies wie dit antwoord mag lezen" in response.json()["stand"]
    assert client.get(url(traject, "intake_antwoord", "wensen")).status_code == 302


# Without script


def test_the_button_keeps_every_answer(cast: Cast, inloggen: Any, traject: Traject) -> None:
    client = inloggen(cast.anna)
    page = hidden(client.get(url(traject)))
    data = sent(page, wensen="Buiten werken", financien=("Er loopt een regeling", "coach"), reizen="")
    response = client.post(url(traject), data, follow=True)
    assert "Alles is bewaard: 2 van 13 ingevuld." in text_of(response)
    assert {row.domein for row in IntakeAntwoord.objects.all()} == {"wensen", "financien"}


def test_a_question_that_was_not_sent_is_not_emptied(cast: Cast, inloggen: Any, traject: Traject) -> None:
    answer_as(cast.anna, "wensen", "Buiten werken")
    inloggen(cast.anna).post(url(traject), sent({}, reizen="Fiets"))
    row = stored("wensen")
    assert row is not None and row.tekst == "Buiten werken"


def test_one_answer_too_long_does_not_hold_up_the_others(cast: Cast, inloggen: Any, traject: Traject) -> None:
    client = inloggen(cast.anna)
    page = hidden(client.get(url(traject)))
    response = client.post(url(traject), sent(page, wensen="c" * 10_001, reizen="Fiets"))
    html = response.content.decode()
    assert response.status_code == 422 and "Fout:" in html and 'href="#id_wensen-tekst"' in html
    assert "c" * 10_001 in html and 'id="e-wensen"' in html
    row = stored("reizen")
    assert row is not None and row.tekst == "Fiets" and stored("wensen") is None


# Two people in one intake


def test_a_collision_shows_both_texts_and_writes_over_neither(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client = inloggen(cast.anna)
    page = hidden(client.get(url(traject)))
    answer_as(cast.mo, "wensen", "Vaste dagen")
    response = client.post(url(traject), sent(page, wensen="Buiten werken", reizen="Fiets"))
    html = response.content.decode()
    assert response.status_code == 409 and "Mo Haddou wijzigde dit antwoord om 15.42 uur." in html
    assert '<blockquote dir="auto">Vaste dagen</blockquote>' in html and "Buiten werken</textarea>" in html
    assert "Fout:" in html and 'href="#id_wensen-keuze"' in html
    row, other = stored("wensen"), stored("reizen")
    assert row is not None and row.tekst == "Vaste dagen" and other is not None


@pytest.mark.parametrize(
    ("keuze", "text"),
    [("beide", "Vaste dagen\n\nBuiten werken"), ("eigen", "Buiten werken"), ("ander", "Vaste dagen")],
)
def test_a_collision_is_settled_by_choosing(
    cast: Cast, inloggen: Any, traject: Traject, keuze: str, text: str
) -> None:
    client = inloggen(cast.anna)
    page = hidden(client.get(url(traject)))
    answer_as(cast.mo, "wensen", "Vaste dagen")
    page = hidden(client.post(url(traject), sent(page, wensen="Buiten werken")))
    data = sent(page, wensen="Buiten werken")
    response = client.post(url(traject), data)
    assert response.status_code == 409 and "Kies welke tekst blijft" in text_of(response)
    assert client.post(url(traject), data | {"wensen-keuze": keuze}).status_code == 302
    row = stored("wensen")
    assert row is not None and row.tekst == text


def test_a_collision_while_typing_comes_back_as_a_piece_of_the_page(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client = inloggen(cast.anna)
    page = hidden(client.get(url(traject)))
    answer_as(cast.mo, "wensen", "Vaste <b>dagen</b>")
    response = client.post(
        url(traject, "intake_antwoord", "wensen"), sent(page, wensen="Buiten"), headers=AUTOSAVE
    )
    told = response.json()
    assert response.status_code == 409 and "kies welke tekst blijft" in told["stand"]
    assert (
        "Vaste &lt;b&gt;dagen&lt;/b&gt;" in told["botsing"]
        and 'name="wensen-gezien" value="1"' in told["botsing"]
    )


def test_an_answer_nobody_touched_here_is_no_collision(cast: Cast, inloggen: Any, traject: Traject) -> None:
    answer_as(cast.anna, "wensen", "Buiten werken")
    client = inloggen(cast.anna)
    page = hidden(client.get(url(traject)))
    answer_as(cast.mo, "wensen", "Vaste dagen")
    response = client.post(url(traject), sent(page, wensen="Buiten werken", reizen="Fiets"))
    row = stored("wensen")
    assert response.status_code == 302 and row is not None and row.tekst == "Vaste dagen"


def test_the_same_form_sent_twice_is_stored_once(cast: Cast, inloggen: Any, traject: Traject) -> None:
    client = inloggen(cast.anna)
    data = sent(hidden(client.get(url(traject))), wensen="Buiten werken")
    assert [client.post(url(traject), data).status_code for _ in range(2)] == [302, 302]
    row = stored("wensen")
    assert row is not None and row.versie == 1


# Finishing


def complete(cast: Cast) -> None:
    row = Intake.objects.select_related("traject").get(soort="werknemer")
    for question in verbs.domains(row):
        answer_as(cast.anna, question["sleutel"], "Antwoord", question["zichtbaarheid"])


def test_finishing_gives_the_day_of_the_proposal(cast: Cast, inloggen: Any, traject: Traject) -> None:
    complete(cast)
    client = inloggen(cast.anna)
    response = client.post(url(traject, "intake_afronden"), {"gehouden_op": "6-3-2026"}, follow=True)
    assert "Het voorstel is er uiterlijk op woensdag 11 maart 2026." in text_of(response)
    assert "Nog 5 dagen" in text_of(response)
    page = text_of(client.get(url(traject)))
    assert "Afgerond op 6 mrt 2026" in page and "vrijdag 6 maart 2026" in page


def test_finishing_keeps_what_was_typed_and_names_what_is_empty(
    cast: Cast, inloggen: Any, traject: Traject
) -> None:
    client = inloggen(cast.anna)
    page = hidden(client.get(url(traject)))
    data = sent(page, wensen="Buiten werken", gewenste_situatie="") | {"gehouden_op": "6-3-2026"}
    response = client.post(url(traject, "intake_afronden"), data)
    html = response.content.decode()
    assert response.status_code == 422 and 'href="#id_gewenste_situatie-tekst"' in html
    assert "schrijf op waarom het niet aan de orde was" in html and 'value="6-3-2026"' in html
    row = stored("wensen")
    assert row is not None and Intake.objects.get(soort="werknemer").afgerond_op is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Dit veld is verplicht"), ("gisteren", "Vul een datum in met dag, maand en jaar"),
        ("31-2-2026", "Deze dag bestaat niet"), ("9-3-2026", "ligt nog in de toekomst"),
        ("2-3-2025", "ligt voor de eerste ziektedag"),
    ],
)  # fmt: skip
def test_an_impossible_day_is_refused_at_its_field(
    cast: Cast, inloggen: Any, traject: Traject, typed: str, words: str
) -> None:
    complete(cast)
    response = inloggen(cast.anna).post(url(traject, "intake_afronden"), {"gehouden_op": typed})
    html = response.content.decode()
    assert response.status_code == 422 and words in html and 'id="id_gehouden_op_error"' in html
    assert f'value="{typed}"' in html or not typed


def test_the_day_can_be_put_right_afterwards(cast: Cast, inloggen: Any, traject: Traject) -> None:
    complete(cast)
    client = inloggen(cast.anna)
    client.post(url(traject, "intake_afronden"), {"gehouden_op": "6-3-2026"})
    client.post(url(traject, "intake_afronden"), {"gehouden_op": "5-3-2026"})
    assert Intake.objects.get(soort="werknemer").voorstel_uiterlijk == dt.date(2026, 3, 10)


# Who


def test_only_the_coach_of_the_case_holds_the_intake(cast: Cast, inloggen: Any, traject: Traject) -> None:
    answer_as(cast.anna, "financien", "Alleen voor de coach", "coach")
    for lid in (
        cast.joris,
        cast.mo,
        cast.backoffice,
        cast.piet,
        cast.verzekeraar,
        cast.visser,
        cast.bram,
        cast.samira,
    ):
        client = inloggen(lid)
        for address in (
            url(traject),
            url(traject, "intake_afronden"),
            url(traject, "intake_antwoord", "financien"),
        ):
            for response in (client.get(address), client.post(address, sent({}, financien=("x", "allen")))):
                assert response.status_code == 404 and "Alleen voor de coach" not in response.content.decode()
    row = stored("financien")
    assert row is not None and row.tekst == "Alleen voor de coach"
