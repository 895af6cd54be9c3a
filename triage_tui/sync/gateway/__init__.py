"""The only place in `sync` that maps Smartlead: actions to calls, answers to values."""
