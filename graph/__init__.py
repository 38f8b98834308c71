"""What the graph is and where it is kept; knows nothing of how documents are read."""
