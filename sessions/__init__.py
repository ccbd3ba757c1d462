"""The house: a live conversation from its format to what it published."""
