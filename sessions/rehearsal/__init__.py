"""Simulated phones: they walk through the real door, so that a room can be practised and proved."""
