"""Working together on screen: for bureau, kandidaat and employer, each its own page with the same facts and answers."""

import datetime as dt
import io
import uuid
from typing import Any

import docx
import pytest
from django.urls import reverse

from tests.arrange import medewerking as arrange
from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock, text_of
from tests.arrange.trajecten import approved_plan
from tests.cast import Cast, make_lid
from tests.privacytoets.antwoorden import answers
from wissel.accounts.models import Organisatie, Rol
from wissel.dossiers.models import Dossier
from wissel.medewerking.actions import feiten, tegenwerpingen
from wissel.medewerking.models import Medewerkingsfeit, Tegenwerping, Weerwoord, Werkgeversstap
from wissel.trajecten.actions import afspraken
from wissel.trajecten.models import Planregel

ANTWOORD = "De bus reed niet. Ik belde om 9 uur."


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    set_clock(monkeypatch, "2026-06-02T10:00")
    return open_samira(cast)


@pytest.fixture
def feit(cast: Cast, dossier: Dossier) -> Medewerkingsfeit:
    row = arrange.write_fact(cast, dossier)
    feiten.answer_fact(feit=row, tekst=ANTWOORD, by=cast.samira.actor)
    return row


def bureau(name: str, dossier: Dossier, *more: Any) -> str:
    return reverse(f"bureau:{name}", args=[dossier.pk, *more])


def klant(name: str, dossier: Dossier, *more: Any) -> str:
    return reverse(f"opdrachtgever:{name}", args=[dossier.pk, *more])


def mijn(name: str, *more: Any) -> str:
    return reverse(f"kandidaat:{name}", args=more)


FEIT = {
    "soort": "afspraak",
    "dag": "1-6-2026",
    "afgesproken": "Gesprek om 10 uur",
    "gebeurd": "Niet gekomen",
    "bron_tekst": "agenda",
}


# --- the bureau ---


def test_a_no_show_becomes_a_fact_from_the_page(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    row = afspraken.plan_afspraak(
        dossier=dossier, by=cast.anna.actor, soort="gesprek", titel="Coachgesprek", minuten=60, vorm="kantoor",
        begint_op=dt.datetime(2026, 6, 1, 8, tzinfo=dt.UTC),
    )  # fmt: skip
    afspraken.record_attendance(afspraak=row, by=cast.anna.actor, stand="niet_gekomen")
    client = inloggen(cast.anna)
    page = client.get(bureau("medewerking", dossier))
    assert "Coachgesprek op 1 juni 2026 om 10.00 uur" in text_of(page)
    where = f"{bureau('medewerkingsfeit_nieuw', dossier)}?herkomst=afspraak:{row.pk}"
    form = client.get(where).context["form"]
    assert form.initial["gebeurd"] == "De kandidaat is niet gekomen."
    sent = client.post(where, {**form.initial, "dag": "1-6-2026", "sleutel": uuid.uuid4()})
    assert sent.status_code == 302
    fact = Medewerkingsfeit.objects.get()
    assert (fact.bron, fact.afspraak) == ("afspraak", row)
    assert "Niet gekomen, nog niet opgeschreven" not in text_of(client.get(bureau("medewerking", dossier)))


def test_words_about_illness_are_pointed_out_once(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client, where = inloggen(cast.anna), bureau("medewerkingsfeit_nieuw", dossier)
    data = {**FEIT, "gebeurd": "Niet gekomen door depressie", "sleutel": str(uuid.uuid4())}
    refused = client.post(where, data)
    assert refused.status_code == 422 and "Dit lijkt over ziekte te gaan: depressie" in text_of(refused)
    assert "Niet gekomen door depressie" in refused.content.decode()
    assert not Medewerkingsfeit.objects.exists()
    assert client.post(where, {**data, **answers(data["gebeurd"], "gewoon")}).status_code == 302


def test_what_is_missing_is_named_and_what_was_typed_stays(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    where = bureau("medewerkingsfeit_nieuw", dossier)
    refused = inloggen(cast.anna).post(
        where, {**FEIT, "gebeurd": "", "dag": "3-6-2026", "sleutel": uuid.uuid4()}
    )
    assert refused.status_code == 422
    assert (
        "Schrijf wat er gebeurde, zonder oordeel." in text_of(refused)
        and "Gesprek om 10 uur" in refused.content.decode()
    )


def test_closing_too_early_says_until_when(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    row = arrange.write_fact(cast, dossier)
    client = inloggen(cast.anna)
    assert "Afsluiten kan na het antwoord of na de termijn." in text_of(
        client.get(bureau("medewerking", dossier))
    )
    refused = client.post(bureau("medewerkingsfeit_afsluiten", dossier, row.pk))
    assert refused.status_code == 409 and "tot en met 9 juni 2026" in text_of(refused)
    feiten.answer_fact(feit=row, tekst=ANTWOORD, by=cast.samira.actor)
    done = client.post(bureau("medewerkingsfeit_afsluiten", dossier, row.pk), follow=True)
    assert "Het feit is afgesloten. De kandidaat heeft geantwoord." in text_of(done)


def test_the_coach_answers_an_objection(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    row = arrange.object_to(cast, dossier)
    client = inloggen(cast.anna)
    assert "Het is te ver reizen" in text_of(client.get(bureau("medewerking", dossier)))
    empty = client.post(bureau("tegenwerping", dossier, row.pk), {"antwoord": " "})
    assert empty.status_code == 422 and "Schrijf uw antwoord." in text_of(empty)
    sent = client.post(
        bureau("tegenwerping", dossier, row.pk), {"antwoord": "Wij houden dit zo", "aangepast": "nee"}
    )
    assert sent.status_code == 302
    client.post(bureau("tegenwerping_uitkomst", dossier, row.pk), {"uitkomst": "niet_eens"})
    row.refresh_from_db()
    assert (row.aangepast, row.uitkomst, row.uitkomst_rol) == (False, "niet_eens", "coach")


def test_the_bureau_reads_steps_and_can_take_none(
    cast: Cast, dossier: Dossier, feit: Any, inloggen: Any
) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    anna = inloggen(cast.anna)
    page = anna.get(bureau("medewerking", dossier))
    assert "De werkgever heeft geen stap gezet." in text_of(page)
    arrange.decide(cast, stap)
    for who in (cast.anna, cast.mo):
        client = inloggen(who)
        page = client.get(bureau("medewerking", dossier))
        text = text_of(page)
        assert "Schriftelijke waarschuwing" in text and "adviseert niet over ontslag" in text
        assert "stappen/" not in page.content.decode() and "Feit vastleggen" in text or who is cast.mo
        for name, more in (
            ("werkgeversstap_nieuw", ()), ("werkgeversstap", (stap.pk,)), ("werkgeversstap_zetten", (stap.pk,)),
            ("werkgeversstap_wijzigen", (stap.pk,)), ("werkgeversstap_intrekken", (stap.pk,)),
            ("werkgeversstap_weggooien", (stap.pk,)), ("werkgeversstap_word", (stap.pk,)), ("medewerking", ()),
        ):  # fmt: skip
            where = klant(name, dossier, *more) + "?soort=ontslag"
            assert client.get(where).status_code == client.post(where, {"reden": "x"}).status_code == 404, (
                name
            )
    assert Werkgeversstap.objects.get(pk=stap.pk).ingetrokken_op is None


def test_a_tab_only_for_who_may_read_it(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    where = reverse("bureau:afspraken", args=[dossier.pk])
    for who, sees in ((cast.anna, True), (cast.mo, True), (cast.joris, False), (cast.backoffice, False)):
        assert (bureau("medewerking", dossier) in inloggen(who).get(where).content.decode()) is sees, (
            who.persoon
        )


# --- the kandidaat ---


def test_the_kandidaat_is_asked_at_home_and_answers(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    assert "Lees wat er is opgeschreven" not in text_of(client.get("/mijn/"))
    row = arrange.write_fact(cast, dossier)
    assert "Lees wat er is opgeschreven" in text_of(client.get("/mijn/"))
    where = mijn("weerwoord", row.pk)
    kept = client.post(where, {"tekst": "De bus", "bewaren": "concept"}, headers={"X-Wissel-Autosave": "1"})
    assert kept.status_code == 200 and "Bewaard om" in kept.content.decode()
    assert "De bus</textarea>" in client.get(where).content.decode() and not Weerwoord.objects.exists()
    done = client.post(where, {"tekst": ANTWOORD}, follow=True)
    assert ANTWOORD in text_of(done) and "Uw antwoord staat erbij." in text_of(done)
    assert "Lees wat er is opgeschreven" not in text_of(client.get("/mijn/"))


def test_the_answer_stands_beside_the_fact_on_every_page(
    cast: Cast, dossier: Dossier, feit: Any, inloggen: Any
) -> None:
    stap = arrange.prepare(cast, dossier, feiten=[feit])
    arrange.decide(cast, stap)
    pages = (
        (cast.anna, bureau("medewerking", dossier)), (cast.mo, bureau("medewerking", dossier)),
        (cast.piet, klant("medewerking", dossier)), (cast.piet, klant("werkgeversstap", dossier, stap.pk)),
        (cast.samira, mijn("medewerking")), (cast.samira, mijn("weerwoord", feit.pk)),
    )  # fmt: skip
    for who, where in pages:
        text = text_of(inloggen(who).get(where))
        assert text.count(arrange.GEBEURD) == text.count(ANTWOORD) > 0, (who.persoon.naam, where)


def test_health_in_an_answer_is_pointed_out_and_stays_the_kandidaats_choice(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    row = arrange.write_fact(cast, dossier)
    client, where = inloggen(cast.samira), mijn("weerwoord", row.pk)
    refused = client.post(where, {"tekst": "Mijn depressie was te zwaar"})
    assert refused.status_code == 422 and "U hoeft het niet te vertellen." in text_of(refused)
    words = answers("Mijn depressie was te zwaar", "eigen")
    assert client.post(where, {"tekst": "Mijn depressie was te zwaar", **words}).status_code == 302


def test_the_kandidaat_objects_to_a_line_of_the_plan(
    cast: Cast, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, "2026-03-11T10:00")
    plan = approved_plan(cast)
    line = Planregel.objects.filter(plan=plan).order_by("volgorde").last()
    assert line is not None
    client = inloggen(cast.samira)
    where = f"{mijn('tegenwerping_nieuw')}?regel={line.reeks}"
    assert where in client.get(mijn("plan")).content.decode()
    assert line.naam in text_of(client.get(where))
    data = {"soort": "niet_passend", "reden": "Te ver reizen", "sleutel": uuid.uuid4()}
    done = client.post(where, data, follow=True)
    client.post(where, data)
    row = Tegenwerping.objects.get()
    assert row.planregel_reeks == line.reeks and "Het komt uiterlijk op 18 maart 2026." in text_of(done)
    tegenwerpingen.answer_tegenwerping(
        tegenwerping=row, antwoord="Het blijft", aangepast=False, by=cast.anna.actor
    )
    client.post(mijn("tegenwerping_uitkomst", row.pk), {"uitkomst": "niet_eens"})
    assert "Jullie zijn het niet eens." in text_of(client.get(mijn("medewerking")))


def test_an_objection_about_something_of_somebody_else_is_404(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    client = inloggen(cast.samira)
    for query in (f"regel={uuid.uuid4()}", "taak=onzin", f"afspraak={uuid.uuid4()}"):
        assert client.get(f"{mijn('tegenwerping_nieuw')}?{query}").status_code == 404


def test_each_step_says_what_the_kandidaat_can_do(
    cast: Cast, dossier: Dossier, feit: Any, inloggen: Any
) -> None:
    stap = arrange.prepare(cast, dossier, "loonstop", feiten=[feit])
    client = inloggen(cast.samira)
    assert "Loon gestopt" not in text_of(client.get(mijn("medewerking")))
    arrange.decide(cast, stap)
    assert "Lees de brief van uw werkgever" in text_of(client.get("/mijn/"))
    text = text_of(client.get(mijn("medewerking")))
    for words in (
        "Dit loon krijgt u later niet.",
        "Wat kunt u doen?",
        "deskundigenoordeel. Dat kost u € 100.",
        "Juridisch Loket",
        "Tot 3 maart 2027 mag",
    ):
        assert words in text, words


# --- the employer ---


def warn(cast: Cast, client: Any, dossier: Dossier, feit: Any, **changes: Any) -> Any:
    where = klant("werkgeversstap_nieuw", dossier) + "?soort=waarschuwing"
    data = {
        "sleutel": str(uuid.uuid4()), "feiten": [str(feit.pk)], "instructie": "Kom naar het gesprek",
        "termijn": "12-6-2026", **changes,
    }  # fmt: skip
    return client.post(where, data, follow=True)


def test_the_employer_reads_changes_and_sends_a_warning(
    cast: Cast, dossier: Dossier, feit: Any, inloggen: Any
) -> None:
    client = inloggen(cast.piet)
    assert (
        klant("medewerking", dossier)
        in client.get(reverse("opdrachtgever:dossier", args=[dossier.pk])).content.decode()
    )
    page = warn(cast, client, dossier, feit)
    stap = Werkgeversstap.objects.get()
    text = text_of(page)
    assert (
        "Kom naar het gesprek" in text
        and "12 juni 2026" in text
        and ANTWOORD in text
        and stap.vastgesteld_op is None
    )
    assert "Ik weet dit: Er is nog geen gesprek vastgelegd." in text
    changed = client.post(
        klant("werkgeversstap", dossier, stap.pk),
        {"tekst": "Mijn eigen woorden", "versie": stap.versie},
        follow=True,
    )
    assert "Mijn eigen woorden" in text_of(changed)
    stap.refresh_from_db()
    decide = klant("werkgeversstap_zetten", dossier, stap.pk)
    refused = client.post(decide, {"versie": stap.versie})
    assert refused.status_code == 422 and "Lees dit en zet een vinkje" in text_of(refused)
    done = client.post(decide, {"versie": stap.versie, "weet_geen_gesprek": "on"}, follow=True)
    assert "De stap is vastgelegd." in text_of(done)
    client.post(decide, {"versie": stap.versie, "weet_geen_gesprek": "on"})
    stap.refresh_from_db()
    assert stap.document is not None and stap.document.inhoud["tekst"] == "Mijn eigen woorden"
    assert client.get(reverse("document", args=[stap.document_id])).status_code == 200
    word = client.get(klant("werkgeversstap_word", dossier, stap.pk))
    paper = docx.Document(io.BytesIO(word.content))
    assert ANTWOORD in [each.text for each in paper.paragraphs] and word["Content-Disposition"].endswith(
        '.docx"'
    )


def test_the_ladder_explains_the_difference_and_pushes_nowhere(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    text = text_of(inloggen(cast.piet).get(klant("medewerking", dossier)))
    for words in (
        "Opschorten of stoppen: het verschil", "Zodra de informatie er is, betaalt u alles alsnog.",
        "Het loon over die tijd is weg.", "Onverwijld", "BW 7:629 lid 6",
        "Eerste dag zonder dit verbod: 3 maart 2027", "Alleen u beslist.",
    ):  # fmt: skip
        assert words in text, words
    assert not any(word in text.lower() for word in ("volgende stap:", "wij adviseren", "aanbevolen"))


def test_an_opdrachtgever_who_is_not_the_employer_gets_no_button(
    cast: Cast, inloggen: Any, monkeypatch: Any
) -> None:
    set_clock(monkeypatch, "2026-06-02T10:00")
    office = Organisatie.objects.create(bureau=cast.bureau, soort="casemanager", naam="Verzuimbureau BV")
    cora = make_lid(cast.bureau, "Cora", "Casus", Rol.OPDRACHTGEVER, office)
    dossier = open_samira(cast, opdrachtgever=office, werkgever=cast.werkgever)
    client = inloggen(cora)
    page = client.get(klant("medewerking", dossier))
    assert page.status_code == 200 and "?soort=" not in page.content.decode()
    where = klant("werkgeversstap_nieuw", dossier) + "?soort=ontslag"
    assert client.get(where).status_code == client.post(where, {}).status_code == 404


def test_an_own_fact_of_the_employer(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.piet)
    sent = client.post(
        klant("medewerkingsfeit_nieuw", dossier), {**FEIT, "sleutel": uuid.uuid4()}, follow=True
    )
    assert "Het feit is vastgelegd." in text_of(sent)
    row = Medewerkingsfeit.objects.get()
    assert (row.door_rol, row.bron) == ("opdrachtgever", "beschreven")
    for name in ("medewerkingsfeit_afsluiten", "medewerkingsfeit_intrekken"):
        assert inloggen(cast.anna).post(bureau(name, dossier, row.pk), {"reden": "Fout"}).status_code in {
            409,
            422,
        }
    done = client.post(
        klant("medewerkingsfeit_intrekken", dossier, row.pk), {"reden": "Verkeerde dag"}, follow=True
    )
    assert "Ingetrokken op" in text_of(done)


def test_a_concept_is_seen_by_nobody_else(cast: Cast, dossier: Dossier, feit: Any, inloggen: Any) -> None:
    canary = "KANARIE-instructie"
    arrange.prepare(cast, dossier, feiten=[feit], instructie=canary)
    assert canary in text_of(
        inloggen(cast.piet).get(klant("werkgeversstap", dossier, Werkgeversstap.objects.get().pk))
    )
    for who, where in (
        (cast.anna, bureau("medewerking", dossier)), (cast.mo, bureau("medewerking", dossier)),
        (cast.samira, mijn("medewerking")), (cast.samira, "/mijn/"), (cast.anna, f"/dossiers/{dossier.pk}/"),
    ):  # fmt: skip
        assert canary not in inloggen(who).get(where).content.decode()


@pytest.mark.parametrize("who", ["verzekeraar", "joris", "visser", "backoffice", "bram"])
def test_the_others_get_404_everywhere(
    cast: Cast, dossier: Dossier, feit: Any, inloggen: Any, who: str
) -> None:
    client = inloggen(getattr(cast, who))
    for where in (
        bureau("medewerking", dossier),
        bureau("medewerkingsfeit_nieuw", dossier),
        klant("medewerking", dossier),
        mijn("medewerking"),
        mijn("weerwoord", feit.pk),
    ):
        assert client.get(where).status_code == client.post(where, {}).status_code == 404, where


def test_a_verzekeraar_as_opdrachtgever_sees_nothing_of_it(
    cast: Cast, inloggen: Any, monkeypatch: Any
) -> None:
    set_clock(monkeypatch, "2026-06-02T10:00")
    insurer = cast.verzekeraar.persoon.organisatie
    dossier = open_samira(cast, opdrachtgever=insurer, werkgever=cast.werkgever)
    arrange.write_fact(cast, dossier)
    client = inloggen(cast.verzekeraar)
    assert client.get("/opdrachtgever/").status_code == 200
    assert client.get(klant("medewerking", dossier)).status_code == 404
    assert inloggen(cast.piet).get(klant("medewerking", dossier)).status_code == 200


def test_the_kandidaat_of_another_dossier_reaches_nothing(
    cast: Cast, dossier: Dossier, feit: Any, inloggen: Any
) -> None:
    other = make_lid(cast.bureau, "Kees", "Ander", Rol.KANDIDAAT)
    open_samira(cast, kandidaat=other.persoon)
    row = arrange.object_to(cast, dossier)
    client = inloggen(other)
    assert client.get(mijn("weerwoord", feit.pk)).status_code == 404
    assert client.post(mijn("weerwoord", feit.pk), {"tekst": "Hallo"}).status_code == 404
    assert client.post(mijn("tegenwerping_uitkomst", row.pk), {"uitkomst": "eens"}).status_code == 404
    assert arrange.GEBEURD not in text_of(client.get(mijn("medewerking")))
