"""How much torture: what runs with every change, and what `make torture` runs in seeded slices."""

import os

FULL = os.environ.get("DXDESK_TORTURE") == "full"
HISTORIES = 20_000 if FULL else 300
STEPS = 40
SLICES = 20 if FULL else 2
DESK_HISTORIES = 1_000 if FULL else 12
DESK_SLICES = 20 if FULL else 1
KILLS = 320 if FULL else 15
