"""The promises under kill, fault, flood and damage: the short form of `make reliability`."""
