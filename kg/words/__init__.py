"""Characters and words: the dictionary, the segmenter, the scan for terms of the seeds, the models that mark names.

Imports no other package.
"""
