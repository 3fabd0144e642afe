"""The page 更正单: what was corrected in locked years, why, and both versions."""
