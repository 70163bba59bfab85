"""Papers as PDF: given figures and rows, never a store."""
