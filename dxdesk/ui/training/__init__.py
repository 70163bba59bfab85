"""Tập huấn: classes, rolls, learners, results, the month, programmes."""
