"""The ways an invented child comes to, through and out of the service: a function a way.

Each takes a Maker and returns the Case it wrote. Days in them are ordinals.
"""
