"""The encrypted ledger of one desk and the tables one queries."""
