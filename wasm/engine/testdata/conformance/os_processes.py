# fork, waiting, pipes and signals, as programs of the operating system use them.
import os
import signal
import sys
import threading
import time


def in_child(f):
    """The exit code of a forked process that calls f, minus the signal that ended it."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        try:
            code = f()
        except BaseException as e:
            code = 99 if not isinstance(e, SystemExit) else e.code
        os._exit(code or 0)
    got, status = os.waitpid(pid, 0)
    assert got == pid
    return os.waitstatus_to_exitcode(status)


def raises(kind, text, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == text, str(e)
        return
    raise AssertionError(f"no {kind.__name__}")


# The child has a copy of everything: closures, generators, cycles, classes, a half-done for loop.
class Node:
    count = 0

    def __init__(self, next=None):
        self.next = next
        Node.count += 1


node = Node()
node.next = node
numbers = (n * n for n in range(5))
next(numbers), next(numbers)
deep = []
for i in range(100_000):
    deep = [deep]


def counter():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n
    return up


up = counter()
up()


def child():
    node.extra, Node.count = 1, 7
    assert list(numbers) == [4, 9, 16] and up() == 2 and node.next.next is node and type(node) is Node
    assert len(deep[0][0]) == 1
    return Node.count


here = os.getpid()
assert in_child(child) == 7
assert Node.count == 1 and not hasattr(node, "extra") and up() == 2 and next(numbers) == 4
assert in_child(lambda: os.getppid() == here and os.getpid() != here) == 1
assert in_child(lambda: sys.exit(3)) == 3

for i in range(3):
    if in_child(lambda: i + 10) != i + 10:
        raise AssertionError(i)

# Pipes.
r, w = os.pipe()


def writer():
    os.close(r)
    for part in b"one", b"two", b"x" * 100_000:
        while part:
            part = part[os.write(w, part):]


pid = os.fork()
if pid == 0:
    writer()
    os._exit(0)
os.close(w)
received = b""
while part := os.read(r, 5000):
    received += part
assert received == b"onetwo" + b"x" * 100_000
assert os.waitpid(-1, 0) == (pid, 0)
os.close(r)
r, w = os.pipe()
copy = os.dup(w)
os.close(w)
assert os.write(copy, b"abc") == 3 and os.read(r, 2) == b"ab" and os.read(r, 2) == b"c"
os.close(copy)
assert os.read(r, 1) == b""
r2, w2 = os.pipe()
os.close(r2)
raises(BrokenPipeError, "[Errno 32] Broken pipe", os.write, w2, b"x")
for f in (lambda: os.read(w, 1), lambda: os.write(w, b""), lambda: os.close(w), lambda: os.dup(w)):
    raises(OSError, "[Errno 9] Bad file descriptor", f)

# Waiting.
raises(ChildProcessError, "[Errno 10] No child processes", os.waitpid, pid, 0)
raises(ChildProcessError, "[Errno 10] No child processes", os.wait)
pid = os.fork()
if pid == 0:
    time.sleep(0.3)
    os._exit(4)
assert os.waitpid(pid, os.WNOHANG) == (0, 0)
pid2, status = os.wait()
assert pid2 == pid and os.WIFEXITED(status) and os.WEXITSTATUS(status) == 4 and not os.WIFSIGNALED(status)
raises(ProcessLookupError, "[Errno 3] No such process", os.kill, pid, 0)

# Hooks.
log = []
os.register_at_fork(before=lambda: log.append("before 1"), after_in_child=lambda: log.append("child 1"), after_in_parent=lambda: log.append("parent 1"))
os.register_at_fork(before=lambda: log.append("before 2"), after_in_child=lambda: log.append("child 2"))
assert in_child(lambda: log == ["before 2", "before 1", "child 1", "child 2"]) == 1
assert log == ["before 2", "before 1", "parent 1"]

# Signals.
got = []
old = signal.signal(signal.SIGUSR1, lambda number, frame: got.append((number, frame.f_code.co_name)))
assert old == signal.SIG_DFL


def raiser():
    signal.raise_signal(signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGUSR1)


raiser()
assert got == [(signal.SIGUSR1, "raiser")] * 2, got


def sleeper():
    start = time.monotonic()
    time.sleep(0.4)
    return 1 if time.monotonic() - start >= 0.4 and len(got) == 3 else 2


pid = os.fork()
if pid == 0:
    os._exit(sleeper())
time.sleep(0.1)
os.kill(pid, signal.SIGUSR1)
assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1

for number in signal.SIGTERM, signal.SIGKILL:
    pid = os.fork()
    if pid == 0:
        time.sleep(10)
        os._exit(0)
    os.kill(pid, number)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -number

pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(0.3)
    os._exit(6)
time.sleep(0.1)
os.kill(pid, signal.SIGTERM)
assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 6


def interrupted():
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        return 8


assert in_child(interrupted) == 8
raises(ValueError, "signal number out of range", signal.signal, 99, lambda *a: None)
raises(OSError, "[Errno 22] Invalid argument", signal.signal, signal.SIGKILL, lambda *a: None)
raises(TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object", signal.signal, 15, "x")
assert signal.strsignal(15) == "Terminated" and repr(signal.SIGTERM) == "<Signals.SIGTERM: 15>"

# Only the thread that forks lives in the child, with the locks as they are.
lock = threading.Lock()
release = threading.Event()


def hold():
    with lock:
        release.wait()


thread = threading.Thread(target=hold)
thread.start()
while not lock.locked():
    time.sleep(0.01)
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert in_child(lambda: not lock.acquire(timeout=0.1) and threading.active_count() == 1 and not thread.is_alive()) == 1
assert [str(w.message) for w in caught] == [f"This process (pid={here}) is multi-threaded, use of fork() may lead to deadlocks in the child."]
release.set()
thread.join()
