"""What people do to practise: train together, practise talks, prepare, arrange, call and introduce themselves."""
