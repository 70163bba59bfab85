"""Hộp xung đột: what laptops wrote differently, asked and decided (look §8, picture 07)."""
