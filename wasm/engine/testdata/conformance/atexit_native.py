# atexit: what is called, in which order, and what becomes of exceptions.

import atexit
import sys

calls = []


def note(*args, **kwargs):
    calls.append((args, kwargs))


def fails(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, str(e)
    else:
        assert False, "nothing was raised"


assert atexit.register(note, 1, x=2) is note
fails(TypeError, "register() takes at least 1 argument (0 given)", atexit.register)
fails(TypeError, "the first argument must be callable", atexit.register, 3)


@atexit.register
def decorated():
    calls.append("decorated")


class Fails:
    def __call__(self):
        raise ValueError("c")

    def __repr__(self):
        return "Fails()"


def leaves():
    raise SystemExit(3)


def silent():
    raise KeyError


atexit.register(Fails())
atexit.register(leaves)
atexit.register(silent)
atexit.register(note, "twice")
atexit.register(print)
atexit.unregister(print)


class File:
    text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


sys.stderr = File()
atexit._run_exitfuncs()
text, sys.stderr = sys.stderr.text, sys.__stderr__
assert calls == [(("twice",), {}), "decorated", ((1,), {"x": 2})], calls
silenced = text.index("Exception ignored in atexit callback <function silent at 0x")
left = text.index("Exception ignored in atexit callback <function leaves at 0x")
failed = text.index("Exception ignored in atexit callback Fails():\nTraceback (most recent call last):\n  File ")
assert silenced < left < failed
assert "\n    raise KeyError\nKeyError: \n" in text and "\nSystemExit: 3\n" in text and text.endswith('\n    raise ValueError("c")\nValueError: c\n')
atexit._run_exitfuncs()
assert len(calls) == 3

# Functions equal to the one that is unregistered go, too.
class Equal:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Equal) and other.n == self.n

    def __call__(self):
        calls.append(self.n)


for n in (1, 2, 1):
    atexit.register(Equal(n))
atexit.unregister(Equal(1))
atexit._run_exitfuncs()
assert calls[3:] == [2]
atexit.register(note)
atexit._clear()
atexit._run_exitfuncs()
assert len(calls) == 4
