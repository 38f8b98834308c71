"""The explorer: the pages of the app, one module each, and what they share."""
