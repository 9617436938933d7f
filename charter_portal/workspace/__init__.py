"""The workspace of a city: what each application has to say to the people who act for it, composed."""
