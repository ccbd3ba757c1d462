"""The benchmark: the product beside two echoes, driven by one client in one run; not part of the test suite."""
