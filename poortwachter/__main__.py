"""`python -m poortwachter tijdlijn|spoor2|transitievergoeding [--jsonl] < in > uit` (contract 1)."""

import json
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from poortwachter.fouten import Fout
from poortwachter.lezen import GEEN_JSON, lees

HULP = """\
Gebruik: python -m poortwachter OPDRACHT [--jsonl] < invoer > uitvoer

Rekent met de Wet verbetering poortwachter: feiten erin, datums en besluiten eruit, elk met som, regel en bron.

opdrachten:
  tijdlijn             alle termijnen bij een ziektegeval
  spoor2               moet spoor 2 beginnen, en waarom
  transitievergoeding  recht, duur, bedrag, maximum en compensatie
  regels               de regels zelf, als leesbare tekst

opties:
  --jsonl              elke invoerregel is een zaak, elke uitvoerregel het antwoord; na een fout gaat het werk door
  -h, --help           toon deze uitleg en stop

Exitcode 0: gelukt. 2: de invoer of de opdracht klopt niet; op stderr staat een regel die het veld noemt.
1: lezen of schrijven lukte niet. De vorm van invoer en uitvoer staat in docs/wet/api.md en poortwachter/schemas/.
"""
GEBRUIK = "Gebruik: python -m poortwachter tijdlijn|spoor2|transitievergoeding [--jsonl] < invoer > uitvoer"
Antwoord = Callable[[Any], str]


def opdracht(naam: str) -> Antwoord | None:
    """The function that turns a parsed document into the text of its answer."""
    if naam == "tijdlijn":
        from poortwachter.tijdlijn import tijdlijn

        return lambda document: tijdlijn(document).as_json()
    if naam == "spoor2":
        from poortwachter.besluit import spoor2

        return lambda document: _text(spoor2(document))
    if naam == "transitievergoeding":
        from poortwachter.transitievergoeding import transitievergoeding

        return lambda document: _text(transitievergoeding(document))
    return None


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def stream(answer: Antwoord, source: BinaryIO, target: BinaryIO) -> None:
    """One answer per line, in order; a line that cannot be read gets its error and the work goes on."""
    for line in source:
        target.write(_bytes(_line(answer, line)) + b"\n")


def _line(answer: Antwoord, line: bytes) -> str:
    try:
        return answer(lees(line)) if line.strip() else _text(Fout("$", "geen_json", GEEN_JSON).as_dict())
    except Fout as error:
        return _text(error.as_dict())
    except RecursionError:
        return _text(Fout("$", "geen_json", GEEN_JSON).as_dict())


def main(arguments: list[str]) -> int:
    """Run one command; exit code 2 with one Dutch line on stderr when it cannot."""
    if {"-h", "--help"} & set(arguments):
        sys.stdout.write(HULP)
        return 0
    names = [each for each in arguments if each != "--jsonl"]
    if len(names) != 1 or len(arguments) - len(names) > 1:
        return _refuse(GEBRUIK)
    if names[0] == "regels":
        from poortwachter.regelpagina import write

        write(sys.stdout)
        return 0
    if names[0] == "toets":
        return _refuse("Fout: de opdracht toets is nog niet beschikbaar.")
    answer = opdracht(names[0])
    if answer is None:
        return _refuse(f"Fout: onbekende opdracht {names[0]!r}. {GEBRUIK}")
    if sys.stdin is None:
        return _refuse(
            "Fout: er is geen invoer. Geef een bestand mee: python -m poortwachter … < invoer.json"
        )
    if "--jsonl" in arguments:
        stream(answer, sys.stdin.buffer, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return 0
    try:
        text = answer(lees(sys.stdin.buffer.read()))
    except Fout as error:
        return _refuse(f"Fout: {error.melding}")
    sys.stdout.buffer.write(_bytes(text) + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _refuse(line: str, code: int = 2) -> int:
    sys.stderr.buffer.write(_bytes(" ".join(line.split())) + b"\n")
    return code


def _run(arguments: list[str]) -> int:
    """As `main`; trouble with reading or writing is one line too."""
    try:
        return main(arguments)
    except BrokenPipeError:
        _leave_stdout()
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        _leave_stdout()
        return _refuse(f"Fout: lezen of schrijven lukte niet ({error.strerror}).", 1)


def _leave_stdout() -> None:
    """What could not be written is not tried again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:]))
