"""A stand-in Smartlead: an ASGI app with made-up people, and faults on request."""
