"""Returns and exchanges (退换货): orders, the policy, claims on the manufacturer, slow movers."""
