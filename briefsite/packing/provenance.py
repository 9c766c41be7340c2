"""What came from what, in W3C PROV (its JSON form): texts, the files of `content/`, the site; what made them, and with
what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from briefsite.model.records import Brief, Entry
from briefsite.model.site import Site
from briefsite.model.sources import Source

_PREFIX = {"pack": "urn:briefsite:pack:", "dct": "http://purl.org/dc/terms/"}


def provenance(entries: Iterable[Entry], sources: Mapping[str, Source], site: Site, version: str) -> bytes:
    """The record. `sources` are the texts of the briefs, by the brief's id."""
    listed = list(entries)
    texts = {source.file: source for source in sources.values()}
    pages = hashlib.sha256("".join(f"{path}\0{_digest(data)}\n" for path, data in sorted(site.items())).encode())
    entity: dict[str, Any] = {
        **{_name("seeds", file): _about("text", texts[file].digest, _said(texts[file])) for file in sorted(texts)},
        **{_name(one.path): _about(one.kind, one.digest, {"dct:title": one.record.title}) for one in listed},
        "pack:site": _about("site", pages.hexdigest(), {}),
    }
    derived = [
        {"prov:generatedEntity": _name(one.path), "prov:usedEntity": _name("seeds", sources[one.id].file),
         "prov:type": {"$": "prov:PrimarySource", "type": "prov:QUALIFIED_NAME"}}
        for one in listed if isinstance(one.record, Brief) and one.id in sources
    ]  # fmt: skip
    derived += [{"prov:generatedEntity": "pack:site", "prov:usedEntity": _name(one.path)} for one in listed]
    said = {
        "prefix": _PREFIX,
        "entity": entity,
        "activity": {"pack:build": {"prov:label": "content rendered as a site"}},
        "agent": {"pack:briefsite": {"prov:type": {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"},
                                     "dct:hasVersion": version}},
        "wasDerivedFrom": {f"_:d{number}": one for number, one in enumerate(derived, 1)},
        "wasGeneratedBy": {"_:g1": {"prov:entity": "pack:site", "prov:activity": "pack:build"}},
        "wasAssociatedWith": {"_:a1": {"prov:activity": "pack:build", "prov:agent": "pack:briefsite"}},
    }  # fmt: skip
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _name(*parts: str) -> str:
    return "pack:" + quote("/".join(parts), safe="/.-_")


def _about(kind: str, digest: str, more: Mapping[str, str]) -> dict[str, str]:
    return {"prov:label": kind, "pack:sha256": digest, **more}


def _said(source: Source) -> dict[str, str]:
    """What is known of a text, in the words of Dublin Core."""
    known = source.metadata
    terms = {"title": known.title, "publisher": known.publisher, "creator": known.author, "issued": known.published,
             "source": known.url, "license": known.licence}  # fmt: skip
    return {f"dct:{term}": value for term, value in terms.items() if value}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
