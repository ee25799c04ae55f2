"""Processes, and what they share: queues, pipes, locks, memory."""

import sys
from . import context

# The module's functions are the methods of the default context.
__all__ = [x for x in dir(context._default_context) if not x.startswith('_')]
globals().update((name, getattr(context._default_context, name)) for name in __all__)

SUBDEBUG = 5
SUBWARNING = 25

# The main program may be imported under another name in a spawned child.
if '__main__' in sys.modules:
    sys.modules['__mp_main__'] = sys.modules['__main__']
