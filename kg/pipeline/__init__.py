"""The order of the steps: in one process, in several, on a Spark cluster, into a store.

Imports words, articles, pages, annotate, rules, resolve, identity, graph, export.
"""
