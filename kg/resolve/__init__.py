"""The mentions of one article → its entities and facts: which body, which post, which occasion is meant.

Imports words, pages, annotate.places, annotate.bodies, annotate.posts, annotate.people, annotate.occasions,
annotate, rules.
"""
