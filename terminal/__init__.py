"""The command line: commands by subject, and how their answers look in a terminal."""
