"""Verbs of the guidance, one module per room: starten, fases, intake, plan, logboek, afspraken, onderbreken, rapporteren."""
