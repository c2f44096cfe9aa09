"""Write docs/data-dictionary.md from the schema: ``python tools/data_dictionary.py``."""

from pathlib import Path

from policytargets.release.descriptors.dictionary import markdown

if __name__ == "__main__":
    page = Path(__file__).parent.parent / "docs" / "data-dictionary.md"
    page.write_text(markdown(), encoding="utf-8", newline="\n")
