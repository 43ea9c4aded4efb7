"""Putting an employee forward, in steps."""
