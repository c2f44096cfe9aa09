"""Load every record set of a croissant.json with mlcroissant and compare it with the release's own files: RELEASE."""

import json
import sys
from pathlib import Path

import mlcroissant
import pyarrow.parquet as pq


def main() -> int:
    release = Path(sys.argv[1])
    described = json.loads((release / "croissant.json").read_text(encoding="utf-8"))
    dataset = mlcroissant.Dataset(str(release / "croissant.json"))
    for record_set in described["recordSet"]:
        name = record_set["@id"]
        records = list(dataset.records(name))
        if name == "text":
            wanted = {path.stem: path.read_bytes() for path in (release / "text").glob("*.txt")}
            assert {r["text/notice_id"].decode(): r["text/content"] for r in records} == wanted, name
        else:
            table = pq.read_table(release / "data" / f"{name}.parquet")
            assert len(records) == table.num_rows, f"{name}: {len(records)} records, {table.num_rows} rows"
            for column in table.column_names:
                if str(table.schema.field(column).type) == "string":
                    found = [record[f"{name}/{column}"] for record in records]
                    wanted = [None if v is None else v.encode() for v in table[column].to_pylist()]
                    assert found == wanted, f"{name}/{column} differs"
        print(f"{name}: {len(records)} records")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
