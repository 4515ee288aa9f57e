"""Papers of returns: the slip (A4, and 241 × 140 mm for dot-matrix forms) and the claim on the manufacturer.

Black lines only, no shading: a ribbon prints them. No cost stands on any of them.
"""

from __future__ import annotations

from distributor_desk.features.returns.document.claim import claim_pdf
from distributor_desk.features.returns.document.slip import slip_pdf

__all__ = ["claim_pdf", "slip_pdf"]
