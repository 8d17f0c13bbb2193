"""Who is who over all articles: the same person, body and occasion, the posts held, what people decided.

Imports annotate.bodies, annotate.posts, annotate.people, annotate.occasions, resolve.
"""
