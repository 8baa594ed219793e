"""`python -m ecpat_training` is the same as `ecpat`."""

from ecpat_training.cli.main import run

if __name__ == "__main__":
    run()
