"""The commands that look: at the list, at views, at the open lead, and around them."""

from __future__ import annotations

from triage_tui.commands.command import Command, Group
from triage_tui.commands.table_row import RunTyped, row


def view_command(command_id: str, keys: str, title: str, view_id: str) -> Command:
    """The command that brings a view to the front."""
    return row(command_id, keys, title, _view(view_id), Group.VIEWS)


def _view(view_id: str) -> RunTyped:
    return lambda do: do.refresh.go_to_view(view_id)


_M, _V, _P, _A = Group.MOVE, Group.VIEWS, Group.PANES, Group.APP

MOVES: tuple[Command, ...] = (
    row("list.next", "j, down", "next reply", lambda do: do.window.step(1), _M),
    row("list.previous", "k, up", "previous reply", lambda do: do.window.step(-1), _M),
    row("list.first", "g g, home", "first reply", lambda do: do.window.first(), _M),
    row("list.last", "G, end", "last reply", lambda do: do.window.last(), _M),
    row("list.page_down", "pagedown", "page down", lambda do: do.window.page_by(1), _M),
    row("list.page_up", "pageup", "page up", lambda do: do.window.page_by(-1), _M),
    row("list.back", "g -", "back to last lead", lambda do: do.moves.jump_back(), _M),
    row("list.skip", "m", "skip for now", lambda do: do.moves.skip(), _M),
)
BROWSING: tuple[Command, ...] = (
    row("view.next", "right", "next view", lambda do: do.refresh.step_view(1), _V),
    row("view.previous", "left", "previous view", lambda do: do.refresh.step_view(-1), _V),
    row("view.unread", "g u", "unread", _view("unread"), _V),
    row("view.all", "g a", "all replies", _view("all"), _V),
    row("view.mine", "g m", "mine", _view("mine"), _V),
    row("view.important", "g i", "important", _view("important"), _V),
    row("view.nobodys", "g n", "unassigned", _view("nobodys"), _V),
    row("view.sla", "g l", "oldest first", _view("sla"), _V),
    row("view.done", "g d", "done (local)", _view("done"), _V),
    row("view.snoozed", "g s", "snoozed (local)", _view("snoozed"), _V),
    row("view.server_snoozed", "g S", "snoozed (Smartlead)", _view("server-snoozed"), _V),
    row("view.reminders", "g R", "reminders", _view("reminders"), _V),
    row("view.scheduled", "g C", "scheduled emails", _view("scheduled"), _V),
    row("view.sent", "g E", "sent", _view("sent"), _V),
    row("view.archived", "g A", "archived", _view("archived"), _V),
    row("view.untracked", "g X", "unmatched replies", _view("untracked"), _V),
    row(
        "view.unreadable",
        "g !",
        "skipped rows",
        lambda do: do.refresh.show_unreadable(),
        _V,
    ),
    row("list.new", "g w", "jump to new replies", lambda do: do.refresh.to_news(), _M),
    row(
        "list.automatic",
        "g x",
        "go to auto-replies",
        lambda do: do.refresh.to_automatic(),
        _M,
    ),
    row("screen.team", "g t", "team", lambda do: do.open_team(), _V),
    row("view.filter", "/", "filter as you type", lambda do: do.filter.open(), _V),
    row("view.refresh", "R, ctrl+r, f5", "refresh", lambda do: do.refresh.by_key(), _V),
    row("pane.open", "enter", "open", lambda do: do.panes.open_pane(), _P),
    row("pane.next", "tab", "switch pane", lambda do: do.panes.next_pane(), _P),
    row(
        "conversation.down",
        "J",
        "scroll down",
        lambda do: do.panes.reading.scroll_lines(1),
        _P,
    ),
    row("conversation.up", "K", "scroll up", lambda do: do.panes.reading.scroll_lines(-1), _P),
    row(
        "conversation.page_down",
        "ctrl+d",
        "half a page down",
        lambda do: do.panes.reading.scroll_page(1),
        _P,
    ),
    row(
        "conversation.page_up",
        "ctrl+u",
        "half a page up",
        lambda do: do.panes.reading.scroll_page(-1),
        _P,
    ),
    row(
        "conversation.quotes",
        "Q",
        "show / hide quoted text",
        lambda do: do.messages.quotes(),
        _P,
    ),
    row("message.older", "n", "older message", lambda do: do.messages.go(1), _P),
    row("message.newer", "p", "newer message", lambda do: do.messages.go(-1), _P),
    row("conversation.whole", "w", "show the whole email", lambda do: do.messages.whole(), _P),
    row("conversation.raw", "E", "raw source", lambda do: do.messages.raw(), _P),
    row(
        "conversation.link",
        "b",
        "open a link (preview first)",
        lambda do: do.messages.link(),
        _P,
    ),
    row("conversation.papers", "C", "notes and tasks", lambda do: do.notes.show_all(), _P),
    row(
        "lead.facts",
        "F",
        "lead details",
        lambda do: do.lead_details.toggle(),
        _P,
    ),
    row(
        "lead.threads",
        "O",
        "other conversations with this lead",
        lambda do: do.lead_details.next_thread(),
        _P,
    ),
    row("lead.open", "o", "open in Smartlead", lambda do: do.web_app.open_lead(), _P),
    row(
        "lead.copy.email",
        "y",
        "copy the selection or email address",
        lambda do: do.web_app.copy_email(),
        _P,
    ),
    row("lead.copy.link", "Y", "copy the Smartlead link", lambda do: do.web_app.copy_link(), _P),
    row("pane.zoom", "f", "full-width conversation", lambda do: do.panes.zoom(), _P),
    row("screen.outbox", "g o", "outbox", lambda do: do.open_outbox(), _A),
    row("screen.key", "g k", "replace the API key", lambda do: do.pauses.enter_key(), _A),
    row("queue.go_on", "g r", "sync now", lambda do: do.pauses.go_on(), _A),
    row("screen.history", "g h", "history", lambda do: do.open_history(), _A),
    row("screen.summary", "g .", "session summary", lambda do: do.summary.show(), _A),
    row(
        "list.density",
        "L",
        "row density",
        lambda do: do.panes.next_density(),
        _A,
    ),
    row("pane.narrower", "<", "narrower list", lambda do: do.panes.widen(-1), _A),
    row("pane.wider", ">", "wider list", lambda do: do.panes.widen(1), _A),
    row(
        "screen.mask",
        "M",
        "mask names and emails (screen sharing)",
        lambda do: do.mask.toggle(),
        _A,
    ),
    row("help", "?, f1", "keyboard shortcuts", lambda do: do.launcher.help(), _A),
    row("palette", "ctrl+p, :", "command palette", lambda do: do.launcher.palette(), _A),
    row("back", "escape", "close / clear", lambda do: do.moves.back(), _A),
    row("quit", "q", "quit", lambda do: do.quit.ask(), _A),
)
