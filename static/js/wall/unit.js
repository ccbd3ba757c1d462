// The measures of wall.css, for what is not laid out by it.

export const LINE = 0.29; // --size-line, in units

// What wall.css calls --u, in pixels.
export const unit = () => Math.min(innerWidth / 16, innerHeight / 9);
