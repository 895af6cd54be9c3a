"""Textual's compositor, asked for less: what is in front, and only where something changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual._compositor import Compositor
from textual.geometry import Region

from triage_tui.ui.terminal.partial_update import PartUpdate

if TYPE_CHECKING:
    from textual._compositor import CompositorMap
    from textual.strip import Strip


class FrontCompositor(Compositor):
    """Renders of each widget the lines that are seen and are to be drawn.

    Textual renders, for any change, every line of every widget whose container reaches as far,
    panes and screen behind them included, and drops most of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked: list[Region] = []
        """The parts of the screen that a partial update is about."""

    @property
    def full_map(self) -> CompositorMap:
        """Where every widget is; what is elsewhere, come or gone since it was looked at is changed.

        After a scroll Textual makes the map anew for whoever asks first. What went meanwhile, a
        toast for example, is on neither of the maps it compares then, and would stay on the screen.
        """
        if not self._full_map_invalidated:
            return super().full_map
        before, screen = self._full_map, self.size.region
        now = super().full_map
        for _, place in now.items() ^ before.items():
            if region := place.region.intersection(place.clip).intersection(screen):
                self._dirty_regions.add(region)
        return now

    def render_partial_update(self) -> PartUpdate | None:  # type: ignore[override]  # of the same family
        """The changed parts of the screen, or `None` when nothing changed."""
        self._asked = list(self._dirty_regions)
        try:
            update = super().render_partial_update()
        finally:
            self._asked = []
        return None if update is None else PartUpdate(update)

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Of each widget its region, the part of that which is rendered, and the strips of it."""
        open_ = self._asked or [crop or self.size.region]
        for widget, (region, clip) in self.visible_widgets.items():  # from front to back
            seen = region.intersection(clip)
            wanted = [part for each in open_ if (part := each.intersection(seen))]
            if not wanted:
                continue
            top, bottom = min(each.y for each in wanted), max(each.bottom for each in wanted)
            lines = Region(seen.x, top, seen.width, bottom - top)
            yield region, lines, widget.render_lines(lines.translate(-region.offset))
            open_ = [rest for each in open_ for rest in _without(each, seen)]
            if not open_:
                return


def _without(region: Region, hole: Region) -> Iterator[Region]:
    """What is left of a region behind another: at most four parts."""
    cut = region.intersection(hole)
    if not cut:
        yield region
        return
    left, top, right, bottom = region.corners
    for part in (
        Region.from_corners(left, top, right, cut.y),
        Region.from_corners(left, cut.bottom, right, bottom),
        Region.from_corners(left, cut.y, cut.x, cut.bottom),
        Region.from_corners(cut.right, cut.y, right, cut.bottom),
    ):
        if part:
            yield part
