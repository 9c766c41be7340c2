"""The waist: Markdown files with front matter ↔ `Entry` values, and the schema that both sides share.

`reading` turns files into entries and issues, `body` Markdown into blocks that know their links and citations,
`writing` records into front matter, `schema` the record classes into JSON Schema and the content reference.
"""
