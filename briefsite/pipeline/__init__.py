"""The order of the stages, and nothing else: two halves that meet on disk.

`conversion` takes seeds to content and loads the language model; `building` takes content to the site and never does.
"""
