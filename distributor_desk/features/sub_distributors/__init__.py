"""The room of the sub-distributors: who works which county for us, how well, and who stands ready."""
