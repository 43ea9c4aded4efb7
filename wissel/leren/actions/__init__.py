"""What people do with the library: keep it, give an item to someone, read, hand in and answer."""
