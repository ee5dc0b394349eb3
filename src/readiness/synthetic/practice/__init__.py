"""Made-up evidence of practice for the invented authority: a tab of the workbook a file.

A file is named after its tab and has `items(world)`, which yields the rows in the order written: a
mapping from the ids of the tab's columns to what a person would type, without the blanks. The rows
are the truth the measures of that tab are held against.
"""
