"""What coach and jobhunter do with the network, and for a kandidaat with an employer or a vacancy."""
