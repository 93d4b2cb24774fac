"""文字核校 — an official paper held against the written rules of numbers, marks and forms.

Values in and values out: a text becomes findings, each with its place. What the paper means is
left to its author; a finding points out, it changes nothing.
"""
