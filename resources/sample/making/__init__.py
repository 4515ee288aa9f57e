"""How the sample company is made: an invented drinks and snacks distributor in an invented city."""
