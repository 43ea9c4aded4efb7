"""The daily round of one bureau: reminders, the overview of the day, and throwing away old mail.

It may run twice, stop halfway or miss days: each step looks at what is left to do, not at what the clock said before.
"""

import datetime as dt
from collections.abc import Iterator

from wissel import klok
from wissel.accounts.models import Bureau
from wissel.berichten import herinneren, overzicht, werkherinneren
from wissel.berichten.models import Dagronde
from wissel.database.context import als
from wissel.logregels import get_log
from wissel.outbox.models import Bericht, Melding

# The overview goes out once the day has begun for people, in Dutch time.
OVERZICHT_VANAF = 6
TEKST_BEWAREN, MELDING_BEWAREN, MAIL_BEWAREN = dt.timedelta(30), dt.timedelta(90), dt.timedelta(365)
PERSONEN = 200
log = get_log("wissel.berichten")


def daily(bureau: Bureau, today: dt.date) -> None:
    """Everything of a day, in small transactions. What was done for this day is not done again."""
    if not _done(bureau, "herinneringen", today):
        made = remind(bureau, today)
        _finish(bureau, "herinneringen", today)
        log.info("reminders_made", bureau=str(bureau.pk), datums=made)
    awake = klok.now().astimezone(klok.NEDERLAND).hour >= OVERZICHT_VANAF
    if awake:
        # Every hour again: an appointment that was made this afternoon may be tomorrow.
        for part in werkherinneren.parts():
            if part.soort == werkherinneren.AFSPRAAK:
                _work(bureau, part, today, today)
    if awake and not _done(bureau, "overzicht", today):
        sent = send_overviews(bureau, today)
        clean(bureau)
        _finish(bureau, "overzicht", today)
        log.info("overviews_sent", bureau=str(bureau.pk), aantal=sent)


def remind(bureau: Bureau, today: dt.date) -> int:
    """Make every reminder that is due and not made yet; says of how many dates."""
    last = _last(bureau, "herinneringen")
    since = min(last + dt.timedelta(days=1), today) if last else today - herinneren.TERUGKIJKEN
    total = 0
    for moment in herinneren.moments():
        place: herinneren.Plek | None = None
        while True:
            with als(bureau):
                made, place = herinneren.remind_batch(bureau, moment, today, since, place)
            total += made
            if place is None:
                break
    for part in werkherinneren.parts():
        if part.soort != werkherinneren.AFSPRAAK:
            total += _work(bureau, part, today, since)
    return total


def _work(bureau: Bureau, part: werkherinneren.Deel, today: dt.date, since: dt.date) -> int:
    """Every reminder of one kind of work; what was made is not found again."""
    total = 0
    while True:
        with als(bureau):
            made = werkherinneren.remind_batch(bureau, part, today, since)
        total += made
        if made < werkherinneren.BATCH:
            return total


def send_overviews(bureau: Bureau, today: dt.date) -> int:
    """Send everybody for whom news waits one overview."""
    sent = 0
    for people in _groups(bureau):
        for person in people:
            with als(bureau):
                sent += overzicht.send_overview(bureau, person, today)
    return sent


def clean(bureau: Bureau) -> None:
    """Throw away the text of mail that was never sent, news that was told, and the record of mail after a year."""
    now = klok.now()
    with als(bureau):
        kept = {"bureau": bureau}
        old = Bericht.objects.filter(**kept, tekst__isnull=False, gemaakt_op__lt=now - TEKST_BEWAREN)
        old.exclude(stand=Bericht.Stand.WACHT).update(tekst=None)
        Bericht.objects.filter(**kept, gemaakt_op__lt=now - MAIL_BEWAREN).delete()
        Melding.objects.filter(**kept, verwerkt_op__lt=now - MELDING_BEWAREN).delete()


def _groups(bureau: Bureau) -> Iterator[list[object]]:
    while True:
        with als(bureau):
            people = overzicht.waiting_people(bureau, PERSONEN)
        if not people:
            return
        yield people


def _last(bureau: Bureau, soort: str) -> dt.date | None:
    with als(bureau):
        return Dagronde.objects.filter(bureau=bureau, soort=soort).values_list("tot", flat=True).first()


def _done(bureau: Bureau, soort: str, today: dt.date) -> bool:
    return _last(bureau, soort) == today


def _finish(bureau: Bureau, soort: str, today: dt.date) -> None:
    with als(bureau):
        Dagronde.objects.update_or_create(bureau=bureau, soort=soort, defaults={"tot": today})
