"""What people of a dossier wrote to each other: one question that was answered, and one that waits."""

import datetime as dt
import uuid

from wissel.accounts.actor import Actor
from wissel.berichten.actions import mark_read, reply, start
from wissel.berichten.models import Draad
from wissel.demo.verteller.begeleiding import Begeleiding


class Gesprekken(Begeleiding):
    """Messages of those who can sign in."""

    def berichten(self) -> None:
        """The kandidaat asked something and knows the answer; the opdrachtgever waits for one."""
        if self.kandidaat.lidmaatschap_id:
            day = self._back(4)
            row = self._ask(
                self.kandidaat, "kandidaat", "Reiskosten", "Kan ik mijn reiskosten terugkrijgen?", day
            )
            with self._on(day, 14):
                text = "Ja. Bewaar uw kaartjes, dan regelen wij het de volgende keer samen."
                reply(draad=row, by=self.coach, tekst=text, sleutel=self._key("antwoord"))
                mark_read(draad=row, by=self.coach)
        if self.opdrachtgever.lidmaatschap_id:
            text = "Wanneer kunnen wij de volgende rapportage verwachten? Wij plannen dan ons overleg."
            self._ask(self.opdrachtgever, "opdrachtgever", "Volgende rapportage", text, self._back(2))

    def _ask(self, by: Actor, publiek: str, onderwerp: str, tekst: str, day: dt.date) -> Draad:
        with self._on(day, 11):
            return start(
                dossier=self.dossier, by=by, publiek=publiek, onderwerp=onderwerp, tekst=tekst,
                sleutel=self._key(onderwerp),
            )  # fmt: skip

    def _key(self, word: str) -> uuid.UUID:
        return uuid.uuid5(self.dossier.pk, word)
