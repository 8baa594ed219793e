"""What a training changed: who was compared, the change of every scale, and each further look at it, a file each."""
