"""Where a graph is kept, and how it is asked."""
