"""Trao đổi phiếu: places, previews, intakes, packages, laptops that wait."""
