"""The main screen: its widgets, and what passes between them and the handlers; decides nothing."""
