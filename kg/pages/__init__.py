"""Files → pages: encodings, text, HTML, PDF; date, place and paper by the manifest, the masthead or the text.

Imports words, articles.
"""
