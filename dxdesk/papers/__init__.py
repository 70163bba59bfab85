"""Papers by name: figures out of the store, drawn by the report, kept in the archive; for the window and commands."""
