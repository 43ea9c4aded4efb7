"""Practising together: trainingen, role plays, preparing an interview, and what must be in place first."""
