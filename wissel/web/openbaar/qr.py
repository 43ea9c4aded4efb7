"""A QR code as plain numbers, drawn by the template itself."""

from dataclasses import dataclass

import qrcode


@dataclass(frozen=True, slots=True)
class QrCode:
    """The side in squares, and the dark squares as one path."""

    zijde: int
    pad: str


def qr_code(text: str) -> QrCode:
    """The code for a text, without its white border: the page gives it one."""
    code = qrcode.QRCode(border=0)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    dark = [f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on]
    return QrCode(len(rows), "".join(dark))
