"""The forms of the datum-simulator: several facts at once, each with rows of its own."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from wissel.dossiers.feitsoorten import PER_PAD, Feitsoort
from wissel.dossiers.models import Dossier, Feit
from wissel.fouten import DomainError
from wissel.policies import visible
from wissel.web.bureau.dossiers.feitvormen import formset_of, refuse, value_of


class DeelForm(forms.Form):
    """The key of sharing: the same form sent twice makes one link."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)


@dataclass(frozen=True, slots=True)
class Deel:
    """One fact that is tried: its forms, and what is recorded now."""

    soort: Feitsoort
    rijen: Any
    feit: Feit | None

    @property
    def nu(self) -> Any:
        return self.feit.waarde if self.feit else None

    @property
    def waarde(self) -> Any:
        return value_of(self.soort, self.rijen, self.nu)

    @property
    def anders(self) -> bool:
        return bool(self.waarde != self.nu)


@dataclass(frozen=True, slots=True)
class Echt:
    """A form that brings a tried fact to the page that records it, as it was typed here."""

    label: str
    url: str
    velden: tuple[tuple[str, str], ...]


class Proef:
    """Everything that is tried on one page. `keuze` are the facts by name; unknown names are left out."""

    def __init__(self, actor: Any, dossier: Dossier, keuze: list[str], data: Any = None) -> None:
        self.dossier, self.data = dossier, data
        rows = visible(actor, Feit).filter(dossier=dossier, vervangen_door__isnull=True)
        live = {row.pad: row for row in rows}
        self.delen = [
            Deel(
                kind,
                formset_of(kind, live[pad].waarde if pad in live else None, data, prefix=pad),
                live.get(pad),
            )
            for pad, kind in PER_PAD.items()
            if pad in keuze
        ]
        self.form = DeelForm(data, initial={"sleutel": uuid.uuid4()})

    def is_valid(self) -> bool:
        right = [deel.rijen.is_valid() for deel in self.delen]
        return all(right) and self.form.is_valid()

    @property
    def fouten(self) -> bool:
        return bool(self.form.errors) or any(deel.rijen.total_error_count() for deel in self.delen)

    def changes(self) -> dict[str, Any]:
        """The facts that were made otherwise, as the contract has them."""
        return {deel.soort.pad: deel.waarde for deel in self.delen if deel.anders}

    def refuse(self, error: DomainError) -> None:
        """Put a refusal at the field it is about; at the top when that fact is not on this page."""
        about = str(error.facts.get("pad") or "").split(".")[0].split("[")[0]
        deel = next((deel for deel in self.delen if deel.soort.pad == about), None)
        if deel is None:
            self.form.add_error(None, error.message)
        else:
            refuse(deel.rijen, self.form, error)

    def real(self) -> list[Echt]:
        """For each changed fact the way to record it for real."""
        return [
            Echt(
                str(deel.soort.label), reverse("bureau:feit", args=[self.dossier.pk, deel.soort.pad]), self._typed(deel)
            )
            for deel in self.delen
            if deel.anders
        ]  # fmt: skip

    def _typed(self, deel: Deel) -> tuple[tuple[str, str], ...]:
        own = f"{deel.soort.pad}-"
        typed = [
            (f"feit-{name[len(own) :]}", value) for name, value in self.data.items() if name.startswith(own)
        ]
        return (*typed, ("bron", ""), ("gezien", str(deel.feit.pk) if deel.feit else ""))
