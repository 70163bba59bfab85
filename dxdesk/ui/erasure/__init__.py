"""Erasing a person for good: the one dialog that asks, and the tab of Cài đặt where the second yes is said."""
