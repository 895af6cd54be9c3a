"""What a session needs after its first paint: each made, and its module loaded, when asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from triage_tui.config.settings import Settings
from triage_tui.sync.storage.preferences import Preferences
from triage_tui.sync.store import Store
from triage_tui.system.clock import Clock

if TYPE_CHECKING:
    from triage_tui.smartlead.client import Smartlead
    from triage_tui.sync.bulk_runs import Runs
    from triage_tui.sync.gateway.gateway import SmartleadGateway
    from triage_tui.sync.reading.lead_records import LeadReader
    from triage_tui.sync.reading.search import Searcher
    from triage_tui.sync.reading.workloads import WorkloadReader
    from triage_tui.sync.storage.drafts import Drafts

Connect = Callable[[], "Smartlead"]


class LateParts:
    """The drafts, the readers and the bulk runs of one session, one of each."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        store: Store,
        choices: Preferences,
        *,
        connect: Connect,
        folder: Path,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._store = store
        self._choices = choices
        self._connect = connect
        self._folder = folder
        self.drafts = cache(self._drafts)
        self.team = cache(self._team)
        self.searcher = cache(self._searcher)
        self.leads = cache(self._leads)
        self.runs = cache(self._runs)

    def _drafts(self) -> Drafts:
        from triage_tui.sync.storage.drafts import FILE, Drafts

        return Drafts(self._folder / FILE, self._clock.wall)

    def _team(self) -> WorkloadReader:
        from triage_tui.sync.reading.workloads import WorkloadReader

        return WorkloadReader(self._connect, self._store, self._clock)

    def _searcher(self) -> Searcher:
        from triage_tui.sync.reading.search import Searcher

        return Searcher(self._connect, self._store, self._clock)

    def _leads(self) -> LeadReader:
        from triage_tui.sync.reading.lead_records import LeadReader

        return LeadReader(self._connect, self._store)

    def _runs(self) -> Runs:
        from triage_tui.session.network import ceiling
        from triage_tui.sync.bulk_runs import Runs

        settings = self._settings
        return Runs(
            self._store,
            self._clock,
            self._choices,
            per_minute=ceiling(settings.requests_per_minute),
            per_hour=ceiling(settings.requests_per_hour),
        )

    def gateway(self) -> SmartleadGateway:
        """What brings actions to Smartlead."""
        from triage_tui.sync.gateway.gateway import SmartleadGateway

        return SmartleadGateway(self._connect)
