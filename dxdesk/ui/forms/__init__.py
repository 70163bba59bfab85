"""Forms compiled from `forms/*.ui`; never edited here."""
