"""The point encoder: sentences that answer one question lie close, whatever they answer."""
