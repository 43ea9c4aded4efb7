"""Jobhunting: the board over all kandidaten, the network of employers, and what is done for one kandidaat."""
