"""Native charts of published counts: whoever takes them home can edit every one.

=========  ==================================================================================
picture    which chart a picture has
lanes      voices side by side on places, a dot a voice: one line of them, or several
columns    the same places for more voices than dots would stay readable
bars       rows cut into shares, and rows of one length each
planes     items placed on two axes
rows       rows of counts as lines, and their names at the left
words      the words under places and beside colours
plot       where data lie on the slide, so that words stand exactly under them
book       the workbook inside a chart: texts as texts, no date
=========  ==================================================================================
"""
