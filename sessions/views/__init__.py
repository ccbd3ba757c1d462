"""The HTTP door: pages, the phone's plain-HTTP path, actions of the console."""
