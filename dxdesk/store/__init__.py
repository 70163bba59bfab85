"""The desk's encrypted store: keys, ledger tables, saving, queries, search and backup."""

# First of all: sqlite-utils must find the encrypted driver whoever imports it.
from dxdesk.store import driver as driver
