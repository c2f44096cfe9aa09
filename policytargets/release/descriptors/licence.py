"""``LICENSE``: under which terms the tables and the notices' own words may be used.

The tables are licensed; the texts are official documents, which copyright does not cover. The licence itself is
named by its canonical address, not copied. Belongs here: that notice.
"""

from typing import Final

from ..context import ReleaseContext
from ..files import write_text

NOTICE: Final = """\
{title_zh} {version}
{title_en} {version}
© {year} {publisher}

1. 数据表 · Tables
   data/, excel/, delta/ 以及本版本的说明文件按 {licence}({licence_title})授权:
   在署名并注明是否改动的前提下,可自由复制、分发、改编,包括商业用途。
   Everything in data/, excel/ and delta/ and the descriptions of this release are licensed under {licence_title}
   ({licence}): copy, redistribute and adapt them for any purpose, also commercially, as long as you give credit and
   say what you changed.
   {url}

2. 通知原文 · Texts of the notices
   {texts_zh}
   {texts_en}
   This covers text/ and every quote in the tables; no right in them is claimed or granted here.

署名 · Credit as
   {publisher}, {title_en}, {version}. {licence}
"""


def licence_notice(context: ReleaseContext) -> str:
    """The text of ``LICENSE``."""
    dataset = context.dataset
    return NOTICE.format(
        title_zh=dataset.title["zh"],
        title_en=dataset.title["en"],
        version=context.version,
        year=context.version.year,
        publisher=dataset.publisher,
        licence=dataset.licence.id,
        licence_title=dataset.licence.title,
        url=dataset.licence.url,
        texts_zh=dataset.texts_licence["zh"],
        texts_en=dataset.texts_licence["en"],
    )


def write_licence(context: ReleaseContext) -> None:
    """Write ``LICENSE``."""
    write_text(context.staging / "LICENSE", licence_notice(context))
