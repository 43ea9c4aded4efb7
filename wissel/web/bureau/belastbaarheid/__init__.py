"""What someone can do, entered, compared and shown."""
