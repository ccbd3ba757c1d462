"""Pictures without a screen: a scene in canvas units, and the renderers that draw any scene.

=========  =================================================================
scene      what a picture consists of
ink        colours and type, the one place that knows them
lettering  how wide a text will be, and where its lines break
packing    how large a dot may be, and where the dots of one slot lie
bands      rows of counts in slots, as dots or bars: voices full, guesses hollow
stacks     slots side by side, voices standing on them (scale, slider)
captions   the words under slots: all of them where there is room, else the two ends
slots      rows one below the other: where each lies and where its words stand
rows       slots one below the other, voices growing to the right (choice)
heat       items by places, each cell as strong as many stand in it (ranking)
spreads    a strip of voices an item, on one line of points (allocation)
field      a square field an item, voices on their places (plane)
places     how large dots may be on the places of a grid
nudging    a few dots that lean aside for each other
plots      where fields lie, and the words of their axes
keyed      fields with numbers, and a key beside them
rings      voices around one statement, the nearer the further in (rings)
pairs      two rows of voices an item, on one axis (gap)
benches    where such rows lie, and their words
earlier    the picture of the round before, quiet beside or above the new one
ways       which dot goes where from one picture to the next, all together travelling least
seats      one row a seat on a common axis
columns    options by seats, where options have no order
mosaic     all pictures of an evening on one wall: columns, letters, canvases
signs      the shape of each seat
table      counts with names, for files that draw their own charts
svg        a scene as SVG for phones, pages and files
plotly     a scene as a Plotly figure for the wall
=========  =================================================================
"""
