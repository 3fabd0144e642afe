"""The page 今日: what waits, what the month still lacks, what was done last."""
