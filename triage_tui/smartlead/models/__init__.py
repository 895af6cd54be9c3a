"""Wire models: what Smartlead sends, tolerant of every shape documented or seen."""
