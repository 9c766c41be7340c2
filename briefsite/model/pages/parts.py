"""What pages are made of: ways to other pages, dates with their certainty, evidence, passages."""

from __future__ import annotations

from typing import Literal

from briefsite.model.body import CITE, BlockKind
from briefsite.model.document import ActorKind
from briefsite.model.nouns import dataclass
from briefsite.model.records import Kind

#: How sure a date is. `disputed` means that two sources differ; `planned` that nobody yet says it happened.
Certainty = Literal["stated", "inferred", "unknown", "planned", "disputed"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A way to a record's page. `path` is its path in the site, "" where the words have no page; `shape` says what
    kind of actor it is."""

    title: str
    path: str = ""
    kind: Kind | None = None
    shape: ActorKind | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A date for readers. `words` and `missing` together say it ("29 April", "year not stated"); `iso` is for machines,
    "" where they must not be told; `reasons` say why a part was inferred; `note` what to add ("planned")."""

    words: str
    certainty: Certainty
    missing: str = ""
    edtf: str = ""
    iso: str = ""
    reasons: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation names, the same on every page: the brief, its outlet and date, and the paragraphs in words.
    `path` leads to the first of them, or to the brief where that is not shown."""

    brief: Ref
    outlet: str
    date: str
    locator: str
    path: str


@dataclass(frozen=True, slots=True)
class Cite:
    """One citation on a page. Equal evidence has an equal `number`. `here` is true where it leads to the same page;
    `gone` where the corrected text no longer says what is cited from it. The last citation of a statement has its
    permalink, `home`; `rooted` is true on the page that it leads to."""

    number: int
    cited: Cited
    here: bool = False
    gone: bool = False
    home: str = ""
    rooted: bool = False

    @property
    def brief(self) -> Ref:
        return self.cited.brief

    @property
    def outlet(self) -> str:
        return self.cited.outlet

    @property
    def date(self) -> str:
        return self.cited.date

    @property
    def locator(self) -> str:
        return self.cited.locator

    @property
    def path(self) -> str:
        return self.cited.path


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A paragraph of a source as evidence shows it: its `number`, and its text in pieces, each with whether the page
    uses these very words; `cut_before` and `cut_after`: it goes on there. `beside`: it is not cited, and stands by."""

    number: int
    pieces: tuple[tuple[str, bool], ...]
    cut_before: bool = False
    cut_after: bool = False
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Backing:
    """What bears out the words of a page, wherever they stand: what is cited, the passage itself, where it may be
    shown, and the way to the original (`original`, "" for none), which marks the paragraph there."""

    cited: Cited
    excerpts: tuple[Excerpt, ...]
    original: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the number of a citation."""

    cite: Cite
    backing: Backing

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        return self.backing.excerpts

    @property
    def original(self) -> str:
        return self.backing.original


@dataclass(frozen=True, slots=True)
class Shown:
    """A link in prose: what the reader sees, and the path (with any `#fragment`) it leads to, or "" for plain words."""

    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """HTML with placeholders, and what goes into them, by index."""

    html: str
    links: tuple[Shown, ...] = ()
    cites: tuple[Cite, ...] = ()

    @property
    def cited_within(self) -> bool:
        """Whether the HTML itself says where its citations go; those of a quotation follow its speaker."""
        return CITE[0] in self.html


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, in the words of the brief; `ref` where that is an actor with a page."""

    words: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement, quotation or note of a brief, as another page repeats it. `speaker` is None for a statement, and
    for a quotation that nobody is known to have said. `drafted`: no person has read it yet."""

    kind: BlockKind
    prose: Prose
    brief: Ref
    drafted: bool
    cls: str = ""
    speaker: Voice | None = None
    channel: Voice | None = None
    event: Ref | None = None


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one source says: its brief, outlet and date, and the passages in reading order."""

    brief: Ref
    outlet: str
    when: When
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What sources say, the latest brief first, and how many older passages are left out."""

    testimonies: tuple[Testimony, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One of the pages that a long list is parted into; `label` says from where to where it goes. Of several that go
    from and to the same, all but the first have a `number`, from 2."""

    label: str
    path: str
    here: bool
    number: int = 0


@dataclass(frozen=True, slots=True)
class Company:
    """Somebody an actor appears with: in how many events and in how many statements."""

    ref: Ref
    events: int
    statements: int


@dataclass(frozen=True, slots=True)
class Function:
    """A role somebody holds, with the dates at which sources attest it, and the evidence."""

    title: str
    rank: str
    body: Ref | None
    attested: tuple[When, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What somebody asked or bound themselves to: `deed` says how firmly, as a sentence with room for `who` and `whom`;
    `matter` is in the words of the source. `due` is None where no date is stated, `told` (when its text was published)
    where that is not known."""

    actors: tuple[Ref, ...]
    deed: str
    matter: str
    to: Ref | None
    due: When | None
    told: When | None
    event: Ref | None
    brief: Ref
    drafted: bool
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Commitments:
    """Commitments by due date, those without one last, by when they were told; and how many are left out."""

    all: tuple[Commitment, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Alias:
    """Another form of a name, and where sources write it so."""

    text: str
    seen: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list: a page, what to say of it, and how many of something it has (-1: do not count)."""

    ref: Ref
    when: When | None = None
    about: str = ""
    count: int = -1


@dataclass(frozen=True, slots=True)
class Telling:
    """How one brief dates and places an event, in its own words, beside the tellings of others."""

    brief: Ref
    outlet: str
    date: str
    when: When | None
    place: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph of a source text. `number` is 0 for a mark that stands for `left_out` paragraphs not shown."""

    number: int
    text: str = ""
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many lines the lists of an actor's page leave out, so that no page grows without bound."""

    members: int = 0
    sources: int = 0
