"""A keyboard-driven terminal inbox for the replies of Smartlead's master inbox."""

__version__ = "0.2.0"
