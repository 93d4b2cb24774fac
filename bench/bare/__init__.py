"""只用库 — the same papers and tables by the libraries alone, as whoever reads their manuals would
write them: the same words, cells, merged cells, rules, widths, repeated heads, pictures, fonts of
both scripts and pages. What they leave out: breaks by sense, the record at the foot of an even
page, file bytes that do not change, keys and lists of a sheet that comes back.
"""
