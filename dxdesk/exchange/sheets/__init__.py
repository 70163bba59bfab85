"""Spreadsheets people keep: read, understood line by line, shown with every repair, taken over whole or not at all."""
