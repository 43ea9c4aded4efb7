"""Dates, times and amounts in words. Cached, since a page shows the same few dates many times."""

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import get_language

from wissel.klok import NEDERLAND

DAGEN = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "pl": ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
    "tr": ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
MAANDEN = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "pl": ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
           "października", "listopada", "grudnia"),
    "tr": ("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım",
           "Aralık"),
    "ar": ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
           "ديسمبر"),
}  # fmt: skip


def datum(day: dt.date | dt.datetime | None) -> str:
    """`vrijdag 11 december 2026`; nothing for no date."""
    return _long(_day(day), _language()) if day else ""


def korte_datum(day: dt.date | dt.datetime | None) -> str:
    """`11 dec 2026`."""
    return _short(_day(day), _language()) if day else ""


def lange_datum(day: dt.date | dt.datetime | None) -> str:
    """`11 december 2026`, as in letters."""
    return _plain(_day(day), _language()) if day else ""


def tijd(moment: dt.datetime | None) -> str:
    """`14.00 uur`, Dutch time."""
    if moment is None:
        return ""
    local = moment.astimezone(NEDERLAND)
    return f"{local:%H.%M} uur" if _language() == "nl" else f"{local:%H:%M}"


def datum_tijd(moment: dt.datetime | None) -> str:
    """`11 dec 2026, 14.00 uur`."""
    return f"{korte_datum(moment)}, {tijd(moment)}" if moment else ""


def iso(day: dt.date | dt.datetime | None) -> str:
    """For the datetime attribute."""
    return day.isoformat() if day else ""


def euro(amount: Decimal | None) -> str:
    """`€ 2.420,00`, and `€ 2.420` for whole euros."""
    if amount is None:
        return ""
    whole, cents = divmod(int((abs(amount) * 100).to_integral_value()), 100)
    text = f"{whole:,}".replace(",", ".") + (f",{cents:02}" if cents else "")
    return ("−" if amount < 0 else "") + "€ " + text


def getal(number: Decimal | float | int | None) -> str:
    """`12` or `1,5`, without zeros at the end."""
    if number is None:
        return ""
    text = f"{Decimal(str(number)).normalize():f}"
    return text if _language() == "en" else text.replace(".", ",")


def _language() -> str:
    language = (get_language() or "nl")[:2]
    return language if language in MAANDEN else "nl"


def _day(value: dt.date | dt.datetime) -> dt.date:
    return value.astimezone(NEDERLAND).date() if isinstance(value, dt.datetime) else value


@lru_cache(maxsize=4096)
def _long(day: dt.date, language: str) -> str:
    weekday, date = DAGEN[language][day.weekday()], _plain(day, language)
    return f"{date} {weekday}" if language == "tr" else f"{weekday} {date}"


@lru_cache(maxsize=4096)
def _plain(day: dt.date, language: str) -> str:
    return f"{day.day} {MAANDEN[language][day.month - 1]} {day.year}"


@lru_cache(maxsize=4096)
def _short(day: dt.date, language: str) -> str:
    month = MAANDEN[language][day.month - 1]
    short = month if language == "ar" else {"maart": "mrt"}.get(month, month[:3])
    return f"{day.day} {short} {day.year}"
