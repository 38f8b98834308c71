"""The canned questions: one .cypher file each, read and run by `queries.catalogue`."""
