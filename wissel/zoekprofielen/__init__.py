"""The zoekprofiel: directions of work with verdicts, reasons and sources, and the toets that reads it along."""
