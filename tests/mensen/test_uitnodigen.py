"""An invitation: one link, one code, one use."""

import datetime as dt
import os
import re

import pytest
from django.core.exceptions import ValidationError

from tests.arrange.uitnodigingen import invited, newcomer
from tests.cast import WACHTWOORD, Cast
from wissel import klok
from wissel.accounts.models import Lidmaatschap, Uitnodiging, User
from wissel.database.context import als, set_context
from wissel.fouten import DomainError
from wissel.logbook.models import LogbookEntry
from wissel.mensen.geheim import bureau_of
from wissel.mensen.uitnodigen import accept, find, invite, link, try_code, withdraw
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht


def later(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    monkeypatch.setenv("WISSEL_NU", (klok.now() + dt.timedelta(days=days)).isoformat())


def test_only_hashes_of_link_and_code_are_stored(cast: Cast) -> None:
    made = invited(cast)
    with als(cast.bureau):
        row = Uitnodiging.objects.get(pk=made.uitnodiging.pk)
        stored = {bytes(row.token_hash), bytes(row.code_hash or b"")}
    assert made.token.startswith(f"{cast.bureau.pk}.")
    assert len(made.token.split(".")[1]) >= 43
    assert len(made.code) == 8 and not set(made.code) & set("01ILO")
    assert all(made.token.encode() not in each and made.code.encode() not in each for each in stored)


def test_the_mail_holds_the_link_and_never_the_code(cast: Cast) -> None:
    made = invite(by=cast.mo.actor, persoon=newcomer(cast), rol="coach")
    (mail,) = Bericht.objects.filter(soort="uitnodiging")
    text = text_of(mail)
    assert link(made.token) in text
    assert made.code not in text.replace(" ", "")
    assert "Mo Haddou" in text and "Spoorzicht" in text and "coach" in text
    assert mail.naar == "nina.nieuw@voorbeeld.example"
    assert made.token not in mail.onderwerp


def test_someone_who_reads_english_is_invited_in_english(cast: Cast) -> None:
    invite(by=cast.mo.actor, persoon=newcomer(cast, taal="en"), rol="coach")
    (mail,) = Bericht.objects.filter(soort="uitnodiging")
    assert mail.onderwerp


def test_an_invitation_works_for_fourteen_days(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    made = invited(cast)
    set_context(bureau_id=cast.bureau.pk)
    later(monkeypatch, 13.9)
    assert find(made.token)
    later(monkeypatch, 0.2)
    assert find(made.token) is None
    assert os.environ["WISSEL_NU"]


def test_an_invitation_is_used_once(cast: Cast) -> None:
    made = invited(cast)
    set_context(bureau_id=cast.bureau.pk)
    lid = accept(token=made.token, code=made.code, wachtwoord=WACHTWOORD)
    assert (lid.rol, lid.persoon.naam, lid.user.email) == (
        "coach",
        "Nina Nieuw",
        "nina.nieuw@voorbeeld.example",
    )
    assert lid.user.check_password(WACHTWOORD)
    assert find(made.token) is None
    with pytest.raises(DomainError, match="gebruikt of verlopen"):
        accept(token=made.token, code=made.code, wachtwoord=WACHTWOORD)
    assert Lidmaatschap.objects.filter(persoon=lid.persoon).count() == 1


def test_a_withdrawn_invitation_does_not_work(cast: Cast) -> None:
    made = invited(cast)
    set_context(bureau_id=cast.bureau.pk)
    withdraw(by=cast.mo.actor, uitnodiging=made.uitnodiging)
    assert find(made.token) is None


def test_a_new_invitation_replaces_the_old_one(cast: Cast) -> None:
    person = newcomer(cast)
    first = invite(by=cast.mo.actor, persoon=person, rol="coach")
    second = invite(by=cast.mo.actor, persoon=person, rol="coach")
    assert find(first.token) is None and find(second.token)
    assert try_code(token=second.token, code=first.code) == 4


def test_the_fifth_wrong_code_closes_the_invitation(cast: Cast) -> None:
    made = invited(cast)
    set_context(bureau_id=cast.bureau.pk)
    assert [try_code(token=made.token, code="AAAABBBB") for _try in range(5)] == [4, 3, 2, 1, 0]
    with pytest.raises(DomainError):
        try_code(token=made.token, code=made.code)
    assert find(made.token) is None
    assert LogbookEntry.objects.filter(actie="uitnodiging_geblokkeerd").exists()


def test_a_code_may_be_typed_in_small_letters_with_a_space(cast: Cast) -> None:
    made = invited(cast)
    set_context(bureau_id=cast.bureau.pk)
    assert try_code(token=made.token, code=f"{made.code[:4]} {made.code[4:]}".lower()) is None


def test_without_the_code_nobody_gets_in(cast: Cast) -> None:
    made = invited(cast)
    set_context(bureau_id=cast.bureau.pk)
    with pytest.raises(DomainError, match="code klopt niet"):
        accept(token=made.token, code="", wachtwoord=WACHTWOORD)
    assert not User.objects.filter(email__startswith="nina").exists()


@pytest.mark.parametrize(
    ("wachtwoord", "woorden"),
    [("kort", "te kort"), ("123456789012345", "Heel veel mensen"), ("nina.nieuw2026", "naam of e-mailadres"),
     ("Nina de Nieuw 12", "naam of e-mailadres"),
     ("Spoorzicht2026", "bij dit werk hoort"), ("Wissel-wissel1", "bij dit werk hoort")],
)  # fmt: skip
def test_a_weak_password_is_refused_with_words(cast: Cast, wachtwoord: str, woorden: str) -> None:
    made = invited(cast)
    set_context(bureau_id=cast.bureau.pk)
    with pytest.raises(ValidationError) as caught:
        accept(token=made.token, code=made.code, wachtwoord=wachtwoord)
    assert re.search(woorden, " ".join(caught.value.messages)), caught.value.messages
    assert find(made.token)


def test_someone_with_an_account_has_to_be_signed_in(cast: Cast) -> None:
    person = newcomer(cast, "Bram", "Buiten", email=cast.bram.user.email.upper())
    made = invited(cast, persoon=person)
    set_context(bureau_id=cast.bureau.pk)
    for user in (None, cast.anna.user):
        with pytest.raises(DomainError, match="Log eerst in"):
            accept(token=made.token, code=made.code, wachtwoord=WACHTWOORD, gebruiker=user)
    lid = accept(token=made.token, code=made.code, gebruiker=cast.bram.user)
    assert lid.user == cast.bram.user and lid.bureau_id == cast.bureau.pk


def test_another_bureau_cannot_use_a_token(cast: Cast) -> None:
    made = invited(cast)
    set_context(bureau_id=cast.ander_bureau.pk)
    assert find(made.token) is None
    secret = made.token.split(".")[1]
    assert find(f"{cast.ander_bureau.pk}.{secret}") is None


@pytest.mark.parametrize("token", ["", "x", ".", "x" * 500, "0190a000-0000-7000-8000-000000000001.", "\x00"])
def test_nonsense_is_no_invitation(cast: Cast, token: str) -> None:
    set_context(bureau_id=bureau_of(token))
    assert find(token) is None


def test_a_coach_cannot_invite_a_colleague(cast: Cast) -> None:
    person = newcomer(cast)
    for rol in ("coach", "bureaumanager", "systeembeheer", "onzin"):
        with pytest.raises(DomainError):
            invite(by=cast.anna.actor, persoon=person, rol=rol)
    assert invite(by=cast.anna.actor, persoon=person, rol="kandidaat")


def test_a_contact_is_invited_for_an_organisation(cast: Cast) -> None:
    person = newcomer(cast)
    with pytest.raises(DomainError, match="organisatie"):
        invite(by=cast.mo.actor, persoon=person, rol="opdrachtgever")
    made = invite(by=cast.mo.actor, persoon=person, rol="opdrachtgever", organisatie=cast.werkgever)
    lid = accept(token=made.token, code=made.code, wachtwoord=WACHTWOORD)
    assert lid.organisatie == cast.werkgever


def test_nobody_is_invited_into_a_role_they_have(cast: Cast) -> None:
    with pytest.raises(DomainError, match="heeft deze rol al"):
        invite(by=cast.mo.actor, persoon=cast.anna.persoon, rol="coach")


def test_without_an_address_there_is_no_invitation(cast: Cast) -> None:
    with pytest.raises(DomainError, match="e-mailadres"):
        invite(by=cast.mo.actor, persoon=newcomer(cast, email=""), rol="coach")
