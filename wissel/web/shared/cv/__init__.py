"""Pages about cv's and letters that kandidaat and bureau both have; each brings its own door and frame."""
