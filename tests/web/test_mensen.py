"""The pages about colleagues, access from a dossier, and organisations."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.arrange.dossiers import open_samira
from tests.arrange.uitnodigingen import newcomer
from tests.cast import Cast, make_lid, sign_in
from tests.policies.wereld import make_wereld
from wissel.accounts.models import Lidmaatschap, Organisatie, Persoon, Rol, Uitnodiging
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier, Partij
from wissel.outbox.models import Bericht
from wissel.policies import Action, can


def text(response: Any) -> str:
    return str(response.content.decode())


def words(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text(response)))


CODE = re.compile(r'class="big num"[^>]*>([A-Z2-9]{4}) ([A-Z2-9]{4})<')
NIEUW = {"voornaam": "Nina", "achternaam": "Nieuw", "email": "Nina@Voorbeeld.example", "rol": "coach"}


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    set_context(bureau_id=cast.bureau.pk)
    return open_samira(cast)


def test_the_manager_sees_who_has_which_role(cast: Cast) -> None:
    page = words(sign_in(Client(), cast.mo).get("/medewerkers/"))
    for name in ("Anna Bakker", "Joris Smit", "Bea Kok", "Mo Haddou"):
        assert name in page
    assert "Samira" not in page and "Piet Bos" not in page and "Bram" not in page
    assert "dit bent u" in page and "nog niet" in page


def test_people_of_other_organisations_stand_apart(cast: Cast) -> None:
    client = sign_in(Client(), cast.mo)
    page = words(client.get("/medewerkers/?groep=anderen"))
    assert (
        "Piet Bos" in page and "De Vries Logistiek BV" in page and "Samira" not in page and "Anna" not in page
    )
    assert "verzekeraar" in page
    assert "Piet Bos" not in words(client.get("/medewerkers/?groep=anderen&q=visser"))
    assert "Niemand gevonden" in words(client.get("/medewerkers/?groep=anderen&q=zzz"))


def test_systeembeheer_reads_the_list_and_changes_nothing(cast: Cast) -> None:
    client = sign_in(Client(), make_lid(cast.bureau, "Sam", "Beheer", Rol.SYSTEEMBEHEER))
    page = client.get("/medewerkers/")
    assert page.status_code == 200 and "Intrekken" not in text(page)
    assert client.get("/").url == "/medewerkers/"
    assert client.get("/medewerkers/uitnodigen/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_people(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    client = sign_in(Client(), cast.mo)
    with django_assert_max_num_queries(12):
        client.get("/medewerkers/")
    set_context(bureau_id=cast.bureau.pk)
    for number in range(8):
        make_lid(cast.bureau, f"Coach{number}", "Veel", Rol.COACH)
    with django_assert_max_num_queries(12):
        client.get("/medewerkers/")


def test_a_manager_invites_a_colleague_and_gets_a_code_to_tell(cast: Cast) -> None:
    client = sign_in(Client(), cast.mo)
    response = client.post("/medewerkers/uitnodigen/", NIEUW)
    page = client.get(response.url)
    code = "".join(CODE.findall(text(page))[0])
    set_context(bureau_id=cast.bureau.pk)
    assert Bericht.objects.filter(naar="nina@voorbeeld.example", soort="uitnodiging").count() == 1
    assert code and "Nina Nieuw" in words(page)
    assert not CODE.findall(text(sign_in(Client(), cast.mo).get(response.url)))
    assert "Uitnodigingen zonder antwoord" in words(client.get("/medewerkers/"))


def test_sending_the_same_form_twice_leaves_one_person_and_one_open_invitation(cast: Cast) -> None:
    client = sign_in(Client(), cast.mo)
    for _time in range(2):
        assert client.post("/medewerkers/uitnodigen/", NIEUW).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    assert Persoon.objects.filter(email="nina@voorbeeld.example").count() == 1
    assert Uitnodiging.objects.filter(ingetrokken_op__isnull=True).count() == 1


@pytest.mark.parametrize(
    ("changes", "woord"),
    [({"rol": "kandidaat"}, "kandidaat is geen beschikbare keuze"), ({"email": "geen adres"}, "e-mailadres"),
     ({"voornaam": "x" * 10_000}, "100"), ({"voornaam": ""}, "verplicht"),
     ({"email": "anna.bakker@voorbeeld.example"}, "heeft al een account")],
)  # fmt: skip
def test_a_mistake_is_named_and_what_was_typed_stays(cast: Cast, changes: dict[str, str], woord: str) -> None:
    response = sign_in(Client(), cast.mo).post("/medewerkers/uitnodigen/", {**NIEUW, **changes})
    assert response.status_code == 422
    assert woord in words(response) and 'value="Nieuw"' in text(response)
    set_context(bureau_id=cast.bureau.pk)
    assert not Uitnodiging.objects.exists()


def test_an_invitation_is_withdrawn_or_sent_again(cast: Cast) -> None:
    client = sign_in(Client(), cast.mo)
    first = client.post("/medewerkers/uitnodigen/", NIEUW).url
    again = client.post(first + "opnieuw/").url
    assert again != first and CODE.findall(text(client.get(again)))
    assert "ingetrokken" in words(client.get(first))
    client.post(again + "intrekken/")
    assert "ingetrokken" in words(client.get(again)) and not CODE.findall(text(client.get(again)))
    assert client.get(again + "intrekken/").status_code == 405


def test_ending_a_role_asks_first_and_warns_about_dossiers(cast: Cast, dossier: Dossier) -> None:
    client = sign_in(Client(), cast.mo)
    address = f"/medewerkers/rollen/{cast.anna.lidmaatschap.pk}/intrekken/"
    assert "één lopend dossier" in words(client.get(address))
    set_context(bureau_id=cast.bureau.pk)
    assert Lidmaatschap.objects.get(pk=cast.anna.lidmaatschap.pk).tot is None
    assert client.post(address).url == "/medewerkers/"
    assert "Anna Bakker" not in words(client.get("/medewerkers/"))
    assert client.get(address).status_code == 302
    own = f"/medewerkers/rollen/{cast.mo.lidmaatschap.pk}/intrekken/"
    assert "eigen rol niet" in words(client.get(own))
    assert client.post(own).status_code == 409


def test_a_colleague_gets_an_extra_role(cast: Cast) -> None:
    client = sign_in(Client(), cast.mo)
    address = f"/medewerkers/{cast.anna.persoon.pk}/rol/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"rol": "jobhunter"}).url == "/medewerkers/"
    wrong = client.post(address, {"rol": "jobhunter"})
    assert wrong.status_code == 422 and "heeft deze rol al" in words(wrong)
    kandidaat = client.post(f"/medewerkers/{cast.samira.persoon.pk}/rol/", {"rol": "coach"})
    assert kandidaat.status_code == 422


@pytest.mark.parametrize(
    "wie", ["anna", "joris", "backoffice", "piet", "samira", "verzekeraar", "visser", "bram"]
)
def test_nobody_else_reaches_colleagues_or_their_roles(cast: Cast, wie: str) -> None:
    client = sign_in(Client(), getattr(cast, wie))
    for address in ("/medewerkers/", "/medewerkers/uitnodigen/", "/instellingen/",
                    f"/medewerkers/rollen/{cast.mo.lidmaatschap.pk}/intrekken/",
                    f"/medewerkers/{cast.anna.persoon.pk}/rol/"):  # fmt: skip
        assert client.get(address).status_code == 404
        assert client.post(address, {"rol": "bureaumanager", **NIEUW}).status_code == 404


def test_a_manager_of_another_bureau_sees_nothing_of_this_one(cast: Cast) -> None:
    set_context(bureau_id=cast.ander_bureau.pk)
    other = make_lid(cast.ander_bureau, "Ilse", "Regelaar", Rol.BUREAUMANAGER)
    set_context(bureau_id=cast.bureau.pk)
    client = sign_in(Client(), cast.mo)
    invited = client.post("/medewerkers/uitnodigen/", NIEUW).url
    client = sign_in(Client(), other)
    assert "Anna" not in words(client.get("/medewerkers/"))
    assert client.get(invited).status_code == client.post(invited + "intrekken/").status_code == 404
    assert client.post(f"/medewerkers/{cast.anna.persoon.pk}/rol/", {"rol": "coach"}).status_code == 404
    role = f"/medewerkers/rollen/{cast.anna.lidmaatschap.pk}/intrekken/"
    assert client.post(role).status_code in {302, 404}
    set_context(bureau_id=cast.bureau.pk)
    assert Lidmaatschap.objects.get(pk=cast.anna.lidmaatschap.pk).tot is None


# Access from a dossier


def address(dossier: Dossier) -> str:
    return f"/dossiers/{dossier.pk}/uitnodigen/"


def uninvited_kandidaat(cast: Cast, dossier: Dossier, **velden: Any) -> Persoon:
    set_context(bureau_id=cast.bureau.pk)
    person = newcomer(cast, "Karin", "Kandidaat", **velden)
    Dossier.objects.filter(pk=dossier.pk).update(kandidaat=person)
    return person


def test_a_coach_invites_the_kandidaat_and_sees_the_code(cast: Cast, dossier: Dossier) -> None:
    person = uninvited_kandidaat(cast, dossier)
    client = sign_in(Client(), cast.anna)
    assert "nog niet uitgenodigd" in words(client.get(address(dossier)))
    data = {"wat": "uitnodigen", "wie": f"kandidaat:{person.pk}", "rol": "bureaumanager"}
    assert client.post(address(dossier), data).url == address(dossier)
    page = client.get(address(dossier))
    assert CODE.findall(text(page)) and "geldig tot en met" in words(page)
    set_context(bureau_id=cast.bureau.pk)
    row = Uitnodiging.objects.get(persoon=person)
    assert (row.rol, row.organisatie_id) == ("kandidaat", None)
    client.post(address(dossier), {"wat": "intrekken", "wie": f"kandidaat:{person.pk}"})
    assert "nog niet uitgenodigd" in words(client.get(address(dossier)))


def test_without_an_address_the_page_says_where_to_fill_it_in(cast: Cast, dossier: Dossier) -> None:
    person = uninvited_kandidaat(cast, dossier, email="")
    client = sign_in(Client(), cast.anna)
    page = text(client.get(address(dossier)))
    link = re.findall(r'href="(/personen/[^"]+)"', page)[0].replace("&amp;", "&")
    form = client.get(link)
    mark = re.findall(r'name="stand" value="(\w+)"', text(form))[0]
    data = {"voornaam": "Karin", "achternaam": "Kandidaat", "email": "karin@voorbeeld.example", "taal": "nl",
            "stand": mark, "next": address(dossier)}  # fmt: skip
    assert client.post(f"/personen/{person.pk}/wijzigen/", data).url == address(dossier)
    assert "karin@voorbeeld.example" in text(client.get(address(dossier)))


@pytest.mark.parametrize(
    "wie", ["kandidaat:0190a000-0000-7000-8000-00000000dead", "bureaumanager:x", "", "coach"]
)
def test_a_line_that_is_not_in_the_dossier_invites_nobody(cast: Cast, dossier: Dossier, wie: str) -> None:
    client = sign_in(Client(), cast.anna)
    assert client.post(address(dossier), {"wat": "uitnodigen", "wie": wie}).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    assert not Uitnodiging.objects.exists()


def test_a_new_contact_is_made_casemanager_and_invited(cast: Cast, dossier: Dossier) -> None:
    client = sign_in(Client(), cast.anna)
    data = {"wat": "nieuw", "soort": "opdrachtgever", "voornaam": "Carla", "achternaam": "Case",
            "email": "carla@voorbeeld.example", "telefoon": "06 12345678"}  # fmt: skip
    assert client.post(address(dossier), data).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    row = Uitnodiging.objects.select_related("persoon").get()
    assert (row.rol, row.organisatie_id) == ("opdrachtgever", cast.werkgever.pk)
    assert Dossier.objects.get(pk=dossier.pk).casemanager_id == row.persoon_id
    page = words(client.get(address(dossier)))
    assert "casemanager, De Vries Logistiek BV" in page and "06 12345678" in page
    again = client.post(address(dossier), data)
    assert again.status_code == 422 and "staat al in de lijst" in words(again)
    assert 'value="Carla"' in text(again)


def test_a_contact_with_an_account_needs_no_invitation(cast: Cast, dossier: Dossier) -> None:
    page = words(sign_in(Client(), cast.anna).get(address(dossier)))
    assert "Piet Bos" in page and "heeft een account" in page


def test_a_bedrijfsarts_sees_the_dossier_only_while_taking_part(cast: Cast, dossier: Dossier) -> None:
    set_context(bureau_id=cast.bureau.pk)
    Dossier.objects.filter(pk=dossier.pk).update(bedrijfsarts=cast.visser.persoon)
    client = sign_in(Client(), cast.anna)
    line = {"wie": f"bedrijfsarts:{cast.visser.persoon.pk}"}
    for what, sees in (("relatie", True), ("relatie", True), ("relatie_stop", False), ("relatie", True)):
        client.post(address(dossier), {**line, "wat": what})
        set_context(bureau_id=cast.bureau.pk)
        assert can(cast.visser.actor, Action.DOSSIER_LEZEN, dossier) is sees
    assert Partij.objects.filter(tot__isnull=True).count() == 1


def test_a_new_arbeidsdeskundige_is_invited_with_a_relation(cast: Cast, dossier: Dossier) -> None:
    client = sign_in(Client(), cast.anna)
    data = {"wat": "nieuw", "soort": "arbeidsdeskundige", "voornaam": "Ad", "achternaam": "Deskundig",
            "email": "ad@voorbeeld.example"}  # fmt: skip
    assert client.post(address(dossier), data).status_code == 302
    set_context(bureau_id=cast.bureau.pk)
    assert Partij.objects.get().rol == Uitnodiging.objects.get().rol == "arbeidsdeskundige"


def test_a_colleague_or_another_bureau_cannot_invite_in_this_dossier(cast: Cast) -> None:
    wereld = make_wereld(cast)
    set_context(bureau_id=cast.bureau.pk)
    where = f"/dossiers/{wereld.eigen.dossier.pk}/uitnodigen/"
    for lid in (wereld.collega_coach, cast.bram, cast.joris, cast.piet, cast.samira):
        client = sign_in(Client(), lid)
        assert client.get(where).status_code == client.post(where, {"wat": "nieuw"}).status_code == 404


# Organisations and people


def test_a_real_bureau_adds_an_employer_with_a_contact(cast: Cast) -> None:
    client = sign_in(Client(), cast.backoffice)
    data = {
        "soort": "werkgever",
        "naam": "Nieuwe Klant BV",
        "kvk_nummer": "1234 5678",
        "telefoon": "030-1234567",
    }
    made = client.post("/organisaties/nieuw/", data).url
    assert "Nog geen contactpersoon" in words(client.get(made))
    person = {
        "voornaam": "Co",
        "achternaam": "Contact",
        "email": "co@klant.example",
        "functie": "HR",
        "taal": "nl",
    }
    assert client.post(made + "personen/nieuw/", person).url == made
    assert "Co Contact" in words(client.get(made))
    twice = client.post("/organisaties/nieuw/", {**data, "naam": "Dubbel BV"})
    assert twice.status_code == 422 and "staat al bij Nieuwe Klant BV" in words(twice)


@pytest.mark.parametrize(
    ("veld", "waarde", "woord"),
    [("kvk_nummer", "123", "8 cijfers"), ("telefoon", "bel mij", "telefoonnummer"), ("naam", "", "verplicht"),
     ("soort", "onzin", "geen beschikbare keuze"), ("email", "x", "e-mailadres"), ("naam", "x" * 10_000, "200")],
)  # fmt: skip
def test_an_organisation_with_a_mistake_is_not_stored(cast: Cast, veld: str, waarde: str, woord: str) -> None:
    before = Organisatie.objects.count()
    data = {"soort": "werkgever", "naam": "Fout BV", veld: waarde}
    response = sign_in(Client(), cast.anna).post("/organisaties/nieuw/", data)
    assert response.status_code == 422 and woord in words(response)
    set_context(bureau_id=cast.bureau.pk)
    assert Organisatie.objects.count() == before


def test_a_new_name_of_the_kandidaat_is_found_again(cast: Cast, dossier: Dossier) -> None:
    client = sign_in(Client(), cast.anna)
    where = f"/personen/{cast.samira.persoon.pk}/wijzigen/"
    page = text(client.get(where))
    assert "Geboortedatum" in page and "Functie" not in page and "adres om in te loggen" in page
    mark = re.findall(r'name="stand" value="(\w+)"', page)[0]
    data = {
        "voornaam": "Samira",
        "achternaam": "Öztürk",
        "email": "s@voorbeeld.example",
        "taal": "nl",
        "stand": mark,
    }
    assert client.post(where, data).status_code == 302
    assert str(dossier.pk) in text(client.get("/zoeken/?q=ozturk"))
    stale = client.post(where, {**data, "achternaam": "Anders"})
    assert stale.status_code == 422 and "Iemand anders heeft dit net gewijzigd" in words(stale)
    assert 'value="Anders"' in text(stale)


def test_a_coach_does_not_change_the_kandidaat_of_a_colleague(cast: Cast) -> None:
    wereld = make_wereld(cast)
    set_context(bureau_id=cast.bureau.pk)
    client = sign_in(Client(), cast.anna)
    theirs = f"/personen/{wereld.andere_kandidaat.persoon.pk}/wijzigen/"
    assert client.get(theirs).status_code == client.post(theirs, {}).status_code == 404


@pytest.mark.parametrize("wie", ["samira", "piet", "verzekeraar", "visser", "joris"])
def test_others_do_not_reach_organisations(cast: Cast, wie: str) -> None:
    client = sign_in(Client(), getattr(cast, wie))
    one = f"/organisaties/{cast.werkgever.pk}/"
    for where in ("/organisaties/", "/organisaties/nieuw/", one, one + "wijzigen/", one + "personen/nieuw/"):
        assert client.get(where).status_code == 404
    assert client.get(f"/personen/{cast.piet.persoon.pk}/wijzigen/").status_code == 404


def test_markup_in_a_name_is_text(cast: Cast) -> None:
    client = sign_in(Client(), cast.anna)
    name = "<script>alert(1)</script> {{ 7|add:7 }} #eval[1]"
    made = client.post("/organisaties/nieuw/", {"soort": "werkgever", "naam": name}).url
    page = text(client.get(made))
    assert "<script>alert(1)" not in page and "&lt;script&gt;" in page and "{{ 7|add:7 }}" in page
