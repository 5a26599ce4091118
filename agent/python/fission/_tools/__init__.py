"""What the commands `fission test`, `fission emulate` and `fission interactive` run in Python."""
