"""What the kandidaat says and decides: an answer to each paper, own papers, requests about data, an own plan."""
