"""Writers of reports: a frozen `Report` in, bytes out. Nothing here reads a database.

===========  ==================================================================================
drawing      the pictures of a report, drawn by their kinds, as SVG
cropped      the same, cut to what is drawn
images       the pictures as files of their own, SVG and PNG
pdf          the PDF; `report.typ` and its neighbours lay it out
pages        what stands on its pages, as plain values
typesetting  typst with the house's own lettering
pptx         slides that a coach can edit, with native charts and the numbers in the notes
xlsx         a workbook with native charts: a sheet a question, readings, data dictionary
table        one tidy table, one row a count, as CSV
data         the whole report as JSON, and back; `report.schema.json` describes it
codec        frozen values as JSON by the types of their fields
bundle       several files in one ZIP
making       which file is made by whom, in which steps, and how it is called
press        a process of its own that makes files while the room goes on
workplace    how that process begins
===========  ==================================================================================
"""
