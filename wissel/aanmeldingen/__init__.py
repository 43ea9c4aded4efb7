"""Who knocks at the door of a bureau: questions with an answer term, and what comes before there is a dossier."""
