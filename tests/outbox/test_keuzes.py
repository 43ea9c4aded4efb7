"""Who hears what by mail: at once, in the overview of the day, or not."""

import pytest

from tests.cast import Cast
from wissel.accounts.models import Persoon
from wissel.fouten import DomainError
from wissel.outbox.actions import notify, send_again, settle, text_of
from wissel.outbox.keuzes import choose
from wissel.outbox.models import Bericht, Melding
from wissel.outbox.onderwerpen import ONDERWERPEN, onderwerpen_voor


def tell(cast: Cast, soort: str) -> Bericht | None:
    return notify(cast.anna.actor, persoon=cast.samira.persoon, soort=soort)


def test_without_a_choice_the_topic_decides(cast: Cast) -> None:
    assert tell(cast, "afspraak") is not None
    assert tell(cast, "document") is None
    assert [row.soort for row in Melding.objects.all()] == ["document"]


def test_everyone_chooses_per_topic(cast: Cast) -> None:
    choose(
        keuzes={"afspraken": "geen", "documenten": "direct", "berichten": "overzicht"}, by=cast.samira.actor
    )
    assert tell(cast, "afspraak") is None and not Melding.objects.exists()
    assert tell(cast, "document") is not None
    assert tell(cast, "bericht") is None and Melding.objects.count() == 1
    other = notify(cast.mo.actor, persoon=cast.anna.persoon, soort="afspraak_afgezegd")
    assert other is not None, "wat Samira kiest geldt niet voor Anna"


def test_a_new_role_is_always_told_at_once(cast: Cast) -> None:
    assert tell(cast, "rol") is not None


@pytest.mark.parametrize("keuzes", [{"afspraken": "soms"}, {"bestaat_niet": "direct"}])
def test_what_cannot_be_chosen_is_refused(cast: Cast, keuzes: dict[str, str]) -> None:
    with pytest.raises(DomainError):
        choose(keuzes=keuzes, by=cast.samira.actor)


def test_no_kind_of_news_stands_in_two_topics() -> None:
    kinds = [kind for topic in ONDERWERPEN for kind in topic.soorten]
    assert len(kinds) == len(set(kinds))
    assert {topic.sleutel for topic in onderwerpen_voor("coach")} < {topic.sleutel for topic in ONDERWERPEN}


def test_a_mail_names_no_employer_and_no_content(cast: Cast) -> None:
    for kind in ("bericht", "herinnering", "afspraak", "plan_kandidaat"):
        row = tell(cast, kind)
        text = text_of(row) if row else ""
        assert "De Vries" not in text and "ziek" not in text.lower()


def test_a_mail_that_came_back_is_sent_again_with_a_new_id(cast: Cast) -> None:
    row = tell(cast, "bericht")
    assert row is not None
    Bericht.objects.filter(pk=row.pk).update(stand="retour")
    new = send_again(bericht=row, by=cast.anna.actor)
    assert new.message_id != row.message_id and new.stand == "wacht"
    with pytest.raises(DomainError):
        send_again(bericht=row, by=cast.anna.actor)


def test_a_mail_that_came_back_can_be_dealt_with_by_phone(cast: Cast) -> None:
    row = tell(cast, "bericht")
    assert row is not None
    with pytest.raises(DomainError):
        settle(bericht=row, by=cast.anna.actor)
    Bericht.objects.filter(pk=row.pk).update(stand="onzeker")
    settle(bericht=row, by=cast.anna.actor)
    row.refresh_from_db()
    assert row.afgehandeld_op and row.tekst is None


@pytest.mark.parametrize("email", ["", "geen-adres", "anna@@spoorzicht.example"])
def test_an_address_that_is_none_stops_nothing(cast: Cast, email: str) -> None:
    Persoon.objects.filter(pk=cast.samira.persoon.pk).update(email=email)
    persoon = Persoon.objects.get(pk=cast.samira.persoon.pk)
    assert notify(cast.anna.actor, persoon=persoon, soort="plan_kandidaat") is None
    assert not Bericht.objects.exists()
