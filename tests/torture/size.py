"""How much torture: what runs with every change, and what `make torture` runs in seeded slices."""

import os

FULL = os.environ.get("DXDESK_TORTURE") == "full"
HISTORIES = 10_000 if FULL else 150
STEPS = 40
SLICES = 20 if FULL else 2
KILLS = 320 if FULL else 15
