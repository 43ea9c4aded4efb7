"""Password rules on top of Django's."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

EIGEN_WOORDEN = ("wissel", "tweedespoor", "spoor2", "reintegratie", "poortwachter", "wachtwoord", "welkom")


class OwnWordsValidator:
    """Refuse passwords that are little more than a word of this field: those are guessed first."""

    def validate(self, password: str, user: object | None = None) -> None:
        letters = re.sub(
            r"[^a-z]", "", password.lower().replace("0", "o").replace("1", "i").replace("3", "e")
        )
        for word in EIGEN_WOORDEN:
            if word.replace("2", "") in letters and len(letters.replace(word.replace("2", ""), "")) < 5:
                raise ValidationError(
                    _(
                        "Dit wachtwoord lijkt te veel op een woord dat bij dit werk hoort. Kies een ander wachtwoord."
                    ),
                    code="eigen_woord",
                )

    def get_help_text(self) -> str:
        return _("Kies geen woord dat bij dit werk hoort, zoals wissel of welkom.")
