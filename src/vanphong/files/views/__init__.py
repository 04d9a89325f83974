"""What files show of themselves: their bytes and pages, how far they are read, what is found in them."""
