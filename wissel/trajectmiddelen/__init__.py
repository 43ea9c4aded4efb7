"""Uitzendbureaus, scholing and werkervaringsplaatsen: what was looked into and what came of it."""
