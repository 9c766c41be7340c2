"""Briefsite turns a folder of source texts into a cited, cross-linked briefing site.

The two halves meet on disk: `convert` reads `seeds/` and drafts Markdown in `content/`, where people edit it;
`build` renders that Markdown as a static site. Neither half needs the other.
"""

__version__ = "0.1.0"
