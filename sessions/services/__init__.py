"""The writing side: verbs, keyword-only, one transaction each, one ring after the commit."""
