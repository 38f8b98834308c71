"""The graph in a notebook or at a Python prompt: ask, look, and read the sentences; see `graph.open_graph`."""
