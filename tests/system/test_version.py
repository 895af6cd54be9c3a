"""Which commit a program says it was made from."""

from __future__ import annotations

from pathlib import Path

from triage_tui.system.version import commit_of

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def checkout(folder: Path, head: str) -> Path:
    (folder / "pyproject.toml").write_text("")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text(head)
    return folder / "triage_tui"


def test_a_baked_commit_is_told(tmp_path: Path) -> None:
    (tmp_path / "commit.txt").write_text(f"{COMMIT}\n")
    assert commit_of(tmp_path) == COMMIT


def test_a_checkout_tells_its_branch_s_commit(tmp_path: Path) -> None:
    package = checkout(tmp_path, "ref: refs/heads/main\n")
    (tmp_path / ".git" / "refs" / "heads").mkdir(parents=True)
    (tmp_path / ".git" / "refs" / "heads" / "main").write_text(f"{COMMIT}\n")
    assert commit_of(package) == COMMIT


def test_a_packed_branch_is_found(tmp_path: Path) -> None:
    package = checkout(tmp_path, "ref: refs/heads/main\n")
    (tmp_path / ".git" / "packed-refs").write_text(f"# pack-refs\n{COMMIT} refs/heads/main\n")
    assert commit_of(package) == COMMIT


def test_a_detached_head_is_its_own_commit(tmp_path: Path) -> None:
    assert commit_of(checkout(tmp_path, f"{COMMIT}\n")) == COMMIT


def test_a_worktree_tells_its_own_commit(tmp_path: Path) -> None:
    package = checkout(tmp_path, f"{'f' * 40}\n")
    tree = tmp_path / "tree"
    inner = tmp_path / ".git" / "worktrees" / "tree"
    inner.mkdir(parents=True)
    tree.mkdir()
    (inner / "HEAD").write_text(f"{COMMIT}\n")
    (tree / "pyproject.toml").write_text("")
    (tree / ".git").write_text(f"gitdir: {inner}\n")
    assert commit_of(tree / package.name) == COMMIT


def test_an_installed_package_below_somebody_s_repository_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text(f"{COMMIT}\n")
    assert commit_of(tmp_path / "triage_tui") is None


def test_damaged_files_tell_nothing(tmp_path: Path) -> None:
    (tmp_path / "commit.txt").write_text("<b>no commit</b>")
    assert commit_of(tmp_path) is None
