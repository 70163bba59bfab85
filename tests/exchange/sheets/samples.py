"""The sample log, what a perfect reader yields for it, and the day of the tests."""

import json
from datetime import date
from pathlib import Path

from dxdesk.paths import resource_path

TODAY = date(2026, 11, 22)
LOG = resource_path("practice", "nhat-ky-ho-tro-thang-10.csv")
EXPECTED = json.loads((Path(__file__).parents[2] / "data" / "nhat-ky-expected.json").read_text("utf-8"))
