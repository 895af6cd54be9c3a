"""Other terminal programs on this machine, with something to show: only those installed."""

from __future__ import annotations

import mailbox
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Peer:
    """How a program is started, when it is ready, and which key goes down."""

    name: str
    command: tuple[str, ...]
    ready: str
    environ: Mapping[str, str]
    key: bytes = b""
    """Moves one row in its list; empty for a program without one."""
    is_slower_to_start: bool = True
    """Whether the app is to be on the screen before it."""


def write_mails(folder: Path, count: int) -> Path:
    """An mbox of short mails; neomutt opens it as it is."""
    path = folder / "box"
    box = mailbox.mbox(path)
    for number in range(count):
        mail = EmailMessage()
        mail["From"] = f"Amelia Whitcombe {number} <lead{number}@example.com>"
        mail["To"] = "us@example.com"
        mail["Subject"] = f"Re: row {number}"
        mail["Date"] = "Mon, 02 Nov 2026 09:00:00 +0000"
        mail["Message-ID"] = f"<{number}@example.com>"
        mail.set_content("Yes, Thursday at 10 works.")
        box.add(mail)
    box.flush()
    box.close()
    return path


def write_maildir(folder: Path, count: int) -> Path:
    """The same mails as aerc and notmuch read them."""
    (folder / "mails").mkdir()
    box = mailbox.Maildir(folder / "mails" / "INBOX", create=True)
    for number in range(count):
        mail = mailbox.MaildirMessage()
        mail["From"] = f"Amelia Whitcombe {number} <lead{number}@example.com>"
        mail["To"] = "us@example.com"
        mail["Subject"] = f"Re: row {number}"
        mail["Date"] = "Mon, 02 Nov 2026 09:00:00 +0000"
        mail["Message-ID"] = f"<{number}@example.com>"
        mail.set_payload("Yes, Thursday at 10 works.")
        box.add(mail)
    return folder / "mails"


class _Shelf:
    """What the programs found here are given to show; each set of mails is written once."""

    def __init__(self, folder: Path, mails: int) -> None:
        self.folder, self.count = folder, mails
        own = Path(__file__).parent / "out" / "peers" / "bin"
        first = os.environ.get("TRIAGE_BENCH_PATH")
        self.search = os.pathsep.join(filter(None, (first, os.environ["PATH"], str(own))))
        self.environ = {
            "HOME": str(folder),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PATH": self.search,
        }

    def find(self, command: str) -> str | None:
        return shutil.which(command, path=self.search)

    @cached_property
    def maildir(self) -> Path:
        return write_maildir(self.folder, self.count)

    def neomutt(self, where: str) -> Peer:
        (self.folder / "Mail").mkdir()  # else it asks whether to make it
        box = write_mails(self.folder, self.count)
        command = (where, "-n", "-F", "/dev/null", "-R", "-f", str(box))
        return Peer("neomutt", command, "row", self.environ, b"j", is_slower_to_start=False)

    def aerc(self, where: str) -> Peer:
        config = self.folder / ".config" / "aerc"
        config.mkdir(parents=True)
        source = f"[mails]\nsource = maildir://{self.maildir}\nfrom = us@example.com\n"
        (config / "accounts.conf").write_text(source)
        (config / "accounts.conf").chmod(0o600)
        return Peer("aerc", (where,), "Re: row", self.environ, b"j", is_slower_to_start=False)

    def alot(self, where: str) -> Peer | None:
        """It reads the index that notmuch makes, and finds it by notmuch's settings alone."""
        if (notmuch := self.find("notmuch")) is None:
            return None
        (self.folder / ".notmuch-config").write_text(
            f"[database]\npath={self.maildir}\n[user]\nname=us\nprimary_email=us@example.com\n"
            "[new]\ntags=inbox;unread\n"
        )
        subprocess.run(
            [notmuch, "new"], env=self.environ, check=True, stdout=subprocess.DEVNULL, timeout=120
        )
        return Peer("alot", (where, "search", "tag:inbox"), "row", self.environ, b"j")

    def posting(self, where: str) -> Peer:
        return Peer("posting", (where,), "Enter a URL", self.environ)

    def harlequin(self, where: str) -> Peer:
        return Peer("harlequin", (where,), "Query Editor", self.environ)

    def tl(self, where: str) -> Peer:
        """It opens a log at its end: `k` goes up a line."""
        log = self.folder / "lines.log"
        log.write_text("".join(f"row {number} of a log\n" for number in range(self.count)))
        return Peer("toolong", (where, str(log)), "row", self.environ, b"k")


def installed(folder: Path, mails: int) -> list[Peer]:
    """Those that are here: on the path, in `TRIAGE_BENCH_PATH`, or put here by the script."""
    shelf = _Shelf(folder, mails)
    found = []
    for command in ("neomutt", "aerc", "alot", "posting", "harlequin", "tl"):
        if where := shelf.find(command):
            peer: Peer | None = getattr(shelf, command)(where)
            found += [peer] if peer is not None else []
    return found
