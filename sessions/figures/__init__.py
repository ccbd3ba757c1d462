"""Pictures: what was published becomes a scene, and two renderers draw any scene."""
