"""Keys as data: key map, presets, hints, palette entries."""
