"""The charts of the start page: counts as horizontal or vertical bars, drawn when the release is built.

The drawing does not measure text (margins are fixed, labels are cut by length), so that it comes out the same whichever
fonts the building machine has, and text stays text in the reader's own font. Colours are the style sheet's.
"""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt
import vl_convert
from markupsafe import Markup

from .words import number, shorten

FONT: Final = "system-ui, sans-serif"
WIDTH: Final = 380
_LABEL: Final = 152
_STEP: Final = 26
_HEIGHT: Final = 200


def bars(rows: Sequence[tuple[str, int]]) -> Markup:
    """An SVG with one horizontal bar a row: ``(label, count)``."""
    data = [
        {"at": place, "label": shorten(label, 10), "n": n, "shown": number(n)} for place, (label, n) in enumerate(rows)
    ]
    base = alt.Chart({"values": data}).encode(
        y=alt.Y("at:O", axis=None, scale=alt.Scale(paddingInner=0.35, paddingOuter=0.2)),
    )
    bar = base.mark_bar(color="#1f4e79").encode(x=alt.X("n:Q", axis=None, scale=alt.Scale(domainMin=0)))
    name = base.mark_text(align="right", dx=-8, fontSize=14).encode(x=alt.value(0), text="label:N")
    count = base.mark_text(align="left", dx=6, fontSize=14).encode(x="n:Q", text="shown:N")
    size = {"width": WIDTH - _LABEL - 52, "height": _STEP * max(len(rows), 1)}
    return _draw(alt.layer(bar, name, count), size, {"left": _LABEL, "top": 4, "right": 52, "bottom": 4})


def columns(rows: Sequence[tuple[str, int]]) -> Markup:
    """An SVG with one vertical bar a row: ``(label, count)``."""
    data = [{"at": place, "label": label, "n": n, "shown": number(n)} for place, (label, n) in enumerate(rows)]
    base = alt.Chart({"values": data}).encode(
        x=alt.X("at:O", axis=None, scale=alt.Scale(paddingInner=0.35, paddingOuter=0.2)),
    )
    bar = base.mark_bar(color="#1f4e79").encode(y=alt.Y("n:Q", axis=None, scale=alt.Scale(domainMin=0)))
    name = base.mark_text(baseline="top", dy=8, fontSize=14).encode(y=alt.value(_HEIGHT), text="label:N")
    count = base.mark_text(baseline="bottom", dy=-4, fontSize=14).encode(y="n:Q", text="shown:N")
    size = {"width": WIDTH - 16, "height": _HEIGHT}
    return _draw(alt.layer(bar, name, count), size, {"left": 8, "top": 24, "right": 8, "bottom": 32})


def _draw(chart: alt.LayerChart | alt.FacetChart, size: dict[str, Any], padding: dict[str, int]) -> Markup:
    made = chart.properties(
        **size, autosize=alt.AutoSizeParams(type="none"), padding=padding, background="transparent"
    ).configure(aria=False, font=FONT, view=alt.ViewConfig(stroke=None))
    drawn = vl_convert.vegalite_to_svg(made.to_dict())
    return Markup(drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - escaped by Vega
