"""The company file: the only floor that knows the engine."""
