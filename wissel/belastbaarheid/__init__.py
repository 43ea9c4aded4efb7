"""What someone can do in work, item by item, with source and date; never why."""
