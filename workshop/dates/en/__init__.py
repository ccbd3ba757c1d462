"""English as it is read everywhere: no day that could be a month."""
