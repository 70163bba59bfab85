"""The event desk: context, slip, suggestions, the last slips."""
