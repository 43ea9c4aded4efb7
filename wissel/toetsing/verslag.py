"""What reading one file did, or would do: for the person at the keyboard. Fields and numbers, no names of people."""

from dataclasses import dataclass, field

from wissel.toetsing.veldfout import Veldfout

NIEUW, GEWIJZIGD, ONGEWIJZIGD, GEWEIGERD, MISLUKT = (
    "nieuw",
    "gewijzigd",
    "ongewijzigd",
    "geweigerd",
    "mislukt",
)


@dataclass(slots=True)
class Verslag:
    """One file: what became of it, every change, what deserves attention, and every fault."""

    stand: str = ONGEWIJZIGD
    nummer: str = ""
    kenmerk: str = ""
    wijzigingen: list[str] = field(default_factory=list)
    let_op: list[str] = field(default_factory=list)
    fouten: list[Veldfout] = field(default_factory=list)

    def change(self, line: str) -> None:
        self.wijzigingen.append(line)
        if self.stand == ONGEWIJZIGD:
            self.stand = GEWIJZIGD

    def warn(self, line: str) -> None:
        self.let_op.append(line)

    def head(self, *, proef: bool) -> str:
        """One sentence: what happened, or would happen."""
        case = f"dossier {self.nummer} (kenmerk {self.kenmerk})"
        if self.stand == NIEUW:
            return f"er zou een nieuw {case} komen." if proef else f"nieuw {case}."
        if self.stand == GEWIJZIGD:
            n = len(self.wijzigingen)
            changes = "1 wijziging" if n == 1 else f"{n} wijzigingen"
            return f"{case} zou {changes} krijgen." if proef else f"{case} bijgewerkt, {changes}."
        if self.stand == ONGEWIJZIGD:
            return f"niets te wijzigen aan {case}." if proef else f"niets gewijzigd aan {case}."
        if self.stand == GEWEIGERD:
            n = len(self.fouten)
            return f"geweigerd, {'1 fout' if n == 1 else f'{n} fouten'}; er is niets gewijzigd."
        return "mislukt; er is niets gewijzigd."

    def lines(self, *, proef: bool) -> list[str]:
        """The whole report of this file."""
        return [
            self.head(proef=proef),
            *(f"  {fout}" for fout in self.fouten),
            *(f"  + {line}" for line in self.wijzigingen),
            *(f"  let op: {line}" for line in self.let_op),
        ]
