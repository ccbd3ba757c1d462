// How long to wait before the next try: full jitter, so that a whole room never comes back in one instant.

const FIRST = 500; // ms
const LONGEST = 20 * 1000; // ms

export const backoff = (attempt) => Math.random() * Math.min(LONGEST, FIRST * 2 ** attempt);

export const spread = (milliseconds) => milliseconds * (0.75 + Math.random() / 2);
