"""The one table of commands: bindings, overlay, help, footer and the README's list come from it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Group(StrEnum):
    """The headings under which keys are listed."""

    MOVE = "Move"
    DECIDE = "Decide"
    BULK = "Mark, and decide on many"
    VIEWS = "Views"
    PANES = "Read"
    APP = "The app"
    RECORDS = "In the outbox and the history"
    OUTBOX = "In the outbox"
    HISTORY = "In the history"


class Place(StrEnum):
    """Where a key is pressed: one key may mean one thing in each."""

    INBOX = "inbox"
    OUTBOX = "outbox"
    HISTORY = "history"


PLACES = {
    Group.RECORDS: frozenset({Place.OUTBOX, Place.HISTORY}),
    Group.OUTBOX: frozenset({Place.OUTBOX}),
    Group.HISTORY: frozenset({Place.HISTORY}),
}
"""The places of the groups that are not the inbox's."""
_INBOX = frozenset({Place.INBOX})


class Command(Struct, frozen=True, gc=False):
    """Something a key does."""

    command_id: str
    """Stable: users re-map it in `[keys]`."""
    keys: str
    """As users write them, comma between alternatives, space inside a sequence: `g g, home`."""
    does: str
    """A few words, as help and palette show them."""
    action: str
    """The screen action it runs, with its arguments."""
    group: Group
    changes: bool = False
    """True when it changes lead maps: read-only and the repeat guard look at it."""

    @property
    def places(self) -> frozenset[Place]:
        """Where its keys work."""
        return PLACES.get(self.group, _INBOX)


_M, _D, _B, _V, _P, _A, _R, _O, _H = Group

COMMANDS: tuple[Command, ...] = (
    Command("list.next", "j, down", "next lead map", "step(1)", _M),
    Command("list.previous", "k, up", "previous lead map", "step(-1)", _M),
    Command("list.first", "g g, home", "first lead map", "first", _M),
    Command("list.last", "G, end", "last lead map", "last", _M),
    Command("list.page_down", "pagedown", "a page down", "page(1)", _M),
    Command("list.page_up", "pageup", "a page up", "page(-1)", _M),
    Command("list.back", "g -", "back to the one decided before", "jump_back", _M),
    Command("list.skip", "m", "skip for this session", "skip", _M),
    *(
        Command(
            f"action.category.{digit}",
            str(digit),
            f"the category on {digit}, then advance",
            f"category({digit})",
            _D,
            changes=True,
        )
        for digit in range(1, 10)
    ),
    Command("action.category.clear", "0", "take the category away", "category_clear", _D, True),
    Command("action.category.pick", "l", "pick a category", "category_pick", _D, True),
    Command("action.read.toggle", "u", "read / unread", "read_toggle", _D, True),
    Command("action.read.set", "I", "mark read", "read(True)", _D, True),
    Command("action.read.unset", "U", "mark unread", "read(False)", _D, True),
    Command("action.assign.pick", "a", "assign to a member", "assign_pick", _D, True),
    Command("action.assign.me", "i", "assign to me", "assign_me", _D, True),
    Command("action.assign.strategy", "A", "give out by a strategy", "assign_strategy", _D, True),
    Command("team.reassign", "W", "reassign from one member to another", "reassign", _B, True),
    Command("cover.start", "g v", "vacation cover", "cover", _B, True),
    Command("cover.hand_back", "g b", "hand back what was covered", "hand_back", _B, True),
    Command("action.task", "t", "create a task", "task", _D, True),
    Command("action.note", "N", "add a note", "note", _D, True),
    Command("action.template", "T", "a task or note from a template", "template", _D, True),
    Command("action.done", "e", "done here: read, out of the queue, advance", "done", _D, True),
    Command("action.snooze", "h", "snooze here", "snooze", _D, True),
    Command("action.repeat", ".", "the last verdict again", "repeat", _D, True),
    Command("action.undo", "z", "undo", "undo", _D, True),
    Command("action.redo", "Z", "redo what was undone last", "redo", _D, True),
    Command("action.retry", "!", "try what was refused again", "retry", _D, True),
    Command("action.dismiss", "-", "take the refused mark off", "drop_refused", _D, True),
    Command("mark.toggle", "x", "mark", "mark_toggle(0)", _B),
    Command("mark.toggle_next", "space", "mark, then the next row", "mark_toggle(1)", _B),
    Command("mark.range", "v", "mark a range: at its two ends", "mark_range", _B),
    Command("mark.all", "* a", "mark all rows shown", "mark_pattern('all')", _B),
    Command("mark.none", "* n", "mark none", "mark_pattern('none')", _B),
    Command("mark.unread", "* u", "mark the unread", "mark_pattern('unread')", _B),
    Command("mark.read", "* r", "mark the read", "mark_pattern('read')", _B),
    Command(
        "mark.same-category", "* c", "mark the same category", "mark_pattern('same-category')", _B
    ),
    Command("mark.same-domain", "* d", "mark the same company", "mark_pattern('same-domain')", _B),
    Command("mark.refused", "* f", "mark those refused", "mark_pattern('refused')", _B),
    Command("run.pause", "P", "pause the bulk run, or go on", "run_pause", _B),
    Command("run.cancel", "X", "cancel what of the bulk run has not left", "run_cancel", _B),
    Command("view.next", "right", "next view", "view_step(1)", _V),
    Command("view.previous", "left", "previous view", "view_step(-1)", _V),
    Command("view.unread", "g u", "unread", "view('unread')", _V),
    Command("view.all", "g a", "all replies", "view('all')", _V),
    Command("view.mine", "g m", "mine", "view('mine')", _V),
    Command("view.important", "g i", "important", "view('important')", _V),
    Command("view.nobodys", "g n", "replies without an owner", "view('nobodys')", _V),
    Command("view.sla", "g l", "the longest wait first", "view('sla')", _V),
    Command("view.done", "g d", "done here", "view('done')", _V),
    Command("view.snoozed", "g s", "snoozed here", "view('snoozed')", _V),
    Command("view.server_snoozed", "g S", "snoozed in Smartlead", "view('server-snoozed')", _V),
    Command("view.reminders", "g R", "reminders", "view('reminders')", _V),
    Command("view.scheduled", "g C", "scheduled mails", "view('scheduled')", _V),
    Command("view.sent", "g E", "sent", "view('sent')", _V),
    Command("view.archived", "g A", "archived", "view('archived')", _V),
    Command("view.untracked", "g X", "replies that match no lead", "view('untracked')", _V),
    Command("view.unreadable", "g !", "rows that could not be read", "unreadable", _V),
    Command("list.new", "g w", "to the new replies", "news", _M),
    Command("list.automatic", "g x", "to the automatic replies", "automatic", _M),
    Command("screen.team", "g t", "the team", "team", _V),
    Command("view.filter", "/", "filter as you type", "filter", _V),
    Command("view.refresh", "R, ctrl+r", "refresh", "refresh_view", _V),
    Command("pane.open", "enter", "into the action pane", "pane_open", _P),
    Command("pane.next", "tab", "next pane", "pane_next", _P),
    Command("conversation.down", "J", "conversation down", "conversation(1)", _P),
    Command("conversation.up", "K", "conversation up", "conversation(-1)", _P),
    Command("conversation.page_down", "ctrl+d", "half a page down", "conversation_page(1)", _P),
    Command("conversation.page_up", "ctrl+u", "half a page up", "conversation_page(-1)", _P),
    Command("conversation.quotes", "Q", "unfold quoted text", "quotes", _P),
    Command("message.older", "n", "the next older message", "message(1)", _P),
    Command("message.newer", "p", "the next newer message", "message(-1)", _P),
    Command("conversation.whole", "w", "the rest of a long mail", "whole", _P),
    Command("conversation.raw", "E", "the mail as it came, escaped", "raw", _P),
    Command("conversation.link", "b", "open a link of the mail, after a look at it", "link", _P),
    Command("conversation.papers", "C", "all notes and tasks", "papers", _P),
    Command("lead.facts", "F", "what Smartlead knows about the lead", "lead_facts", _P),
    Command("lead.threads", "O", "the same person in another campaign", "thread_next", _P),
    Command("lead.open", "o", "open in Smartlead's web app", "open_web", _P),
    Command("lead.copy.email", "y", "copy the selected text, or the address", "copy_email", _P),
    Command("lead.copy.link", "Y", "copy the link to the web app", "copy_link", _P),
    Command("pane.zoom", "f", "action pane full width", "zoom", _P),
    Command("screen.outbox", "g o", "the outbox: what waits", "outbox", _A),
    Command("screen.key", "g k", "enter another API key", "enter_key", _A),
    Command("queue.go_on", "g r", "go on now: try what waits", "go_on", _A),
    Command("screen.history", "g h", "history: what was done", "history", _A),
    Command("screen.summary", "g .", "summary of this session", "summary", _A),
    Command("list.density", "L", "one, two or three lines a lead map", "density", _A),
    Command("pane.narrower", "<", "a narrower list", "widen(-1)", _A),
    Command("pane.wider", ">", "a wider list", "widen(1)", _A),
    Command("screen.mask", "M", "mask names and addresses, for a shared screen", "mask", _A),
    Command("help", "?, f1", "all keys", "help", _A),
    Command("palette", "ctrl+p, :", "everything, by name", "palette", _A),
    Command("back", "escape", "close, then clear; never quits", "back", _A),
    Command("quit", "q", "quit; asks only if something is queued", "quit", _A),
    Command("records.next", "j, down", "next", "step(1)", _R),
    Command("records.previous", "k, up", "previous", "step(-1)", _R),
    Command("records.first", "g, home", "the first", "first", _R),
    Command("records.last", "G, end", "the last", "last", _R),
    Command("records.page_down", "pagedown, ctrl+d", "a page down", "page(1)", _R),
    Command("records.page_up", "pageup, ctrl+u", "a page up", "page(-1)", _R),
    Command("records.go_to", "enter, o", "to the lead map", "go_to", _R),
    Command("records.help", "?, f1", "all keys", "help", _R),
    Command("records.leave", "escape, q", "back to the inbox", "leave", _R),
    Command("outbox.retry", "r", "send it now, or try it again", "retry", _O, True),
    Command("outbox.retry_all", "R", "all again now", "retry_all", _O, True),
    Command("outbox.send", "s", "send what asks", "send", _O, True),
    Command("outbox.it_is_there", "i", "say that what asks is there", "it_is_there", _O, True),
    Command("outbox.edit", "e", "edit a refused task or note", "edit", _O, True),
    Command("outbox.drop", "d, x, delete", "drop it", "drop", _O, True),
    Command("outbox.drop_refused", "D", "drop all that was refused", "drop_refused", _O, True),
    Command("history.undo", "z", "take it back", "undo", _H, True),
    Command("history.redo", "Z", "redo the last undo", "redo", _H, True),
)

CHANGING = frozenset(
    command.action.partition("(")[0]
    for command in COMMANDS
    if command.changes and Place.INBOX in command.places
)
"""The inbox's actions that change lead maps, by name."""
