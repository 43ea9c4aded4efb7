"""Who someone is and what is searched for: persoonsprofiel, zoekprofiel and the toets of that profile."""
