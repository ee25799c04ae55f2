"""Many tasks in one thread: coroutines run by an event loop.

The simulated computer has no sockets and no other programs: streams, transports and subprocesses are left out.
"""

from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .runners import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .unix_events import *
from . import (base_events, coroutines, events, exceptions, futures, locks, queues, runners, taskgroups,
               tasks, threads, timeouts, unix_events)

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ +
           futures.__all__ + locks.__all__ + queues.__all__ + runners.__all__ + taskgroups.__all__ +
           tasks.__all__ + threads.__all__ + timeouts.__all__ + unix_events.__all__)

_LEFT_OUT = ('open_connection', 'start_server', 'open_unix_connection', 'start_unix_server', 'StreamReader',
             'StreamWriter', 'Protocol', 'Transport', 'Server', 'create_subprocess_exec',
             'create_subprocess_shell', 'subprocess', 'streams', 'protocols', 'transports')


def __getattr__(name):
    if name in _LEFT_OUT:
        raise AttributeError(f"asyncio.{name} is not supported: the simulated computer has no network "
                             "connections and no other programs")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
