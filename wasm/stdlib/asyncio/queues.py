"""Queues by which tasks hand items to one another."""

import collections
import heapq
from types import GenericAlias

from _machine import describe as _describe
from . import locks
from . import mixins

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty', 'QueueShutDown')


class QueueEmpty(Exception):
    """There is no item, and waiting was not wanted."""


class QueueFull(Exception):
    """There is no room, and waiting was not wanted."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue(mixins._LoopBoundMixin):
    """First in, first out; holds at most maxsize items (0: any number)."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = collections.deque()     # futures of tasks that wait for an item
        self._putters = collections.deque()     # futures of tasks that wait for room
        self._unfinished_tasks = 0
        self._finished = locks.Event()
        self._finished.set()
        self._is_shutdown = False
        _describe(self, "queue")
        _describe(self._finished, "all_done", self)
        self._init(maxsize)

    # How items are kept; subclasses give another order.

    def _init(self, maxsize):
        self._queue = collections.deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _wakeup_next(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    __class_getitem__ = classmethod(GenericAlias)

    def _format(self):
        result = f'maxsize={self._maxsize!r}'
        if getattr(self, '_queue', None):
            result += f' _queue={list(self._queue)!r}'
        if self._getters:
            result += f' _getters[{len(self._getters)}]'
        if self._putters:
            result += f' _putters[{len(self._putters)}]'
        if self._unfinished_tasks:
            result += f' tasks={self._unfinished_tasks}'
        if self._is_shutdown:
            result += ' shutdown'
        return result

    def qsize(self):
        """How many items are here now."""
        return len(self._queue)

    @property
    def maxsize(self):
        """How many items may be here."""
        return self._maxsize

    def empty(self):
        """Whether there is no item now."""
        return not self._queue

    def full(self):
        """Whether there is no room now."""
        return 0 < self._maxsize <= self.qsize()

    #: operation asyncio.Queue.put
    async def put(self, item):
        """Add an item, waiting for room."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            putter = self._get_loop().create_future()
            _describe(putter, "not_full", self)
            self._putters.append(putter)
            try:
                await putter
            except:
                putter.cancel()     # in case it was not done
                try:
                    self._putters.remove(putter)
                except ValueError:
                    pass    # already woken
                if not self.full() and not putter.cancelled():
                    # Woken and cancelled at once: another one gets the room.
                    self._wakeup_next(self._putters)
                raise
        return self.put_nowait(item)

    #: operation asyncio.Queue.put_nowait
    def put_nowait(self, item):
        """Add an item, or raise QueueFull."""
        if self._is_shutdown:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    #: operation asyncio.Queue.get
    async def get(self):
        """Take an item, waiting for one."""
        while self.empty():
            if self._is_shutdown and self.empty():
                raise QueueShutDown
            getter = self._get_loop().create_future()
            _describe(getter, "not_empty", self)
            self._getters.append(getter)
            try:
                await getter
            except:
                getter.cancel()     # in case it was not done
                try:
                    self._getters.remove(getter)
                except ValueError:
                    pass    # already woken
                if not self.empty() and not getter.cancelled():
                    # Woken and cancelled at once: another one gets the item.
                    self._wakeup_next(self._getters)
                raise
        return self.get_nowait()

    #: operation asyncio.Queue.get_nowait
    def get_nowait(self):
        """Take an item, or raise QueueEmpty."""
        if self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._wakeup_next(self._putters)
        return item

    #: operation asyncio.Queue.task_done
    def task_done(self):
        """Say that one item taken from the queue is dealt with."""
        if self._unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    #: operation asyncio.Queue.join
    async def join(self):
        """Wait until every item put so far is dealt with."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    #: operation asyncio.Queue.shutdown
    def shutdown(self, immediate=False):
        """Refuse further puts, and gets once the queue is empty; or now, dropping what is left."""
        self._is_shutdown = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished_tasks > 0:
                    self._unfinished_tasks -= 1
            if self._unfinished_tasks == 0:
                self._finished.set()
        while self._getters:
            getter = self._getters.popleft()
            if not getter.done():
                getter.set_result(None)
        while self._putters:
            putter = self._putters.popleft()
            if not putter.done():
                putter.set_result(None)


class PriorityQueue(Queue):
    """The smallest item comes out first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
