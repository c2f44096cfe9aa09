"""Hold a datapackage.json against the official JSON schemas of Data Package 2.0: RELEASE SCHEMAS.

Runs in the environment of frictionless, which brings jsonschema.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft7Validator, FormatChecker


def main() -> int:
    release, schemas = map(Path, sys.argv[1:])
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    parts = [("datapackage", package)]
    for resource in package.get("resources", ()):
        parts += [("dataresource", resource), ("tableschema", resource["schema"])]
        parts += [("tabledialect", resource["dialect"])] if "dialect" in resource else []
    wrong = 0
    for name, part in parts:
        schema = json.loads((schemas / f"{name}.json").read_text(encoding="utf-8"))
        for error in Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(part):
            wrong += 1
            print(f"{name} {part.get('name', '')} {error.json_path}: {error.message[:200]}")
    print(f"{len(parts)} descriptors, {wrong} errors")
    return 1 if wrong or len(parts) < 2 else 0


if __name__ == "__main__":
    raise SystemExit(main())
