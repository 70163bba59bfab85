"""Paper slip books: the sheet with all of them, one book, and the number of the slip being entered."""
