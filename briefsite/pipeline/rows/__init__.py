"""The graph of a site row by row, so that a build need not read what an edit leaves as it was.

A build that finds nothing wrong leaves, beside the pages, what the graph says of each record: what it names, what names
it, where it is told of. Each row is kept by what it holds, and the list of rows by the last build. The next build reads
the files that were edited, relinks their records with those rows that it looks up on the way, and finds out which rows
differ; what looked none of them up stays. Whatever reaches further is built from all files.
"""
