"""The papers in the window: chosen, looked at, questioned, printed, kept."""
