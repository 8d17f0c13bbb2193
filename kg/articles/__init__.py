"""A page → its articles: lines, blocks, headlines, bylines, columns; every character is traced to the page.

Imports words.
"""
