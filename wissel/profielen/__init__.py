"""The persoonsprofiel: who someone is for work, with proof, made by kandidaat and coach together."""
