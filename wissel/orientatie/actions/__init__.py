"""The verbs of the orientation: the register, questionnaires, results and the orientatieprofiel."""
