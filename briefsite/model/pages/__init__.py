"""Pages as values: everything a template may show, found and put in order before any template runs.

`parts` are what pages are made of, `kinds` the pages themselves, one frozen dataclass a kind. A template only writes
them down: it looks nothing up, counts nothing and decides nothing about what is true.
"""
