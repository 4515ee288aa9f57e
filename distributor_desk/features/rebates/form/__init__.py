"""What the rebates room shows in parts: tier editor, curve, what-if, forms, the customer's panel."""
