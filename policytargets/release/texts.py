"""``text/<notice_id>.txt``: the canonical text that every offset of every table counts in."""

from .context import ReleaseContext


def write_texts(context: ReleaseContext) -> None:
    """Write the text of every notice as UTF-8, to the letter."""
    folder = context.staging / "text"
    folder.mkdir()
    for notice_id, text in context.texts.items():
        (folder / f"{notice_id}.txt").write_bytes(text.encode("utf-8"))
