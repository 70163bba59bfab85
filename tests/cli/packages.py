"""Laptops that send packages by the road without a stick."""

from pathlib import Path

from tests.cli.conftest import Ward

SECRET = "bàn ghế tủ giường"


def packed(ward: Ward, home: Path, name: str = "gói.zip") -> Path:
    file = ward.folder / name
    ward.done(home, "pack", str(file))
    return file
