"""The WebSocket door: phones speak, walls and consoles listen; PROTOCOL.md tells how."""
