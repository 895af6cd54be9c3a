"""What waits to be sent: its order, its undo window, delivery, and looking for what got lost."""
