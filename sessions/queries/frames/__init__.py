"""Whole frames: everything a screen shows, read at one moment and valid without the frame before it."""

from sessions.queries.frames.asking import Asking
from sessions.queries.frames.read import Frames, read, room_of_code, room_of_wall

__all__ = ["Asking", "Frames", "read", "room_of_code", "room_of_wall"]
