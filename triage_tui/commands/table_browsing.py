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
    row("list.next", "j, down", "next lead map", lambda do: do.window.step(1), _M),
    row("list.previous", "k, up", "previous lead map", lambda do: do.window.step(-1), _M),
    row("list.first", "g g, home", "first lead map", lambda do: do.window.first(), _M),
    row("list.last", "G, end", "last lead map", lambda do: do.window.last(), _M),
    row("list.page_down", "pagedown", "a page down", lambda do: do.window.page_by(1), _M),
    row("list.page_up", "pageup", "a page up", lambda do: do.window.page_by(-1), _M),
    row("list.back", "g -", "back to the one decided before", lambda do: do.moves.jump_back(), _M),
    row("list.skip", "m", "skip for this session", lambda do: do.moves.skip(), _M),
)
BROWSING: tuple[Command, ...] = (
    row("view.next", "right", "next view", lambda do: do.refresh.step_view(1), _V),
    row("view.previous", "left", "previous view", lambda do: do.refresh.step_view(-1), _V),
    row("view.unread", "g u", "unread", _view("unread"), _V),
    row("view.all", "g a", "all replies", _view("all"), _V),
    row("view.mine", "g m", "mine", _view("mine"), _V),
    row("view.important", "g i", "important", _view("important"), _V),
    row("view.nobodys", "g n", "replies without an owner", _view("nobodys"), _V),
    row("view.sla", "g l", "the longest wait first", _view("sla"), _V),
    row("view.done", "g d", "done here", _view("done"), _V),
    row("view.snoozed", "g s", "snoozed here", _view("snoozed"), _V),
    row("view.server_snoozed", "g S", "snoozed in Smartlead", _view("server-snoozed"), _V),
    row("view.reminders", "g R", "reminders", _view("reminders"), _V),
    row("view.scheduled", "g C", "scheduled mails", _view("scheduled"), _V),
    row("view.sent", "g E", "sent", _view("sent"), _V),
    row("view.archived", "g A", "archived", _view("archived"), _V),
    row("view.untracked", "g X", "replies that match no lead", _view("untracked"), _V),
    row(
        "view.unreadable",
        "g !",
        "rows that could not be read",
        lambda do: do.refresh.show_unreadable(),
        _V,
    ),
    row("list.new", "g w", "to the new replies", lambda do: do.refresh.to_news(), _M),
    row(
        "list.automatic",
        "g x",
        "to the automatic replies",
        lambda do: do.refresh.to_automatic(),
        _M,
    ),
    row("screen.team", "g t", "the team", lambda do: do.dialogs.show_team(), _V),
    row("view.filter", "/", "filter as you type", lambda do: do.filter.open(), _V),
    row("view.refresh", "R, ctrl+r", "refresh", lambda do: do.refresh.again(), _V),
    row("pane.open", "enter", "into the action pane", lambda do: do.panes.open_pane(), _P),
    row("pane.next", "tab", "next pane", lambda do: do.panes.next_pane(), _P),
    row(
        "conversation.down",
        "J",
        "conversation down",
        lambda do: do.panes.reading.scroll_lines(1),
        _P,
    ),
    row(
        "conversation.up", "K", "conversation up", lambda do: do.panes.reading.scroll_lines(-1), _P
    ),
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
        "unfold quoted text",
        lambda do: do.panes.reading.toggle_quotes(),
        _P,
    ),
    row("message.older", "n", "the next older message", lambda do: do.messages.go(1), _P),
    row("message.newer", "p", "the next newer message", lambda do: do.messages.go(-1), _P),
    row("conversation.whole", "w", "the rest of a long mail", lambda do: do.messages.whole(), _P),
    row("conversation.raw", "E", "the mail as it came, escaped", lambda do: do.messages.raw(), _P),
    row(
        "conversation.link",
        "b",
        "open a link of the mail, after a look at it",
        lambda do: do.messages.link(),
        _P,
    ),
    row("conversation.papers", "C", "all notes and tasks", lambda do: do.notes.show_all(), _P),
    row(
        "lead.facts",
        "F",
        "what Smartlead knows about the lead",
        lambda do: do.lead_details.toggle(),
        _P,
    ),
    row(
        "lead.threads",
        "O",
        "the same person in another campaign",
        lambda do: do.lead_details.next_thread(),
        _P,
    ),
    row("lead.open", "o", "open in Smartlead's web app", lambda do: do.web_app.open_lead(), _P),
    row(
        "lead.copy.email",
        "y",
        "copy the selected text, or the address",
        lambda do: do.web_app.copy_email(),
        _P,
    ),
    row(
        "lead.copy.link", "Y", "copy the link to the web app", lambda do: do.web_app.copy_link(), _P
    ),
    row("pane.zoom", "f", "action pane full width", lambda do: do.panes.zoom(), _P),
    row("screen.outbox", "g o", "the outbox: what waits", lambda do: do.open_outbox(), _A),
    row("screen.key", "g k", "enter another API key", lambda do: do.pauses.enter_key(), _A),
    row("queue.go_on", "g r", "go on now: try what waits", lambda do: do.pauses.go_on(), _A),
    row("screen.history", "g h", "history: what was done", lambda do: do.open_history(), _A),
    row("screen.summary", "g .", "summary of this session", lambda do: do.summary.show(), _A),
    row(
        "list.density",
        "L",
        "one, two or three lines a lead map",
        lambda do: do.panes.next_density(),
        _A,
    ),
    row("pane.narrower", "<", "a narrower list", lambda do: do.panes.widen(-1), _A),
    row("pane.wider", ">", "a wider list", lambda do: do.panes.widen(1), _A),
    row(
        "screen.mask",
        "M",
        "mask names and addresses, for a shared screen",
        lambda do: do.mask.toggle(),
        _A,
    ),
    row("help", "?, f1", "all keys", lambda do: do.launcher.help(), _A),
    row("palette", "ctrl+p, :", "everything, by name", lambda do: do.launcher.palette(), _A),
    row("back", "escape", "close, then clear; never quits", lambda do: do.moves.back(), _A),
    row("quit", "q", "quit; asks only if something is queued", lambda do: do.quit.ask(), _A),
)
