"""An article → its sentences with the names found in them; a package for each type of name.

Imports words, articles, pages, annotate.places, annotate.bodies, annotate.posts, annotate.people, annotate.occasions.
"""
