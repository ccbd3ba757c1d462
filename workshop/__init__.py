"""The hallway: settings, addresses, doors and the runner."""
