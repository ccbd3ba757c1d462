"""Pure maths of spread: how far apart people stand, how sure that is, and what shape it has."""
