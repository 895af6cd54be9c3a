"""The Smartlead SDK: knows HTTP, knows nothing of inboxes or screens."""
