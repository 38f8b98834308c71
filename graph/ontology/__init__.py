"""The ontology: what labels and relation types there are, read from the YAML files of this folder."""

from graph.ontology.schema import Label, Ontology, Property, Relation, load

__all__ = ["Label", "Ontology", "Property", "Relation", "load"]
