"""Pages on which everyone reads, takes away and checks the register of acts."""
