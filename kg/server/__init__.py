"""The web server: the SPARQL endpoint, the JSON API, the explorer, the review desk.

Imports identity, export, query.
"""
