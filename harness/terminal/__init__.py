"""A program in a pseudo-terminal: started, typed at, read, timed, ended."""
