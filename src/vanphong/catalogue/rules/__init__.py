"""What follows from the rows of the catalogue: who may issue and sign what, how pressing a deadline is. Pure."""
