"""Tests of mail: what of an email is shown, and what it says of itself."""
