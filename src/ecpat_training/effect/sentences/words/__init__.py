"""The English words of the effect report, a file a part of it; those of an analysis stand beside the analysis.

Another language would have the same files, names and fields in braces.
"""
