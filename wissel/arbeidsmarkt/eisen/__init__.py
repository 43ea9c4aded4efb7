"""What a vacancy asks, read from Dutch (and English) text by rules: stated, stated not, or not stated."""

from wissel.arbeidsmarkt.eisen.lezen import Eis, read

__all__ = ["Eis", "read"]
