"""Pointing out words about illness in a form whose text others read: once, and the writer decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wissel.trajecten.woorden import medical_words


class NietMedisch(forms.Form):
    """A form that asks once whether words about illness belong in the fields of `LETOP`."""

    LETOP: tuple[str, ...] = ()

    woorden = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def clean(self) -> dict[str, Any]:
        """Refuse once with the words by name; the same words sent again are the writer's choice."""
        data = super().clean() or {}
        seen = set((data.pop("woorden", "") or "").split(", "))
        for name in self.LETOP:
            found = [word for word in medical_words(data.get(name) or "") if word not in seen]
            if found:
                self._point_out(name, found)
        return data

    def _point_out(self, name: str, found: list[str]) -> None:
        known = str(self.data.get("woorden") or "")
        sent: Any = self.data
        self.data = {
            **{key: sent.get(key) for key in sent},
            **{key: sent.getlist(key) for key in self.multiple() if hasattr(sent, "getlist")},
            "woorden": ", ".join([*filter(None, [known]), *found])[:400],
        }
        self.add_error(name, self.hint(", ".join(found)))

    def multiple(self) -> list[str]:
        """Fields that hold more than one value."""
        return [name for name, field in self.fields.items() if isinstance(field, forms.MultipleChoiceField)]

    def hint(self, woorden: str) -> str:
        """What is said about these words; a form for other readers says it in other words."""
        text = _(
            "Dit lijkt over ziekte te gaan: %(woorden)s. Zulke gegevens mag u niet vastleggen; laat ze weg. "
            "Gaat het ergens anders over? Bewaar dan nog een keer."
        )
        return text % {"woorden": woorden}
