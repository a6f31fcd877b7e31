"""This project's own module generators: one folder for each module, and shared/ for what several of them use."""
