"""Settings from flags, environment and `config.toml`, checked and explained."""
