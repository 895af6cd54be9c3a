"""The main screen: compose, forward, present; decides nothing."""
