"""How much torture: what runs with every change, and what `make torture` runs in seeded slices."""

import os

FULL = os.environ.get("DXDESK_TORTURE") == "full"
HISTORIES = 20_000 if FULL else 300
STEPS = 40
SLICES = 20 if FULL else 2
DESK_HISTORIES = 1_000 if FULL else 12
DESK_SLICES = 20 if FULL else 1
SAVE_KILLS = 160 if FULL else 6
EXCHANGE_KILLS = 200 if FULL else 6
TRUST_KILLS = 60 if FULL else 2
ACT_KILLS = 120 if FULL else 2
"""Of previews, of exports, and of un-imports each."""
PRINT_KILLS = 100 if FULL else 2
WARD_HISTORIES = 10_000 if FULL else 30
WARD_SLICES = 20 if FULL else 1
HOSTILE_FILES = 52_000 if FULL else 200
HOSTILE_BATCH = 200 if FULL else 50
HOSTILE_SLICES = 20 if FULL else 1
TOWNS = 200 if FULL else 1
PRINTED_TOWNS = 60 if FULL else 1
TOWN_SLICES = 20 if FULL else 1
"""Random towns of which every number on every paper is opened, and of which every paper is printed twice."""
