"""The only room of `sync` that maps Smartlead: actions to calls, answers to values."""
