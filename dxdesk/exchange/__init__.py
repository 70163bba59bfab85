"""Laptops agreeing through files: segments, folders, spreadsheets of people."""
