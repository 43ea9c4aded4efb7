"""Vacancies of the bureau: finding, adding, what they ask, and the feeds they come from."""
