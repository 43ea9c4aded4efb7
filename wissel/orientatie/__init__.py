"""Instruments, questionnaires and their results, up to the orientatieprofiel in five parts."""
