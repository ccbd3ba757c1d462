"""Pure maths of spread: how far apart people stand, how sure that is, and what shape it has.

=============  ==========================================================================
counts         the one error, and the one check of what comes in
distance       D, the average distance between two people, in steps
closeness      C, the same against an even spread: 1 one place, 0 even, below 0 pulled apart
dominance      which of two groups stands further along the scale
wobble         how much D might have been otherwise, by leaving each person out once
unordered      the same three for options without an order
plane          the same three on a plane, and the hull around all who stand there
several        one reading for several rows or items of one picture
orders         the same for orders of items, and the pairs that are contested
kemeny         the order that fits best, and whether it is the only one
budgets        the same for points spread over items, and where they differ most
median         the middle answer, and the share on each side
zones          long scales and sliders in five equal zones
rules          the table of shapes, for whole people and for shares alike
shape          what the picture may be called: shape, side and level
support        how often the same would be said, had the luck of the day been different
reading        all of it for one row of counts, as it is stored
captions       the words for it
perception     what is beside what was guessed: the gap, the side most guesses lie on, the earth-mover distance
change         from one picture to the next: closer or apart, and the tests of a table of pairs
expert         A, r*wg and AD_M for those who ask for them
=============  ==========================================================================

Counts are whole numbers, one for each option, the lowest option first. No single answer is seen here, but by the
wobble of whole orders and budgets, which leaves each of them out once and gives back one figure.
"""
