"""When working together stalls: facts with hearing both sides, and the steps of the employer with their letters."""
