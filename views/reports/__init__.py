"""Reports: questions and their answers as one document, written in the formats people hand on."""
