"""Sites whose words are as awkward as words can be, and the sample's, as they are published."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from briefsite.model.site import Site
from tests.sample import sample_site, site_with

BASE = "https://example.org/a/b/"
HOSTILE = '=2+5; "Quay", \\{50%\\} & #1_^~$ </script> – ថ្ងៃ'
#: An event by each way in which a date can be known, all told by one brief of the sample.
DATES = {
    "on-a-day": "2031-05-01",
    "over-days": "2031-04-28/2031-04-29",
    "in-a-month": "2031-05",
    "in-a-year": "2031",
    "perhaps": "2031-05-02?",
    "about": "2031-05~",
    "in-spring": "2031-21",
    "since": "2031-05-03/..",
    "until": "../2031-05-03",
    "in-the-thirties": "203X",
    "no-year": "XXXX-05-04",
    "no-date": "",
    "long-ago": "0793-06-08",
    "across-years": "2031-12-30/2032-01-02",
}


@cache
def desk(base_url: str = BASE) -> Site:
    """The sample's site."""
    return sample_site(base_url=base_url, title="Northern Desk", owner="The Desk")


@cache
def awkward() -> Site:
    """The sample with an event for each kind of date, one that was called off, an actor only seen without a year,
    and a brief, an actor, an event and a topic whose words mean something to every format."""
    title = HOSTILE.replace("'", "''")
    files = {
        f"content/events/{id_}.md": f"---\ntitle: Event {id_}\ndate: {date!r}\n"
        f"participants: [merania{', unseen' if id_ == 'no-year' else ''}]\n"
        f"accounts:\n  - cite: merania-and-kelmar-renew-pledge, para. 1\n---\n"
        for id_, date in DATES.items()
    }
    files["content/events/called-off.md"] = (
        "---\ntitle: Called off\ndate: 2031-06-01\nphase: cancelled\nparticipants: [merania]\n---\n"
    )
    files["content/actors/unseen.md"] = "---\ntitle: Unseen\nkind: person\n---\n"
    files["content/actors/hostile.md"] = f"---\ntitle: '{title}'\nkind: organisation\naliases: ['{title} too']\n---\n"
    files["content/topics/hostile-topic.md"] = f"---\ntitle: '{title} topic'\n---\n"
    files["content/events/hostile-event.md"] = (
        f"---\ntitle: '{title} event'\ndate: 2031-07-01\nplace: '{title}'\nparticipants: [hostile]\n"
        "topics: [hostile-topic]\naccounts:\n  - cite: hostile-brief, para. 1\n---\n"
    )
    files["seeds/hostile.txt"] = "The harbour was closed.\n"
    files["content/briefs/hostile-brief.md"] = (
        f"---\ntitle: '{title} brief'\nsource:\n  file: hostile.txt\n  title: '{title}'\n  publisher: '{title}'\n"
        f"  author: '{title}'\n  published: 2031-07-02\n  retrieved: 2031-07-03\n"
        "  url: https://news.example/a_b?c=1&d=%7Be%7D#f\n"
        "events: [hostile-event]\nactors: [hostile]\ntopics: [hostile-topic]\ncommitments:\n  - actor: hostile\n"
        "    strength: pledged\n    matter: The harbour was closed\n    due: 2032\n    cite: hostile-brief, para. 1\n"
        "---\n\n## [[hostile-event]]\n\n- The harbour was closed for [[hostile]] [@p1]\n"
        "\n> “The harbour was closed.”\n> — [[hostile]] [@p1]\n"
    )
    return site_with(Path(mkdtemp()), files, base_url=BASE, title="Northern & Co.")
