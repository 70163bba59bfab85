"""Ops, their ids and clock, and the merge rule (format §2, §3). Standard library only."""
