"""A link for one task: only hashes are kept, the mail names nobody, it works once and for nothing else."""

import datetime as dt
import uuid

import pytest

from tests.arrange.betrokkenen import asked, paused
from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.betrokkenen.actions import antwoorden
from wissel.betrokkenen.actions.taaklinks import find, is_open, try_code, withdraw_taaklink
from wissel.betrokkenen.models import Taaklink
from wissel.database.context import als, set_context
from wissel.dossiers.models import Advies, Dossier
from wissel.fouten import DomainError
from wissel.logbook.models import LogbookEntry
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht
from wissel.trajecten.actions.onderbreking import resume
from wissel.trajecten.models import Onderbreking


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-05-04T10:00")


@pytest.fixture
def pauze(cast: Cast) -> Onderbreking:
    return paused(cast)


def test_only_hashes_are_kept(cast: Cast) -> None:
    made = asked(cast, open_samira(cast))
    stored = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for value in Taaklink.objects.filter(pk=made.taaklink.pk).values_list()[0]
    )
    secret = made.token.partition(".")[2]
    assert len(made.code) == 8 and made.code.encode() not in stored and secret.encode() not in stored
    assert made.taaklink.verloopt_op - made.taaklink.gemaakt_op == dt.timedelta(days=14)


def test_the_mail_holds_the_link_and_no_name_of_the_kandidaat_or_employer_and_no_code(cast: Cast) -> None:
    made = asked(cast, open_samira(cast))
    (mail,) = Bericht.objects.filter(soort="taaklink")
    words = f"{mail.onderwerp}\n{text_of(mail)}"
    assert mail.naar == "visser@arbodienst.example" and f"/taak/{made.token}/" in words
    for secret in ("Samira", "Yilmaz", "Vries", "2026-", made.code, "pauze", "ziek"):
        assert secret not in words.replace(made.token, ""), secret


def test_the_same_form_twice_is_one_link_and_one_mail(cast: Cast) -> None:
    dossier, key = open_samira(cast), uuid.uuid4()
    first, second = (asked(cast, dossier, sleutel=key) for _ in range(2))
    assert first.taaklink == second.taaklink and (second.token, second.code) == ("", "")
    assert Bericht.objects.filter(soort="taaklink").count() == 1


def test_a_new_link_for_the_same_thing_withdraws_the_old_one_and_no_other(cast: Cast) -> None:
    dossier = open_samira(cast)
    old, other = asked(cast, dossier), asked(cast, dossier, "functieoordelen")
    new = asked(cast, dossier)
    states = {
        pk: is_open(Taaklink.objects.get(pk=pk)) for pk in (row.taaklink.pk for row in (old, other, new))
    }
    assert list(states.values()) == [False, True, True]


@pytest.mark.parametrize(
    ("changes", "veld"),
    [
        ({"rol": "arbeidsdeskundige", "soort": "hervatverklaring"}, "rol"),
        ({"soort": "dossier_lezen"}, "soort"),
        ({"soort": "functieoordelen", "publiek": "iedereen"}, "publiek"),
        ({"naam": "  "}, "naam"),
        ({"naam": "x" * 151}, "naam"),
        ({"email": "geen adres"}, "email"),
        ({"email": "arts@arbo.example\nBcc: x@y.example"}, "email"),
        ({"email": "Samira.Yilmaz@voorbeeld.example"}, "email"),
        ({"email": "piet.bos@voorbeeld.example"}, "email"),
        ({"email": "anna.bakker@voorbeeld.example"}, "email"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_field(cast: Cast, changes: dict[str, str], veld: str) -> None:
    """Neither kandidaat, employer nor bureau can answer in the name of the doctor."""
    with pytest.raises(DomainError) as error:
        asked(cast, open_samira(cast), **{"soort": "advies", **changes})
    assert error.value.veld == veld and not Taaklink.objects.exists()


def test_a_name_with_line_breaks_adds_no_header(cast: Cast) -> None:
    made = asked(cast, open_samira(cast), naam="dr. Visser\r\nBcc: x@y.example")
    assert made.taaklink.naam == "dr. Visser Bcc: x@y.example"


def test_about_a_pause_only_while_it_lasts(cast: Cast, pauze: Onderbreking) -> None:
    dossier = pauze.dossier
    with pytest.raises(DomainError):
        asked(cast, dossier, "hervatverklaring")
    made = asked(cast, dossier, "hervatverklaring", onderbreking=pauze)
    resume(
        onderbreking=pauze, laatste_dag=dt.date(2026, 5, 4), by=cast.anna.actor, verklaring_op=dt.date(2026, 5, 4),
        verklaring_door="dr. Visser",
    )  # fmt: skip
    with pytest.raises(DomainError) as error:
        try_code(token=made.token, code=made.code)
    assert error.value.code == "weg"
    pauze.refresh_from_db()
    with pytest.raises(DomainError) as error:
        asked(cast, dossier, "hervatverklaring", onderbreking=pauze)
    assert error.value.code == "beeindigd"


def test_the_code_may_be_typed_as_people_do_and_five_wrong_ones_close_the_link(cast: Cast) -> None:
    made = asked(cast, open_samira(cast))
    assert try_code(token=made.token, code=f" {made.code[:4].lower()}-{made.code[4:]} ") is None
    assert [try_code(token=made.token, code="VERKEERD") for _ in range(5)] == [4, 3, 2, 1, 0]
    with pytest.raises(DomainError):
        try_code(token=made.token, code=made.code)
    assert LogbookEntry.objects.filter(actie="taaklink_geblokkeerd").count() == 1
    assert Bericht.objects.filter(naar=cast.anna.persoon.email).exists(), "de coach hoort het"


def test_an_expired_withdrawn_or_unknown_link_does_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = open_samira(cast)
    gone = asked(cast, dossier, "functieoordelen")
    withdraw_taaklink(taaklink=gone.taaklink, by=cast.anna.actor)
    withdraw_taaklink(taaklink=gone.taaklink, by=cast.anna.actor)
    old = asked(cast, dossier)
    monkeypatch.setenv("WISSEL_NU", "2026-05-18T10:01")
    for token in (gone.token, old.token, f"{cast.bureau.pk}.verzonnen", "x", ""):
        with pytest.raises(DomainError) as error:
            antwoorden.advise(token=token, wat_kan="Licht werk", datum=dt.date(2026, 5, 4))
        assert error.value.code == "weg"
    assert not Advies.objects.filter(dossier=dossier).exists()


def test_a_link_of_one_bureau_does_not_exist_in_another(cast: Cast) -> None:
    made = asked(cast, open_samira(cast))
    with als(cast.ander_bureau):
        assert find(made.token) is None
        assert find(f"{cast.ander_bureau.pk}.{made.token.partition('.')[2]}") is None
    set_context(bureau_id=cast.bureau.pk)
    assert find(made.token) == made.taaklink


def test_a_link_serves_only_its_own_task(cast: Cast) -> None:
    made = asked(cast, open_samira(cast), "functieoordelen")
    with pytest.raises(DomainError) as error:
        antwoorden.advise(token=made.token, wat_kan="Licht werk", datum=dt.date(2026, 5, 4))
    assert error.value.code == "weg" and not Advies.objects.exists()


def test_a_closed_dossier_asks_and_hears_nothing(cast: Cast) -> None:
    dossier = open_samira(cast)
    made = asked(cast, dossier)
    Dossier.objects.filter(pk=dossier.pk).update(stand="gesloten", gesloten_op=dt.date(2026, 5, 4))
    for verb in (lambda: try_code(token=made.token, code=made.code), lambda: asked(cast, dossier)):
        with pytest.raises(DomainError):
            verb()


def test_every_deed_is_logged_with_who_it_was_for(cast: Cast) -> None:
    dossier = open_samira(cast)
    made = asked(cast, dossier, persoon=cast.visser.persoon)
    try_code(token=made.token, code=made.code)
    antwoorden.advise(token=made.token, wat_kan="Licht werk", datum=dt.date(2026, 5, 4))
    rows = LogbookEntry.objects.filter(dossier_id=dossier.pk, onderwerpen__contains=[str(made.taaklink.pk)])
    assert [(row.actie, row.rol) for row in rows.order_by("at", "id")] == [
        ("taaklink_gemaakt", "coach"), ("taaklink_geopend", "bedrijfsarts"), ("taaklink_gebruikt", "bedrijfsarts"),
    ]  # fmt: skip
    assert {row.persoon_id for row in rows.exclude(rol="coach")} == {cast.visser.persoon.pk}
    assert made.taaklink.naam == "dr. Visser"


def test_one_link_can_be_used_at_a_time_says_the_table_too(cast: Cast) -> None:
    from django.db import IntegrityError, transaction

    made = asked(cast, open_samira(cast)).taaklink
    with pytest.raises(IntegrityError), transaction.atomic():
        Taaklink.objects.create(
            bureau=cast.bureau, dossier=made.dossier, soort=made.soort, rol=made.rol, naam="x", email="x@y.example",
            sleutel=uuid.uuid4(), token_hash=b"1", code_hash=b"2", gemaakt_op=made.gemaakt_op,
            verloopt_op=made.verloopt_op,
        )  # fmt: skip
