"""What a module is: its inputs, outputs, promises, waivers and prose."""
