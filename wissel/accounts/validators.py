"""Password rules, each with words that say what to do."""

import re
from typing import Any

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

EIGEN_WOORDEN = ("wissel", "tweedespoor", "spoor2", "reintegratie", "poortwachter", "wachtwoord", "welkom")
CIJFERS = str.maketrans("01345", "oieas")
GENOEG_ANDERS = 5
VERSCHILLENDE = 4
RIJEN = (
    "1234567890",
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "qwertyuiopasdfghjklzxcvbnm",
)


class LongEnough(password_validation.MinimumLengthValidator):
    """Django's rule, in our words."""

    def get_error_message(self) -> str:
        return ngettext(
            "Dit wachtwoord is te kort. Gebruik minstens %(n)d teken.",
            "Dit wachtwoord is te kort. Gebruik minstens %(n)d tekens, bijvoorbeeld een korte zin die alleen u kent.",
            self.min_length,
        ) % {"n": self.min_length}


class NotCommon(password_validation.CommonPasswordValidator):
    """Django's list of passwords that everybody uses, and rows of keys, in our words."""

    def validate(self, password: str, user: Any = None) -> None:
        super().validate(password, user)
        low = password.lower()
        if len(set(low)) < VERSCHILLENDE or any(low in row * 8 or low in row[::-1] * 8 for row in RIJEN):
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self) -> str:
        return _("Heel veel mensen gebruiken zo'n wachtwoord. Dan is het snel geraden. Kies iets anders.")


class NotLikeYourself(password_validation.UserAttributeSimilarityValidator):
    """Not the own name or address, also not with a year behind it."""

    def validate(self, password: str, user: Any = None) -> None:
        super().validate(password, user)
        local = str(getattr(user, "email", "") or "").partition("@")[0]
        names = (local, *(getattr(user, name, "") for name in ("first_name", "last_name")))
        if any(_is_little_more_than(word, password) for word in names) or _is_little_more_than_all(
            names, password
        ):
            raise ValidationError(self.get_error_message(), code="password_too_similar")

    def get_error_message(self) -> str:
        return _("Dit wachtwoord lijkt te veel op uw naam of e-mailadres. Kies iets anders.")


class OwnWordsValidator:
    """Refuse passwords that are little more than a word of this field or of the own bureau: those are guessed first.

    A user that is being made may carry `eigen_woorden`, such as the name of the bureau.
    """

    def validate(self, password: str, user: Any = None) -> None:
        words = (*EIGEN_WOORDEN, *getattr(user, "eigen_woorden", ()))
        if any(_is_little_more_than(word, password) for word in words):
            raise ValidationError(
                _(
                    "Dit wachtwoord lijkt te veel op een woord dat bij dit werk hoort. Kies een ander wachtwoord."
                ),
                code="eigen_woord",
            )

    def get_help_text(self) -> str:
        return _("Kies geen woord dat bij dit werk hoort, zoals wissel of welkom.")


def _is_little_more_than(word: str, password: str) -> bool:
    letters, word = _letters(password), _letters(word)
    return len(word) >= 4 and word in letters and len(letters.replace(word, "")) < GENOEG_ANDERS


def _is_little_more_than_all(words: tuple[str, ...], password: str) -> bool:
    """The same for words together: first and last name with something short between or behind them."""
    left = letters = _letters(password)
    for word in map(_letters, words):
        left = left.replace(word, "") if len(word) >= 3 else left
    return left != letters and len(left) < GENOEG_ANDERS


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower().translate(CIJFERS))
