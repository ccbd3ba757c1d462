"""How the house writes what languages write in their own ways, where Django would not write it as we do."""
