"""What every shell shows around a page, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NavItem:
    """One menu item; `teller` is a small number behind it."""

    url: str
    label: str
    sleutel: str
    teller: int | None = None
    icoon: str = ""


@dataclass(frozen=True, slots=True)
class Schil:
    """Names, menu and language of one page. Everything has a default, so that error pages need nothing."""

    bureau_naam: str = "Wissel"
    gebruiker_naam: str = ""
    rol_label: str = ""
    nav: tuple[NavItem, ...] = ()
    wissel_url: str | None = None
    zoek_url: str | None = None
    deur: NavItem | None = None
    taal: str = "nl"
    talen: tuple[tuple[str, str], ...] = ()
    richting: str = "ltr"
    demo: bool = False
    demo_zonder_factor: bool = False
    sneltoetsen: bool = True

    @property
    def initialen(self) -> str:
        """Two letters for the account menu."""
        parts = self.gebruiker_naam.split()
        return (parts[0][:1] + parts[-1][:1]).upper() if len(parts) > 1 else self.gebruiker_naam[:2].upper()
