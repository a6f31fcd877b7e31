"""What the controls of one service share: types, and how its resources belong together."""
