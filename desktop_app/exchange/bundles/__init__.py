"""Files that units and the office exchange: written, sealed, sent, received, vouched for."""
