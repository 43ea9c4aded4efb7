"""Verbs of the guidance, a module per room: traject, fases, intake, plan, logboek, afspraken, onderbreking, rapport."""
