"""All vacancies of a bureau in columns: filter exactly on the hard limits first, then score everything that is left.

PostgreSQL is the source of truth. An index belongs to one bureau and stands in the data folder; what changed since it
was built is read beside it at every question. Without an index, or with a broken one, the database answers.
"""

from wissel.matching.kolommen.zoeken import Gevonden, Treffer, search

__all__ = ["Gevonden", "Treffer", "search"]
