"""When a traject runs aground: stagnation seen early, the deskundigenoordeel of UWV, the repair of a loonsanctie."""
