"""What someone can do at work, item by item, with the paper it stands in."""
