"""Order, undo window, delivery, look-back."""
