"""Tests of colors: what every theme draws, measured in the cells themselves."""
