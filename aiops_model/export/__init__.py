"""Files made from one Report: whoever draws here computes nothing."""
