"""The core of asyncio that is C in CPython: Future, Task, and which loop and task are running.

Everything here is marked atomic: a step of a task is one action, and no frame of it is seen. The coroutines
that it steps, and the event loop's methods that it calls, are ordinary Python.
"""

import _machine
import _thread
import sys
from asyncio.exceptions import CancelledError, InvalidStateError
from contextvars import copy_context
from itertools import count
from types import GenericAlias, GeneratorType
from weakref import WeakSet

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'

_running = _thread._local()     # .loop: the loop that runs in this thread
_current_tasks = {}             # loop -> the task whose step is running
_scheduled_tasks = WeakSet()    # every task that is not done
_eager_tasks = set()            # tasks that have begun inside create_task() and not suspended yet
_task_number = count(1).__next__

# Futures that hold an exception nobody has asked for yet; see forget().
_unretrieved = []


#: atomic
def _get_running_loop():
    return getattr(_running, 'loop', None)


#: atomic
def _set_running_loop(loop):
    _running.loop = loop


#: atomic
def get_running_loop():
    """The event loop that runs in this thread; RuntimeError if none does."""
    loop = getattr(_running, 'loop', None)
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


#: atomic
def get_event_loop():
    """The running event loop, else the one that the policy gives."""
    loop = getattr(_running, 'loop', None)
    if loop is None:
        from asyncio.events import get_event_loop_policy
        loop = get_event_loop_policy().get_event_loop()
    return loop


#: atomic
def current_task(loop=None):
    """The task that runs in the loop now, or None."""
    if loop is None:
        loop = get_running_loop()
    return _current_tasks.get(loop)


#: atomic
def _enter_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another "
                           f"task {current!r} is being executed.")
    _current_tasks[loop] = task
    _machine.task_enter(task)


#: atomic
def _leave_task(loop, task):
    current = _current_tasks.get(loop)
    if current is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match "
                           f"the current task {current!r}.")
    del _current_tasks[loop]
    _machine.task_leave(task, task._fut_waiter)


#: atomic
def _swap_current_task(loop, task):
    before = _current_tasks.pop(loop, None)
    if task is not None:
        _current_tasks[loop] = task
    return before


#: atomic
def _register_task(task):
    _scheduled_tasks.add(task)


#: atomic
def _unregister_task(task):
    _scheduled_tasks.discard(task)


#: atomic
def _register_eager_task(task):
    _eager_tasks.add(task)


#: atomic
def _unregister_eager_task(task):
    _eager_tasks.discard(task)


#: atomic
class Future:
    """A result that is not there yet, which coroutines can await."""

    _state = _PENDING
    _result = None
    _exception = None
    _cancel_message = None
    _cancelled_error = None     # what a task raised when it was cancelled
    _source_traceback = None
    _loop = None
    _callbacks = None           # list of (callback, context)
    _log_traceback = False

    # True while the task that awaits this future looks at what its coroutine yielded: tells
    # `await future` from a bare `yield future`.
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        if loop is None:
            loop = get_event_loop()
        self._loop = loop
        if loop.get_debug():
            from asyncio import format_helpers
            frame = sys._getframe()
            while frame.f_globals is globals():
                frame = frame.f_back
            self._source_traceback = format_helpers.extract_stack(frame)

    def __repr__(self):
        from asyncio.base_futures import _future_repr
        return _future_repr(self)

    __class_getitem__ = classmethod(GenericAlias)

    def get_loop(self):
        """The loop that the future belongs to."""
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def _make_cancelled_error(self):
        error = self._cancelled_error
        if error is not None:
            self._cancelled_error = None
            return error
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        """Cancel; False if the future is done already."""
        self._set_retrieved()
        if self._state != _PENDING:
            return False
        self._cancel_message = msg
        self._finish(_CANCELLED)
        return True

    def cancelled(self):
        """Whether the future was cancelled."""
        return self._state == _CANCELLED

    def done(self):
        """Whether there is a result or an exception, or the future was cancelled."""
        return self._state != _PENDING

    def result(self):
        """The result; raises what the future holds; InvalidStateError if it is not there yet."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError('Result is not set.')
        self._set_retrieved()
        if self._exception is not None:
            traceback = self._exception_tb
            self._exception_tb = None       # given once: raised again, it begins where it is raised
            try:
                raise self._exception.with_traceback(traceback)
            finally:
                self = None
        return self._result

    def exception(self):
        """The exception that the future holds, or None."""
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError('Exception is not set.')
        self._set_retrieved()
        return self._exception

    def set_result(self, result):
        """Give the result and have those who wait resumed."""
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        self._result = result
        self._finish(_FINISHED)

    def set_exception(self, exception):
        """Give an exception and have those who wait resumed."""
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            new = RuntimeError("StopIteration interacts badly with "
                               "generators and cannot be raised into a Future")
            new.__cause__ = exception
            new.__context__ = exception
            exception = new
        if not isinstance(exception, BaseException):
            raise TypeError('invalid exception object')
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._finish(_FINISHED)
        self._log_traceback = True
        _unretrieved.append(self)

    def _set_retrieved(self):
        if self._log_traceback:
            self._log_traceback = False
            _unretrieved[:] = [f for f in _unretrieved if f is not self]

    def _finish(self, state):
        self._state = state
        callbacks = self._callbacks
        if callbacks is not None:
            self._callbacks = None
            for callback, context in callbacks:
                self._loop.call_soon(callback, self, context=context)
                _machine.task_ready(callback)

    def add_done_callback(self, fn, *, context=None):
        """Have the loop call fn(self) when the future is done."""
        if context is None:
            context = copy_context()
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        elif self._callbacks is None:
            self._callbacks = [(fn, context)]
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        """Remove every callback that equals fn; return how many there were."""
        callbacks = self._callbacks or []
        kept = [item for item in callbacks if item[0] != fn]
        self._callbacks = kept or None
        return len(callbacks) - len(kept)

    def __await__(self):
        if self._state == _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state == _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


#: atomic
class Task(Future):
    """A coroutine being run by an event loop, step by step."""

    _log_destroy_pending = True     # say so when the task goes away unfinished

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not _is_coroutine(coro):
            self._log_destroy_pending = False
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            name = f'Task-{_task_number()}'
        self._name = str(name)
        self._num_cancels_requested = 0
        self._must_cancel = False   # throw CancelledError at the next step
        self._fut_waiter = None     # the future that the coroutine awaits
        self._coro = coro
        self._context = copy_context() if context is None else context
        _machine.task_new(self, self._name, coro)
        if eager_start and self._loop.is_running():
            self._start_eagerly()
        else:
            self._loop.call_soon(self.task_step, context=self._context)
            _scheduled_tasks.add(self)

    def __repr__(self):
        from asyncio.base_tasks import _task_repr
        return _task_repr(self)

    def get_coro(self):
        """The coroutine that the task runs; None once an eager task has ended."""
        return self._coro

    def get_context(self):
        """The context that the coroutine runs in."""
        return self._context

    def get_name(self):
        """The task's name."""
        return self._name

    def set_name(self, value):
        """Give the task another name."""
        self._name = str(value)
        _machine.task_name(self, self._name)

    def set_result(self, result):
        """Tasks get their result from their coroutine."""
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        """Tasks get their exception from their coroutine."""
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        """The frames where the coroutine stands."""
        from asyncio import base_tasks
        return base_tasks._task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        """Print where the coroutine stands, or the traceback of what it raised."""
        from asyncio import base_tasks
        return base_tasks._task_print_stack(self, limit, file)

    def cancel(self, msg=None):
        """Ask for CancelledError to be thrown into the coroutine; False if the task is done."""
        self._set_retrieved()
        if self._state != _PENDING:
            return False
        self._num_cancels_requested += 1
        _machine.task_cancel(self)
        waits_for = self._fut_waiter
        if waits_for is not None and waits_for.cancel(msg=msg):
            return True     # the future's end wakes the task, which then gets the error
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How many cancel() calls have not been taken back by uncancel()."""
        return self._num_cancels_requested

    def uncancel(self):
        """Take one cancel() back; return how many are left."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _start_eagerly(self):
        before = _swap_current_task(self._loop, self)
        _eager_tasks.add(self)
        _machine.task_enter(self)
        try:
            self._context.run(self._step, None)
        finally:
            _eager_tasks.discard(self)
            _machine.task_leave(self, self._fut_waiter)
            _swap_current_task(self._loop, before)
            if self._state != _PENDING:
                self._coro = None
                self = None
            else:
                _scheduled_tasks.add(self)

    def task_step(self, error=None):
        # A callback of the loop: run the coroutine up to its next suspension.
        if self._state != _PENDING:
            raise InvalidStateError(f'__step(): already done: {self!r} {error!r}')
        _enter_task(self._loop, self)
        try:
            self._step(error)
        finally:
            _leave_task(self._loop, self)
            self = None

    def task_wakeup(self, future):
        # A callback of the future that the task awaits.
        error = None
        try:
            future.result()
        except BaseException as exc:
            error = exc
        self.task_step(error)
        self = error = None

    def _step(self, error):
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        try:
            if error is None:
                result = self._coro.send(None)
            else:
                result = self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False   # cancelled during its last step
                self._end(_CANCELLED, 'cancelled')
            else:
                self._result = stop.value
                self._end(_FINISHED, 'returned')
        except CancelledError as exc:
            self._cancelled_error = exc
            self._end(_CANCELLED, 'cancelled')
        except (KeyboardInterrupt, SystemExit) as exc:
            self._fail(exc)
            raise
        except BaseException as exc:
            self._fail(exc)
        else:
            self._suspend(result)
        finally:
            self = error = None     # the exception's traceback must not keep the task

    def _end(self, state, how, error=''):
        _scheduled_tasks.discard(self)
        _machine.task_done(self, how, error)
        self._finish(state)

    def _fail(self, exc):
        self._exception = exc
        self._exception_tb = exc.__traceback__
        self._end(_FINISHED, 'raised', type(exc).__name__)
        self._log_traceback = True
        _unretrieved.append(self)

    def _suspend(self, result):
        # The coroutine yielded result, which should be the future that it awaits.
        blocking = getattr(result, '_asyncio_future_blocking', None)
        if blocking is None:
            if result is None:
                self._loop.call_soon(self.task_step, context=self._context)     # a bare yield
            elif isinstance(result, GeneratorType):
                self._fail_soon(f'yield was used instead of yield from for '
                                f'generator in task {self!r} with {result!r}')
            else:
                self._fail_soon(f'Task got bad yield: {result!r}')
        elif result.get_loop() is not self._loop:
            self._fail_soon(f'Task {self!r} got Future {result!r} attached to a different loop')
        elif not blocking:
            self._fail_soon(f'yield was used instead of yield from '
                            f'in task {self!r} with {result!r}')
        elif result is self:
            self._fail_soon(f'Task cannot await on itself: {self!r}')
        else:
            result._asyncio_future_blocking = False
            result.add_done_callback(self.task_wakeup, context=self._context)
            self._fut_waiter = result
            if self._must_cancel and result.cancel(msg=self._cancel_message):
                self._must_cancel = False

    def _fail_soon(self, message):
        self._loop.call_soon(self.task_step, RuntimeError(message), context=self._context)


#: atomic
def _is_coroutine(obj):
    from asyncio import coroutines
    return coroutines.iscoroutine(obj)


class _Patience:
    # To find out what nobody can ask for takes long, so an unchanged list is looked at ever more rarely.
    length = 0      # of the list at the last look
    turns = 0       # to let pass until the next look
    pause = 0       # turns let pass before the last look


#: atomic
def forget(ending=False):
    """Report the futures with an exception that nobody can ask for any more.

    This is what CPython does when a future's last reference goes; the loop calls it at the end of each turn.
    When the program is ending, nothing can ask any more.
    """
    if not ending and len(_unretrieved) == _Patience.length:
        _Patience.turns -= 1
        if _Patience.turns >= 0:
            return
        _Patience.pause = min(2 * _Patience.pause + 1, 1023)
    else:
        _Patience.pause = 0
    _Patience.turns = _Patience.pause
    while _unretrieved:
        gone = _unretrieved[:] if ending else _machine.unreachable(_unretrieved)
        if not gone:
            break
        future = gone[0]
        gone = None
        _report({'message': f'{future.__class__.__name__} exception was never retrieved',
                 'exception': future.exception(), 'future': future})
        future = None
    _Patience.length = len(_unretrieved)


#: atomic
def forget_pending(loop=None):
    """Report the tasks that nothing will ever step: when a loop is closed, when the program ends.

    A task that waits refers to itself by way of what it waits for, so CPython drops it only at the end, and
    closes its coroutine first; one that has not begun goes with the loop's queue.
    """
    tasks = [t for t in _scheduled_tasks if t._state == _PENDING and t._log_destroy_pending]
    if loop is not None:
        tasks = [t for t in tasks if t._loop is loop and t._fut_waiter is None]
        tasks = _machine.unreachable(tasks)
    tasks.sort(key=id)
    for task in tasks:
        task._log_destroy_pending = False
        if loop is None:
            task._coro.close()
        _report({'message': 'Task was destroyed but it is pending!', 'task': task})


#: atomic
def _report(context):
    future = context.get('future') or context.get('task')
    if future._source_traceback:
        context['source_traceback'] = future._source_traceback
    future._loop.call_exception_handler(context)
