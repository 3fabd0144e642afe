"""What PCs say of their logs to each other, so that none can cut off what another has seen."""
