"""The reading side: whole frames, published pictures, lists. Nothing here writes or opens a transaction."""
