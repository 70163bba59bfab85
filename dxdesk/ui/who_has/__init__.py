"""Who has what: the matrix of laptops, its card beside an exchange and its own tab (look §8 Matrix, picture 06)."""
