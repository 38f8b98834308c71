"""What a graph looks like: pages for people, built from statements and the texts that state them."""
