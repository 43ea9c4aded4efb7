"""Whose public site this is, and what a visitor may read of it. The only door of the site to rows."""

from dataclasses import dataclass

from wissel.aanmeldingen.models import Antwoordtijd
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau, BureauInstelling
from wissel.database.context import set_public

BEZOEKER = "openbaar"
# Below this number one answer would say too much.
MINSTENS = 10


@dataclass(frozen=True, slots=True)
class Gegevens:
    """How a bureau can be reached, as its manager set it."""

    telefoon: str = ""
    bereikbaar: str = ""
    email: str = ""
    adres: str = ""
    klachten_url: str = ""

    @property
    def telefoon_link(self) -> str:
        """The number for a `tel:` link, without spaces and brackets."""
        return "".join(sign for sign in self.telefoon if sign.isdigit() or sign == "+")


@dataclass(frozen=True, slots=True)
class Gemeten:
    """The measured answer time: half of the questions were answered within so many working days."""

    aantal: int
    werkdagen: int


def bureaus() -> list[Bureau]:
    """The bureaus with a public site. An employer in eigen beheer has none: it helps nobody else."""
    return list(Bureau.objects.filter(soort=Bureau.Soort.BUREAU).order_by("naam"))


def enter(slug: str) -> Actor | None:
    """Act as a visitor of this bureau for the rest of the transaction; None when there is no such site."""
    row = Bureau.objects.filter(slug=slug, soort=Bureau.Soort.BUREAU).first()
    if row is None:
        return None
    set_public(bureau_id=row.pk)
    return Actor(bureau_id=row.pk, bureau_naam=row.naam, rol=BEZOEKER)


def is_eigen_beheer(by: Actor) -> bool:
    """Whether this is an employer who runs spoor 2 alone, for the own people."""
    return Bureau.objects.filter(pk=by.bureau_id, soort=Bureau.Soort.EIGEN_BEHEER).exists()


def gegevens(by: Actor) -> Gegevens:
    """What the contact page says about the bureau."""
    fields = ("telefoon", "bereikbaar", "email", "adres", "klachten_url")
    row = BureauInstelling.objects.filter(bureau_id=by.bureau_id).values(*fields).first()
    return Gegevens(**row) if row else Gegevens()


def gemeten(by: Actor) -> Gemeten | None:
    """The measured answer time, once it rests on enough answers."""
    row = Antwoordtijd.objects.filter(bureau_id=by.bureau_id, aantal__gte=MINSTENS).first()
    return Gemeten(row.aantal, row.werkdagen) if row else None
