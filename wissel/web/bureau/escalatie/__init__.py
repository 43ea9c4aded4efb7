"""Stagnation, deskundigenoordeel and the repair of a loonsanctie."""
