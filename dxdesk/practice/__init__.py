"""The made-up ward and the headless main job."""
