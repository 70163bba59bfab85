"""The nouns and rules of a ward office. Standard library only."""
