"""What the program promises, tested: a folder a package, and here what goes across them."""
