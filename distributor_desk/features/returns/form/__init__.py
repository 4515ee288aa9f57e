"""What returns show: the order's form and page, claims, the policy, a part of the customer's page."""
