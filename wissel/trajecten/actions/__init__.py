"""Verbs of the guidance, one module per room: traject, fases, intake, plan, logboek, afspraken, onderbreking, rapport."""
