"""FollowTheMoney loads entities: `python loading.py FILE` prints what it does not take, a line each.

Runs in an environment of its own, in which that library is, and knows nothing of Briefsite.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from followthemoney import model
from followthemoney.exc import InvalidData


def faults(entity: dict[str, Any]) -> Iterator[str]:
    """Properties that its schema has not, values that are not taken, and what the schema asks for besides."""
    schema = model.get(entity["schema"])
    if schema is None:
        yield "there is no such schema"
        return
    proxy = model.get_proxy({**entity, "properties": {}}, cleaned=False)
    for name, values in entity["properties"].items():
        if schema.get(name) is None:
            yield f"{name} is no property"
            continue
        proxy.add(name, values)
        if len(proxy.get(name)) != len(values):
            yield f"{name} is not taken: {values}"
    try:
        schema.validate(proxy.to_dict())
    except InvalidData as error:
        yield f"{error}: {error.errors}"


def main() -> None:
    """Reads the file that is named."""
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        entity = json.loads(line)
        for fault in faults(entity):
            sys.stdout.write(f"{entity['schema']} {entity['id']}: {fault}\n")


if __name__ == "__main__":
    main()
