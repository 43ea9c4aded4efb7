"""The voice of the kandidaat at the bureau: answers to papers, own papers that are shared, requests, the own plan."""
