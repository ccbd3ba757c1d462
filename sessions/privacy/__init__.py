"""Pure rules of the promise: what may be shown, when, and what stays closed."""
