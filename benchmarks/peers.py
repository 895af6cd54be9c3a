"""Other terminal programs on this machine, with something to show: only those installed."""

from __future__ import annotations

import mailbox
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path


@dataclass(frozen=True)
class Peer:
    """How a program is started, when it is ready, and which key goes down."""

    name: str
    command: tuple[str, ...]
    ready: str
    environ: Mapping[str, str]
    key: bytes = b""
    """Empty for a program without a list to go down in."""


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
    """The same mails as aerc reads them."""
    (folder / "mails").mkdir()
    box = mailbox.Maildir(folder / "mails" / "INBOX", create=True)
    for number in range(count):
        mail = mailbox.MaildirMessage()
        mail["From"] = f"Amelia Whitcombe {number} <lead{number}@example.com>"
        mail["Subject"] = f"Re: row {number}"
        mail["Date"] = "Mon, 02 Nov 2026 09:00:00 +0000"
        mail.set_payload("Yes, Thursday at 10 works.")
        box.add(mail)
    return folder / "mails"


def installed(folder: Path, mails: int) -> list[Peer]:
    """Those that are here; `TRIAGE_BENCH_PATH` names a folder to look in first."""
    search = os.pathsep.join(
        filter(None, (os.environ.get("TRIAGE_BENCH_PATH"), os.environ["PATH"]))
    )
    home = {
        "HOME": str(folder),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PATH": search,
    }
    found = []
    if where := shutil.which("neomutt", path=search):
        (folder / "Mail").mkdir()  # else it asks whether to make it
        box = write_mails(folder, mails)
        command = (where, "-n", "-F", "/dev/null", "-R", "-f", str(box))
        found.append(Peer("neomutt", command, "row", home, b"j"))
    if where := shutil.which("aerc", path=search):
        config = folder / ".config" / "aerc"
        config.mkdir(parents=True)
        source = (
            f"[mails]\nsource = maildir://{write_maildir(folder, mails)}\nfrom = us@example.com\n"
        )
        (config / "accounts.conf").write_text(source)
        (config / "accounts.conf").chmod(0o600)
        found.append(Peer("aerc", (where,), "Re: row", home, b"j"))
    log = folder / "lines.log"
    log.write_text("".join(f"row {number} of a log\n" for number in range(mails)))
    for name, arguments, ready, key in (
        ("posting", (), "Collection|Headers|POST", b""),
        ("harlequin", (), "Query Editor|Data Catalog", b""),
        ("tl", (str(log),), "row", b"j"),
    ):
        if where := shutil.which(name, path=search):
            shown = "toolong" if name == "tl" else name
            found.append(Peer(shown, (where, *arguments), ready, home, key))
    return found
