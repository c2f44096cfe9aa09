"""The writing of pages: one ``Site`` a release, which renders templates into files below the staging directory.

Belongs here: where pages stand and what every page knows (version, navigation, licence). What is on a kind of page
stands in ``rows.py``, ``start.py`` and ``guides.py``.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from markupsafe import escape

from ..context import ReleaseContext
from ..descriptors.common import issued_on
from .fragments import Fragments, acts, report
from .templating import environment
from .view import View, join

NAVIGATION: Final = (
    ("index", "index.html", "总览", "Overview"),
    ("targets", "page/targets.html", "目标", "Targets"),
    ("notices", "page/notices.html", "通知", "Notices"),
    ("owners", "page/owners.html", "责任单位", "Owners"),
    ("indicators", "page/indicators.html", "指标", "Indicators"),
    ("dictionary", "page/dictionary.html", "数据字典", "Dictionary"),
    ("quality", "page/quality.html", "质量", "Quality"),
)
FOOTING: Final = (
    ("use.html", "读取数据", "Read the data"),
    ("cite.html", "如何引用", "How to cite"),
    ("verify.html", "如何核验", "How to verify"),
    ("changelog.html", "变更记录", "Changelog"),
    ("id.html", "编号解析", "Look up an id"),
    ("report.html", "报告错误", "Report an error"),
)

Pair = tuple[str, str]
"""Words in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of one release in the making."""

    context: ReleaseContext
    view: View
    show: Fragments
    templates: Environment
    frames: dict[tuple[str, str, tuple[str, ...]], tuple[str, str, str]]

    @classmethod
    def of(cls, context: ReleaseContext) -> "Site":
        """The site of ``context``; raises ReleaseError where an id has no address."""
        view = join(context)
        show = Fragments(view)
        dataset = context.dataset
        constants = {
            "view": view,
            "show": show,
            "acts": acts,
            "report": report,
            "version": str(context.version),
            "issued": issued_on(context).isoformat(),
            "dataset": dataset,
            "site_name": {language: short_title(dataset.title[language]) for language in ("zh", "en")},
            "licence": dataset.licence,
            "texts_licence": dataset.texts_licence,
            "navigation": NAVIGATION,
            "footing": FOOTING,
        }
        return cls(context, view, show, environment(constants), {})

    @property
    def issued(self) -> date:
        """The day of issue, as shown."""
        return issued_on(self.context)

    def write(self, path: str, text: str) -> None:
        """Put ``text`` as UTF-8 into the file ``path`` below the staging directory."""
        full = self.context.staging / path
        try:
            full.write_bytes(text.encode("utf-8"))
        except FileNotFoundError:
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_bytes(text.encode("utf-8"))

    def page(
        self,
        path: str,
        template: str,
        title: Pair,
        *,
        active: str = "",
        scripts: tuple[str, ...] = (),
        **values: Any,
    ) -> None:
        """Render ``template`` into ``path``; ``title`` is (zh, en), ``active`` the part of the navigation it is in."""
        root = "../" * path.count("/")
        main = self.templates.get_template(template).render({"root": root, "active": active, "title": title, **values})
        before, middle, after = self._frame(root, active, scripts)
        shown = before.format(zh=escape(title[0]), en=escape(title[1]))
        self.write(path, f"{shown}{middle}{main}{after}")

    def _frame(self, root: str, active: str, scripts: tuple[str, ...]) -> tuple[str, str, str]:
        """What stands around the main part: made once for each place in the site, since it is the same on every page.

        The head with room for ``{zh}`` and ``{en}`` titles, the rest before the main part, what follows it.
        """
        key = (root, active, scripts)
        if key not in self.frames:
            frame = self.templates.get_template("frame.html")
            made = frame.render(root=root, active=active, scripts=scripts, main="\0", title_zh="\1", title_en="\2")
            head, close, rest = made.partition("</title>")
            before, _, after = rest.partition("\0")
            room = head.replace("{", "{{").replace("}", "}}").replace("\1", "{zh}").replace("\2", "{en}")
            self.frames[key] = (room, close + before, after)
        return self.frames[key]

    def has(self, path: str) -> bool:
        """Whether the release in the making holds the file ``path``."""
        return (Path(self.context.staging) / path).is_file()


def short_title(title: str) -> str:
    """The part of a title before its colon: what stands beside the mark on every page."""
    return title.replace(":", ":").split(":")[0].strip()
