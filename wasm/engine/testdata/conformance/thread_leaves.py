"""_thread and _queue: locks, handles, locals and their errors."""
import _queue
import _thread
import threading
import time


def raises(kind, message, f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except kind as e:
        assert type(e) is kind and message in str(e), (type(e), str(e))
    else:
        raise AssertionError(f"{f} does not raise {kind}")


def run(f, *args):
    t = threading.Thread(target=f, args=args)
    t.start()
    t.join()


# Locks.
lock = _thread.allocate_lock()
assert type(lock) is _thread.lock is _thread.LockType is threading.Lock
assert repr(lock).startswith("<unlocked _thread.lock object at 0x")
assert lock.acquire() is True and lock.locked() and repr(lock).startswith("<locked")
assert lock.acquire(False) is False and lock.acquire(True, 0.001) is False and lock.acquire(timeout=0) is False
assert lock.release() is None
with lock as entered:
    assert entered is True
raises(RuntimeError, "release unlocked lock", lock.release)
raises(RuntimeError, "release unlocked lock", lock.__exit__)
raises(ValueError, "can't specify a timeout for a non-blocking call", lock.acquire, False, 1)
raises(ValueError, "timeout value must be a non-negative number", lock.acquire, True, -2)
raises(ValueError, "Invalid value NaN", lock.acquire, True, float("nan"))
raises(OverflowError, "timestamp out of range", lock.acquire, True, float("inf"))
raises(OverflowError, "timestamp too large", lock.acquire, True, 9223372037)
raises(TypeError, "'str' object cannot be interpreted as an integer", lock.acquire, True, "x")
raises(TypeError, "not an acceptable base type", type, "X", (_thread.lock,), {})
assert lock.acquire(True, -1.0) and lock.acquire_lock(0) is False and lock.locked_lock() and lock.release_lock() is None
lock.acquire()
run(lock.release)       # any thread may release a lock
assert not lock.locked()

# Reentrant locks.
rlock = _thread.RLock()
assert "owner=0 count=0" in repr(rlock)
assert rlock.acquire() and rlock.acquire() and rlock._is_owned() and rlock._recursion_count() == 2
assert f"<locked _thread.RLock object owner={_thread.get_ident()} count=2 at 0x" in repr(rlock)
raises(ValueError, "can't specify a timeout for a non-blocking call", rlock.acquire, False, 3)
saved = rlock._release_save()
assert saved == (2, _thread.get_ident()) and not rlock._is_owned() and rlock._recursion_count() == 0
raises(RuntimeError, "cannot release un-acquired lock", rlock._release_save)
raises(RuntimeError, "cannot release un-acquired lock", rlock.release)
assert rlock._acquire_restore(saved) is None and rlock._recursion_count() == 2
raises(TypeError, "2-item sequence, not int", rlock._acquire_restore, 5)


def other():
    assert rlock.acquire(False) is False and rlock.acquire(timeout=0.001) is False
    raises(RuntimeError, "cannot release un-acquired lock", rlock.release)


run(other)


class Named(_thread.RLock):
    name = "mine"


with Named() as mine:
    assert mine is True and Named().name == "mine"

# Handles and threads.
handle = _thread._ThreadHandle()
assert handle.ident == 0 and not handle.is_done() and repr(handle) == "<_thread._ThreadHandle object: ident=0>"
raises(RuntimeError, "thread not started", handle.join)
raises(RuntimeError, "thread not started", handle._set_done)
here = _thread._make_thread_handle(_thread.get_ident())
raises(RuntimeError, "Cannot join current thread", here.join)
seen = []
handle = _thread.start_joinable_thread(lambda: (time.sleep(0.01), seen.append(_thread.get_ident())), daemon=False)
assert handle.join(0.001) is None and not handle.is_done()
assert handle.join() is None and handle.is_done() and seen == [handle.ident]
raises(RuntimeError, "thread already started", _thread.start_joinable_thread, print, handle=handle)
raises(TypeError, "thread function must be callable", _thread.start_joinable_thread, 3)
raises(TypeError, "'handle' must be a _ThreadHandle", _thread.start_joinable_thread, print, handle=4)
raises(TypeError, "first arg must be callable", _thread.start_new_thread, 3, ())
raises(TypeError, "2nd arg must be a tuple", _thread.start_new_thread, print, 3)
raises(TypeError, "optional 3rd arg must be a dictionary", _thread.start_new_thread, print, (), 3)
done = threading.Event()
assert isinstance(_thread.start_new_thread(lambda a, b: seen.append((a, b)) or done.set(), (1,), {"b": 2}), int)
assert done.wait() and seen[-1] == (1, 2)
assert _thread._get_main_thread_ident() == _thread.get_ident() == threading.main_thread().ident
assert _thread.get_native_id() == threading.main_thread().native_id
raises(ValueError, "size not valid: 100 bytes", _thread.stack_size, 100)
raises(ValueError, "size must be 0 or a positive value", _thread.stack_size, -1)
assert _thread.stack_size(65536) == 0 and _thread.stack_size() == 65536
raises(SystemExit, "", _thread.exit)
raises(ValueError, "signal number out of range", _thread.interrupt_main, 1000)
raises(KeyboardInterrupt, "", _thread.interrupt_main)
assert _thread.TIMEOUT_MAX == 9223372036.0 and _thread.error is RuntimeError

# What a hook is given.
args = _thread._ExceptHookArgs([ValueError, ValueError(2), None, None])
assert repr(args) == "_thread._ExceptHookArgs(exc_type=<class 'ValueError'>, exc_value=ValueError(2), exc_traceback=None, thread=None)"
raises(TypeError, "takes a 4-sequence (3-sequence given)", _thread._ExceptHookArgs, [1, 2, 3])
raises(TypeError, "argument type must be ExceptHookArgs", _thread._excepthook, 3)


# Locals.
class Mine(threading.local):
    kind = "class"
    made = 0

    def __init__(self, n):
        Mine.made += 1
        self.n = n


mine = Mine(5)
mine.n += 1
assert mine.__dict__ == {"n": 6} and Mine.made == 1
run(lambda: seen.append((mine.n, mine.kind, dict(mine.__dict__))))
assert seen[-1] == (5, "class", {"n": 5}) and Mine.made == 2 and mine.n == 6
plain = threading.local()
plain.x = 1
run(lambda: raises(AttributeError, "has no attribute 'x'", getattr, plain, "x"))
del plain.x
raises(AttributeError, "has no attribute 'x'", getattr, plain, "x")
raises(AttributeError, "'_thread._local' object attribute '__dict__' is read-only", setattr, plain, "__dict__", {})
raises(TypeError, "Initialization arguments are not supported", threading.local, 1)

# SimpleQueue.
q = _queue.SimpleQueue()
assert q.empty() and q.qsize() == 0
raises(_queue.Empty, "", q.get_nowait)
raises(_queue.Empty, "", q.get, False, -1)
raises(_queue.Empty, "", q.get, timeout=0.001)
raises(ValueError, "'timeout' must be a non-negative number", q.get, True, -1)
raises(TypeError, "'str' object cannot be interpreted as an integer", q.get, timeout="x")
for i in range(100):
    q.put(i, False, None)
assert q.qsize() == 100 and [q.get() for _ in range(100)] == list(range(100)) and q.empty()
got = []
t = threading.Thread(target=lambda: got.append(q.get()))
t.start()
q.put_nowait("late")
t.join()
assert got == ["late"]
assert repr(_queue.SimpleQueue[int]) == "_queue.SimpleQueue[int]" and _queue.Empty.__module__ == "_queue"


class Typed(_queue.SimpleQueue):
    pass


typed = Typed()
typed.put(1)
assert typed.get() == 1
