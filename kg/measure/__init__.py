"""How good and how quick it is: evaluation against gold, calibration, comparison, other programs, speed.

Imports words, articles, pages, rules, export, query, pipeline.
"""
