"""What people do about working together: facts and answers, objections, and the steps of the employer."""
