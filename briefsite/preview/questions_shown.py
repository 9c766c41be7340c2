"""The page of questions, as HTML: every word of it escaped, for all of it comes from files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from briefsite.model.review import YES_OR_NO, Question, QuestionKind, Witness
from briefsite.preview.marking import marked

_KINDS: dict[QuestionKind, str] = {
    "proposal": "Proposals",
    "reading": "Texts corrected since they were read",
    "correction": "Corrected texts",
    "accounts": "Accounts that differ",
    "doubt": "Doubtful values",
    "merge": "Suggested merges",
    "topic": "Suggested topics",
}
_ACCEPT: dict[QuestionKind, str] = {
    "proposal": "Take the new draft",
    "reading": "I have read it",
    "correction": "I have seen it",
    "accounts": "Leave it as it stands",
    "doubt": "It is right",
    "merge": "They are one",
    "topic": "Start this topic",
}
_REJECT: dict[QuestionKind, str] = {
    "proposal": "Keep mine",
    "reading": "It stays with the text as it was",
    "correction": "Take the new statement out",
    "accounts": "Take it out",
    "doubt": "It is wrong: take it out",
    "merge": "They are two",
    "topic": "No such topic",
}
_EDIT: dict[QuestionKind, str] = {"merge": "The id that stays", "topic": "Another title"}

STYLE = b"""\
:root { color-scheme: light dark;
  --paper: #fdfdfb; --sheet: #f4f4f0; --ink: #191b1f; --soft: #52565c; --hair: #d7d7d0; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171b; --sheet: #1c2026; --ink: #e6e4de; --soft: #a9adb3; --hair: #4a515a; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 62rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.5 Charter, "Noto Serif", Georgia, serif; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0; }
h3 { font-size: 1.05rem; margin: 0; }
a { color: inherit; }
.meta, label, button, dt, summary { font-family: system-ui, "Noto Sans", sans-serif; font-size: .875rem; }
.meta, dt { color: var(--soft); }
article { border-top: 1px solid var(--hair); padding: 1rem 0 1.25rem; margin-top: 1rem; }
.said { border: 1px solid var(--hair); background: var(--sheet); padding: .6rem 1rem; }
.failed { border: 2px solid #a4262c; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .75rem; margin: .75rem 0; }
dl div { background: var(--sheet); padding: .5rem .75rem; }
dd { margin: 0; white-space: pre-wrap; }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-underline-offset: .2em; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 1px solid var(--ink); }
form { display: inline-block; margin: .25rem .5rem .25rem 0; vertical-align: top; }
button { font-size: .9375rem; min-height: 2.75rem; padding: .4rem .9rem; cursor: pointer;
  border: 1px solid var(--ink); border-radius: .2rem; background: var(--paper); color: var(--ink); }
button:hover { background: var(--sheet); }
:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
summary { cursor: pointer; padding: .6rem 0; min-height: 2.75rem; }
textarea { display: block; width: 100%; min-width: min(34rem, 85vw); font: inherit; color: inherit;
  background: var(--paper); border: 1px solid var(--soft); margin: .25rem 0 .5rem; }
"""


_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Review: {number}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<main>
<h1>Review</h1>
<p class="meta">{number}. Each answer is written at once; <code>undo</code> takes the last one back. This page is on
this machine only, and never part of the <a href="../">site</a>.</p>
"""


def page(found: Sequence[Question], secret: str, said: str = "", *, failed: bool = False, at: str = "") -> str:
    """The whole page: each question with its evidence and its buttons, and what was just done, before the question `at`
    which the person is now."""
    number = f"{len(found)} question{'' if len(found) == 1 else 's'}" if found else "Nothing awaits you"
    look = 'class="said failed" role="alert"' if failed else 'class="said" role="status"'
    note = f'<p id="said" tabindex="-1" {look}>{escape(said)}</p>' if said else ""
    groups = [(heading, [each for each in found if each.kind == kind]) for kind, heading in _KINDS.items()]
    order = [each.id for _, asked in groups for each in asked]
    after = dict(pairwise([*order, ""]))
    pieces = [_HEAD.format(number=number), note if at not in order else ""]
    for heading, asked in groups:
        pieces += [f"<section>\n<h2>{heading}</h2>"] if asked else []
        for each in asked:
            pieces += [note if each.id == at else "", _article(each, _Forms(secret, after[each.id]))]
        pieces += ["</section>"] if asked else []
    return "\n".join([*pieces, "</main>\n</body>\n</html>\n"])


@dataclass(frozen=True, slots=True)
class _Forms:
    """What every form of one question has: the secret of the page, and the id of the question after it."""

    secret: str
    after: str

    def form(self, question: Question, what: str, answer: str, inner: str) -> str:
        """A form about `what`, whose button says on its own which question it answers."""
        named = (("secret", self.secret), ("id", what), ("answer", answer), ("next", self.after))
        hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in named)
        described = inner.replace("<button>", f'<button aria-describedby="h-{question.id}">')
        return f'<form method="post">{hidden}{described}</form>'

    def button(self, question: Question, answer: str, words: str) -> str:
        return self.form(question, question.id, answer, f"<button>{words}</button>")


def _article(question: Question, forms: _Forms) -> str:
    way = f"../{escape(question.path.removesuffix('.md'))}.html"
    place = escape(question.where.removeprefix(question.path))
    name = escape(question.path)
    head = name if question.kind == "topic" else f'<a href="{way}">{name}</a>'
    panes = "".join(f"<div><dt>{label}</dt><dd>{words}</dd></div>" for label, words in _panes(question))
    return "\n".join(
        [
            f'<article id="q-{question.id}" aria-labelledby="h-{question.id}">',
            f'<h3 id="h-{question.id}">{head}{place}</h3>',
            f"<p>{escape(question.asked)}</p>",
            *([f"<dl>{panes}</dl>"] if panes else []),
            *(_witness(witness) for witness in question.evidence),
            forms.button(question, "accept", _ACCEPT[question.kind]),
            *_others(question, forms),
            "</article>",
        ]
    )


def _panes(question: Question) -> list[tuple[str, str]]:
    """What stands there and what would, each under its name, as HTML: words that the last draft had not are marked."""
    mine, last, new = question.mine, escape(question.last), marked(question.new, question.last)
    match question.kind:
        case "proposal":
            named = [("Yours", marked(mine, question.last)), ("Last draft", last), ("New draft", new)]
        case "reading":
            named = []
        case "correction":
            named = [("The text said", last), ("It says now", marked(mine, question.last))]
        case "merge":
            named = [("This one", escape(mine)), ("goes into", escape(question.new))]
        case "topic":
            named = [("Topic", escape(question.new))]
        case _:
            named = [("Stands there", escape(mine))]
    return [(label, words or "(nothing)") for label, words in named]


def _witness(witness: Witness) -> str:
    words = f"“{escape(witness.words)}”" if witness.words else "it is no longer there"
    where = f"{escape(witness.file)}, paragraph {witness.paragraph}"
    return f'<blockquote>{words}<br><span class="meta">{where}</span></blockquote>'


def _others(question: Question, forms: _Forms) -> list[str]:
    """All that may be said but yes; of a correction there is no more to say."""
    if question.kind not in _REJECT:
        return []
    no = forms.button(question, "reject", _REJECT[question.kind])
    return [no] if question.kind in YES_OR_NO else [no, _reading(question, forms), _editing(question, forms)]


def _editing(question: Question, forms: _Forms) -> str:
    there = escape(question.new or question.mine)
    label = _EDIT.get(question.kind, "In your own words")
    rows = min(there.count("\n") + 1 + len(there) // 70, 12)
    area = f'<textarea name="words" id="w-{question.id}" rows="{rows}">\n{there}</textarea>'
    inner = f'<label for="w-{question.id}">{label}</label>{area}<button>Write it so</button>'
    form = forms.form(question, question.id, "edit", inner)
    return f"<details><summary>{label} …</summary>{form}</details>"


def _reading(question: Question, forms: _Forms) -> str:
    """A file that no person has signed may be signed here."""
    if question.kind not in {"doubt", "accounts"}:
        return ""
    return forms.form(question, question.path, "read", "<button>I have read the whole file</button>")
