"""Trains the models that ship with the package: the segmenter, the names, the confidence of facts.

Imports words, articles, pages, resolve, pipeline, measure.
"""
