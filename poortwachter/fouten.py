"""One clear Dutch line for input that cannot be read, with the field it is about."""


class Fout(ValueError):
    """Input that breaks the contract (contract 1.1).

    `veld` is the path in the input ("$" is the whole document), `code` one of the contract's codes, `zin` what is wrong
    with it, and `melding` a Dutch sentence with the field in it.
    """

    def __init__(self, veld: str, code: str, zin: str) -> None:
        self.veld = veld
        self.code = code
        self.zin = zin
        self.melding = f"{veld} {zin}" if veld != "$" else f"$ (het hele document) {zin}"
        super().__init__(self.melding)

    def as_dict(self) -> dict[str, dict[str, str]]:
        """The answer on a line of a stream."""
        return {"fout": {"veld": self.veld, "code": self.code, "melding": self.melding}}
