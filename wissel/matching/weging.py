"""The weights that hold now: from the file that came with the product, or the one the settings name."""

import datetime as dt
import math
import tomllib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from wissel.matching.score import NAMEN
from wissel.matching.waarden import Weging

BESTAND = Path(__file__).resolve().parent / "weging.toml"


def weights() -> Weging:
    """The weights in force. Raises ImproperlyConfigured, with what is wrong, for a file that cannot be used."""
    return _read(Path(settings.WEGING_BESTAND or BESTAND))


@lru_cache(maxsize=4)
def _read(path: Path) -> Weging:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        shares = {key: float(value) for key, value in found["gewichten"].items()}
        versie, op = str(found["versie"]), found["op"]
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ImproperlyConfigured(f"{path.name}: deze weging kan niet gelezen worden ({error}).") from error
    if set(shares) != set(NAMEN):
        raise ImproperlyConfigured(f"{path.name}: er zijn precies vier gewichten: {', '.join(NAMEN)}.")
    if any(each < 0 for each in shares.values()) or not math.isclose(sum(shares.values()), 1, abs_tol=1e-6):
        raise ImproperlyConfigured(f"{path.name}: de gewichten zijn samen 1 en geen is kleiner dan 0.")
    if not isinstance(op, dt.date) or not versie:
        raise ImproperlyConfigured(f"{path.name}: versie en op (een dag) zijn nodig.")
    return Weging(versie, shares, op)
