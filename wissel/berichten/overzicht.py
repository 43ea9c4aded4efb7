"""The overview of the day: one mail with what there is to do, in numbers, instead of a mail per change."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from wissel import klok
from wissel.accounts.actor import live_memberships
from wissel.accounts.models import Bureau, Lidmaatschap, Persoon, Rol
from wissel.dossiers.models import Dossier
from wissel.outbox.actions import letter, queue_mail
from wissel.outbox.models import Melding
from wissel.talen import whole
from wissel.trajecten.models import Afspraak, Taak
from wissel.trajecten.waarnemen import absent_of

WEEK = dt.timedelta(days=7)


def waiting_people(bureau: Bureau, limit: int) -> list[Any]:
    """People for whom news waits, a few at a time."""
    rows = Melding.objects.filter(bureau=bureau, verwerkt_op__isnull=True).order_by("persoon_id")
    return list(rows.values_list("persoon_id", flat=True).distinct()[:limit])


def send_overview(bureau: Bureau, persoon_id: Any, today: dt.date) -> bool:
    """Send one person the overview and mark the news in it; False when there is nobody to send it to.

    To be called in a transaction, so that news is in one overview only.
    """
    rows = Melding.objects.select_for_update().filter(
        bureau=bureau, persoon_id=persoon_id, verwerkt_op__isnull=True
    )
    news = Counter(row.soort for row in rows)
    rows.update(verwerkt_op=klok.now())
    person = Persoon.objects.get(bureau=bureau, pk=persoon_id)
    roles = Lidmaatschap.objects.filter(live_memberships(today), bureau=bureau, persoon=person)
    held = list(roles.values_list("rol", "organisatie_id"))
    if not news or not person.email or not held:
        return False
    with override(whole(person.taal)):
        lines = [*_news(news), *(line for rol, org in held for line in _to_do(person, rol, org, today))]
        text = letter(
            person.naam, [_("Dit is er voor u te doen."), "\n".join(f"- {line}" for line in lines)],
            pad="/", bureau=bureau.naam,
        )  # fmt: skip
        subject = _("Uw overzicht van vandaag")
    queue_mail(
        bureau_id=bureau.pk,
        naar=person.email,
        onderwerp=subject,
        tekst=text,
        soort="overzicht",
        persoon=person,
    )
    return True


def _news(news: Counter[str]) -> Iterator[str]:
    """What is new, in numbers. Kinds without words of their own are counted together."""
    words = {
        "bericht": lambda n: ngettext("%(n)d nieuw bericht", "%(n)d nieuwe berichten", n),
        "document": lambda n: ngettext("%(n)d nieuw document", "%(n)d nieuwe documenten", n),
        "herinnering": lambda n: ngettext(
            "%(n)d termijn die eraan komt", "%(n)d termijnen die eraan komen", n
        ),
        "afspraak": lambda n: ngettext("%(n)d nieuwe afspraak", "%(n)d nieuwe afspraken", n),
        "afspraak_verzet": lambda n: ngettext("%(n)d verzette afspraak", "%(n)d verzette afspraken", n),
        "afspraak_morgen": lambda n: ngettext(
            "%(n)d afspraak die eraan komt", "%(n)d afspraken die eraan komen", n
        ),
    }
    other = sum(count for kind, count in news.items() if kind not in words)
    for kind, say in words.items():
        if news[kind]:
            yield say(news[kind]) % {"n": news[kind]}
    if other:
        yield ngettext("%(n)d ander nieuws", "%(n)d keer ander nieuws", other) % {"n": other}


def _to_do(person: Persoon, rol: str, organisatie_id: Any, today: dt.date) -> Iterator[str]:
    """What waits for this person in this role, new or not."""
    own = {"bureau_id": person.bureau_id}
    tasks = Taak.objects.filter(**own, klaar_op__isnull=True, vervallen_op__isnull=True, voor_rol=rol)
    if rol == Rol.KANDIDAAT:
        yield from _tasks(tasks.filter(dossier__kandidaat=person).exclude(dossier__stand="pauze"))
        moment = dt.datetime.combine(today, dt.time(), klok.NEDERLAND)
        rows = Afspraak.objects.filter(
            **own, dossier__kandidaat=person, stand=Afspraak.Aanwezigheid.GEPLAND, begint_op__gte=moment,
            begint_op__lt=moment + WEEK,
        )  # fmt: skip
        if n := rows.count():
            yield ngettext("%(n)d afspraak deze week", "%(n)d afspraken deze week", n) % {"n": n}
    elif rol == Rol.OPDRACHTGEVER and organisatie_id:
        yield from _tasks(tasks.filter(dossier__werkgever_id=organisatie_id))
    elif rol in {Rol.COACH, Rol.JOBHUNTER}:
        column = "coach" if rol == Rol.COACH else "jobhunter"
        people = [person.pk, *absent_of(person.bureau_id, person.pk, rol, today)]
        mine = Dossier.objects.filter(**own, **{column + "__in": people}).exclude(
            stand=Dossier.Stand.GESLOTEN
        )
        yield from _terms(mine, today)


def _tasks(rows: Any) -> Iterator[str]:
    if n := rows.count():
        yield ngettext("%(n)d taak staat open", "%(n)d taken staan open", n) % {"n": n}


def _terms(mine: Any, today: dt.date) -> Iterator[str]:
    found = mine.aggregate(
        laat=Count("pk", filter=Q(volgende_op__lt=today)),
        week=Count("pk", filter=Q(volgende_op__gte=today, volgende_op__lt=today + WEEK)),
    )
    if n := found["laat"]:
        yield ngettext("%(n)d dossier is te laat", "%(n)d dossiers zijn te laat", n) % {"n": n}
    if n := found["week"]:
        words = ngettext(
            "%(n)d dossier heeft deze week een termijn", "%(n)d dossiers hebben deze week een termijn", n
        )
        yield words % {"n": n}
