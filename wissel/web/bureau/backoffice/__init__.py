"""What comes in from outside and waits for the bureau: questions with their term, in one queue."""
