"""The register: lists of people and visits, one person, merging."""
