"""The code that the page shows: it runs as it stands in the directory of a release.

Belongs here: that code, and nothing else.
"""

from collections.abc import Mapping
from typing import Final

PANDAS: Final = """\
import pandas as pd

targets = pd.read_parquet("data/targets.parquet")
notices = pd.read_parquet("data/notices.parquet")
joined = targets.merge(notices[["notice_id", "title", "issued_date"]], on="notice_id")
print(joined[["indicator", "comparator", "value", "unit", "deadline", "title"]].head())
"""
POLARS: Final = """\
import polars as pl

targets = pl.read_parquet("data/targets.parquet")
by_unit = targets.group_by("unit").len().sort("len", "unit", descending=[True, False])
print(by_unit.head())
"""
DUCKDB: Final = """\
import duckdb

print(duckdb.sql('''
    SELECT o.name, mo.role, count(DISTINCT t.target_id) AS targets
    FROM 'data/targets.parquet' t
    JOIN 'data/measure_owners.parquet' mo USING (measure_id)
    JOIN 'data/owners.parquet' o USING (owner_id)
    GROUP BY ALL ORDER BY targets DESC, name LIMIT 10
'''))
"""
R: Final = """\
library(arrow)
library(dplyr)

targets <- read_parquet("data/targets.parquet")
targets |>
  count(unit, sort = TRUE) |>
  head()
"""
TRACE: Final = """\
import pyarrow.parquet as pq

for row in pq.read_table("data/targets.parquet").to_pylist():
    with open(f"text/{row['notice_id']}.txt", encoding="utf-8", newline="") as file:
        text = file.read()
    assert text[row["quote_start"] : row["quote_end"]] == row["quote"]
"""
PYTHON: Final[Mapping[str, str]] = {"pandas": PANDAS, "polars": POLARS, "duckdb": DUCKDB, "trace": TRACE}
"""The snippets in Python, which the tests run."""
