"""How days and hours are written, where Django's own ways don't suit."""
