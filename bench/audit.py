"""What is the project made of, and may it be?

python bench/audit.py                lists every locked package with its licence, and asks for known weaknesses of what
                                     runs; fails for what is not allowed or known, and says what it could not ask
python bench/audit.py --sbom FILE    writes the bill of materials of what runs, as CycloneDX
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [path for path in (str(HERE), str(HERE.parent)) if path not in sys.path]

from supply.bill import bill  # noqa: E402
from supply.licences import faults, licence_of, read_terms  # noqa: E402
from supply.locks import RUNS, locked  # noqa: E402
from supply.weaknesses import known_weaknesses  # noqa: E402

from briefsite import __version__  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sbom", metavar="FILE", type=Path, help="write the bill of materials, and nothing else")
    args = parser.parse_args()
    terms = read_terms()
    if args.sbom:
        args.sbom.write_text(bill(HERE.parent, terms, __version__), "utf-8")
        print(
            f"{args.sbom}: what runs, with licences and digests; it says nothing of known weaknesses, `make audit` does"
        )
        return 0
    runs = locked(HERE.parent, RUNS)
    for name, package in locked(HERE.parent).items():
        reason = f"  ({terms.excepted[name]})" if name in terms.excepted else ""
        when = "runs" if name in runs else "develops"
        print(f"{when:8}  {name} {package.version}  {licence_of(name, terms) or 'UNKNOWN'}{reason}")
    found = list(faults(locked(HERE.parent).values(), terms))
    for fault in found:
        print(f"error: {fault}", file=sys.stderr)
    asked = known_weaknesses(HERE.parent)
    print(*asked.sentences(), sep="\n", file=sys.stderr)
    return 1 if found or asked.weaknesses else 0


if __name__ == "__main__":
    raise SystemExit(main())
