"""返利 Rebates: schemes, agreements, targets, where everyone stands, and settlements."""
