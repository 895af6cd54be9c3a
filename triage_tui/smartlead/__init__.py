"""The client of Smartlead's API: HTTP, pacing, one typed call an endpoint."""
