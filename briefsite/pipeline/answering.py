"""A person's answer to a question, carried out: in the file, in the memory, as one operation that can be undone."""

from __future__ import annotations

from pathlib import Path

from briefsite.front_matter import front_matter
from briefsite.merging.identity import delete, unite
from briefsite.merging.review import accept, confirm, correct, edit, mark_read, never, reject, see, strike, write_new
from briefsite.model.dates import problem
from briefsite.model.edits import Proposal
from briefsite.model.issues import BriefsiteError
from briefsite.model.records import Topic
from briefsite.model.review import WHOLE_FILE, YES_OR_NO, Question
from briefsite.model.slugs import id_of, slug
from briefsite.pipeline.roots import a_site
from briefsite.pipeline.which_file import content_file

#: Fields that hold dates, by the last part of their place.
_DATES = {"date", "due", "published", "retrieved", "value"}


def answer(root: Path, question: Question, given: str, words: str = "") -> str:
    """Do what the person said, one of `ANSWERS`; gives what was done, in words. `words` are those of an edit.

    Raises BriefsiteError where it cannot be done: then nothing has changed.
    """
    if given == "edit":
        _refuse_nonsense(question, words)
    act = {
        "proposal": _proposal,
        "reading": _proposal,
        "correction": _correction,
        "doubt": _doubt,
        "accounts": _accounts,
        "merge": _merge,
        "topic": _topic,
    }[question.kind]
    if not act(root, question, given, words):
        path = f"content/{question.path}"
        raise BriefsiteError(f"{path} has changed meanwhile, or cannot be changed there: edit it by hand, or convert")
    return {"accept": "accepted", "edit": "written in your words", "reject": "turned down"}[given]


def sign(root: Path, what: str) -> tuple[str, bool]:
    """Note in the file of that path or id that a person has read it: its path, and whether that was news."""
    path = content_file(a_site(root), what)
    return path, mark_read(root, path)


def _refuse_nonsense(question: Question, words: str) -> None:
    if question.kind in YES_OR_NO:
        raise BriefsiteError("there are no words to put there: accept it once you have read it, or reject it")
    if not words.strip():
        raise BriefsiteError("there are no words to put there; to take it out, reject it")
    if question.kind not in WHOLE_FILE and words.strip() == question.mine.strip():
        keep = "reject" if question.kind == "proposal" else "accept"
        raise BriefsiteError(f"it says just that already; to leave it so, {keep} it")
    if question.place.rpartition(".")[2] in _DATES and (wrong := problem(words.strip())):
        raise BriefsiteError(f"'{words.strip()}' is no date: {wrong}")


def _proposal(root: Path, question: Question, given: str, words: str) -> bool:
    proposal = Proposal(question.path, question.place, question.mine, question.last, question.new)
    if given == "edit":
        return edit(root, proposal, words)
    return (accept if given == "accept" else reject)(root, proposal)


def _correction(root: Path, question: Question, given: str, words: str) -> bool:
    """Seen; and, unless it was accepted, the statement that came is taken out, or worded by the person."""
    fact = (question.place, question.mine)
    if given != "accept" and not question.mine:
        raise BriefsiteError("the statement went with its sentence; accept it, or write a note by hand")
    if given == "accept":
        return see(root, question.path, question.last)
    if given == "edit":
        return correct(root, question.path, fact, words, was=question.last)
    return strike(root, question.path, fact, was=question.last)


def _doubt(root: Path, question: Question, given: str, words: str) -> bool:
    fact = (question.place, question.mine)
    if given == "accept":
        return confirm(root, question.path, fact)
    if given == "edit":
        return correct(root, question.path, fact, words)
    if question.place == "title":
        return bool(delete(root, id_of(question.path)))
    return strike(root, question.path, fact)


def _accounts(root: Path, question: Question, given: str, words: str) -> bool:
    settled = (f"accounts {question.place}", question.last)
    fact = (question.place, question.mine)
    if given == "edit":
        return correct(root, question.path, fact, words, settled)
    if given == "reject" and question.mine:
        return strike(root, question.path, fact, settled)
    return confirm(root, question.path, settled)


def _merge(root: Path, question: Question, given: str, words: str) -> bool:
    one, into = id_of(question.path), question.new
    if given == "reject":
        return never(root, question.path, ("merge", into))
    if given == "edit":
        if words.strip() not in {one, into}:
            raise BriefsiteError(f"'{words.strip()}' is neither of the two: type the id that stays, {one} or {into}")
        one, into = (into, one) if words.strip() == one else (one, into)
    return bool(unite(root, one, into))


def _topic(root: Path, question: Question, given: str, words: str) -> bool:
    phrase = question.new
    if given == "reject":
        return never(root, question.path, ("topic", phrase))
    title = " ".join(words.split()) or phrase[:1].upper() + phrase[1:]
    text = front_matter(Topic(title=title, terms=(phrase,), status="reviewed"))
    return write_new(root, f"topics/{slug(title)}.md", text)
