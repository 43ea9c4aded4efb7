"""Pointing out words about illness in a form whose text others read. The writer decides; nothing is refused twice."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wissel.trajecten.woorden import medical_words


class ZonderMedisch(forms.Form):
    """A form that asks once about words of illness in the fields named in `LET_OP`; sent again, it goes through."""

    LET_OP: tuple[str, ...] = ()
    woorden = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        seen = set((data.pop("woorden", "") or "").split(", "))
        found: list[str] = []
        for name in self.LET_OP:
            words = [word for word in medical_words(data.get(name) or "") if word not in seen]
            if words:
                found += words
                self.add_error(name, self._ask(words))
        if found:
            known = str(self.data.get("woorden") or "")
            sent: Any = self.data
            self.data = {**sent.dict(), "woorden": ", ".join([*filter(None, [known]), *found])[:400]}
        return data

    @staticmethod
    def _ask(words: list[str]) -> str:
        text = _(
            "Dit lijkt over ziekte te gaan: %(woorden)s. Laat dat weg. "
            "Gaat het ergens anders over? Bewaar dan nog een keer."
        )
        return text % {"woorden": ", ".join(words)}
