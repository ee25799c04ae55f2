"""Numbers that asyncio's modules share."""

# How many stack entries debug mode keeps for a handle, future or coroutine.
DEBUG_STACK_DEPTH = 10

# Seconds that asyncio.run() gives the threads of the default executor to end.
THREAD_JOIN_TIMEOUT = 300
