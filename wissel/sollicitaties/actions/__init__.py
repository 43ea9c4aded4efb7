"""The verbs of this room. Everybody who makes an application calls `begin`."""

from wissel.sollicitaties.actions.sollicitatie import begin

__all__ = ["begin"]
