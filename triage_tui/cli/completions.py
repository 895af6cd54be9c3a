"""`triage-tui completions`: what a shell needs to complete our commands, from the parser itself."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

BASH = """\
# triage-tui completions for bash: put  eval "$(triage-tui completions bash)"  into ~/.bashrc
_triage_tui() {{
    local word command="" words
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$word" in
            {commands}) command="$word"; break ;;
        esac
    done
    case "${{COMP_WORDS[COMP_CWORD-1]}}" in
        --config) COMPREPLY=($(compgen -f -- "${{COMP_WORDS[COMP_CWORD]}}")); return ;;
    esac
    case "$command" in
{cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "${{COMP_WORDS[COMP_CWORD]}}"))
}}
complete -F _triage_tui triage-tui
"""
ZSH = """\
#compdef triage-tui
# triage-tui completions for zsh: put  eval "$(triage-tui completions zsh)"  into ~/.zshrc
_triage_tui() {{
    local command="" word words_found=""
    for word in "${{(@)words[2,CURRENT-1]}}"; do
        case "$word" in
            {commands}) command="$word"; break ;;
        esac
    done
    case "$command" in
{cases}
    esac
    compadd -- ${{=words_found}}
}}
(( $+functions[compdef] )) && compdef _triage_tui triage-tui
"""
QUOTED_NOTHING = "''"
FISH_HEAD = """\
# triage-tui completions for fish: triage-tui completions fish > \
~/.config/fish/completions/triage-tui.fish
complete -c triage-tui -f
"""


def completions(shell: str, parser: argparse.ArgumentParser) -> str:
    """The script for `bash`, `zsh` or `fish`."""
    table = words_of(parser)
    if shell == "fish":
        return FISH_HEAD + "".join(_fish(parser))
    variable = {"bash": "words", "zsh": "words_found"}[shell]
    cases = "\n".join(
        f'        {command or QUOTED_NOTHING}) {variable}="{" ".join(words)}" ;;'
        for command, words in table.items()
    )
    commands = "|".join(command for command in table if command)
    if shell == "bash":
        return BASH.format(commands=commands, cases=cases)
    return ZSH.format(commands=commands, cases=cases)


def words_of(parser: argparse.ArgumentParser) -> Mapping[str, tuple[str, ...]]:
    """What can follow: for no command (the empty name) and for each command."""
    table = {"": (*_children(parser), *_options(parser))}
    for name, command in _children(parser).items():
        inner = _children(command)
        options = {option for each in inner.values() for option in _options(each)}
        table[name] = (*inner, *_values(command), *sorted({*options, *_options(command)}))
    return table


def _children(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:  # argparse names its parts nowhere else
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(parser: argparse.ArgumentParser) -> list[str]:
    return [each for action in parser._actions for each in action.option_strings]


def _values(parser: argparse.ArgumentParser) -> list[str]:
    """The words of arguments that are one of a few: `bash`, `md`, `live`."""
    return [
        str(choice)
        for action in parser._actions
        if action.choices and not isinstance(action, argparse._SubParsersAction)
        for choice in action.choices
    ]


def _fish(parser: argparse.ArgumentParser) -> list[str]:
    table, lines = words_of(parser), []
    for command, words in table.items():
        seen = f"'__fish_seen_subcommand_from {command}'" if command else "__fish_use_subcommand"
        for word in words:
            name = f"-l {word[2:]}" if word.startswith("--") else f"-a {word}"
            if word.startswith("-") and not word.startswith("--"):
                name = f"-s {word[1:]}"
            lines.append(f"complete -c triage-tui -n {seen} {name}\n")
    return lines
