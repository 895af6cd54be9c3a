"""What must hold under kill, fault, flood and damage: each promise measured beside its bar."""
