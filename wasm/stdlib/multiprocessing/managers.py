"""Managers: a process that keeps objects, and proxies by which others use them.

A proxy sends (object, method, arguments) and gets the result back. The server has a thread for each thread that
talks to it, so a method that waits, say a lock's acquire, holds up nobody else.
"""

import operator
import queue
import signal
import sys
import threading
import types

from . import get_context, pool, process, util
from .connection import Client, Listener
from .context import ProcessError
from .reduction import register

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token']


class Token:
    """Names an object of a manager."""

    __slots__ = ('typeid', 'address', 'id')

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __getstate__(self):
        return self.typeid, self.address, self.id

    def __setstate__(self, state):
        self.typeid, self.address, self.id = state

    def __repr__(self):
        return '%s(typeid=%r, address=%r, id=%r)' % (self.__class__.__name__, self.typeid, self.address, self.id)


class RemoteError(Exception):
    """Something went wrong in the manager itself."""

    def __str__(self):
        return '\n' + '-' * 75 + '\n' + str(self.args[0]) + '-' * 75


def dispatch(c, id, methodname, args=(), kwds={}):
    """Have the server call a method; return its result."""
    c.send((id, methodname, args, kwds))
    kind, result = c.recv()
    if kind == '#RETURN':
        return result
    try:
        raise convert_to_error(kind, result)
    finally:
        del result


def convert_to_error(kind, result):
    """The exception that an answer stands for."""
    if kind == '#ERROR':
        return result
    if kind in ('#TRACEBACK', '#UNSERIALIZABLE'):
        if kind == '#UNSERIALIZABLE':
            return RemoteError('Unserializable message: %s\n' % result)
        return RemoteError(result)
    return ValueError('Unrecognized message type {!r}'.format(kind))


def public_methods(obj):
    """The names of an object's methods that do not begin with an underscore."""
    return [name for name in dir(obj) if name[0] != '_' and callable(getattr(obj, name))]


class Server:
    """What runs in the manager's process."""

    public = ['shutdown', 'create', 'number_of_objects', 'dummy']

    def __init__(self, registry, address):
        self.registry = registry
        self.listener = Listener(address)
        self.address = self.listener.address
        self.id_to_obj = {}     # id -> (object, exposed methods, types of results to be kept here)
        self.mutex = threading.Lock()

    def serve_forever(self):
        """Serve until shut down."""
        self.stop_event = threading.Event()
        process.current_process()._manager_server = self
        accepter = threading.Thread(target=self.accepter)
        accepter.daemon = True
        accepter.start()
        try:
            while not self.stop_event.is_set():
                self.stop_event.wait(1)
        except (KeyboardInterrupt, SystemExit):
            pass
        sys.exit(0)

    def accepter(self):
        while True:
            try:
                c = self.listener.accept()
            except OSError:
                continue
            t = threading.Thread(target=self.serve_client, args=(c,))
            t.daemon = True
            t.start()

    def serve_client(self, conn):
        # The calls of one thread of one process.
        while not self.stop_event.is_set():
            try:
                request = conn.recv()
            except EOFError:
                return
            try:
                message = self.answer(*request)
            except Exception as e:
                message = ('#ERROR', e)
            try:
                try:
                    conn.send(message)
                except BrokenPipeError:
                    return
                except Exception:
                    import traceback
                    conn.send(('#UNSERIALIZABLE', traceback.format_exc()))
            except OSError:
                return

    def answer(self, ident, methodname, args, kwds):
        if ident is None:
            if methodname not in self.public:
                raise AttributeError('%r is not a method of the manager' % methodname)
            return ('#RETURN', getattr(self, methodname)(*args, **kwds))
        obj, exposed, gettypeid = self.id_to_obj[ident]
        if methodname not in exposed:
            fallback = self.fallback.get(methodname)
            if fallback is None:
                raise AttributeError('method %r of %r object is not in exposed=%r' % (
                    methodname, type(obj), exposed))
            return ('#RETURN', fallback(obj))
        res = getattr(obj, methodname)(*args, **kwds)
        typeid = gettypeid and gettypeid.get(methodname, None)
        if typeid:
            return ('#PROXY', self.keep(typeid, res))
        return ('#RETURN', res)

    fallback = {'__str__': str, '__repr__': repr, '#GETVALUE': lambda obj: obj}

    def keep(self, typeid, obj, exposed=None):
        # Keep an object; what a proxy for it must know.
        registered_exposed, method_to_typeid, proxytype = self.registry[typeid][1:]
        exposed = exposed or registered_exposed or public_methods(obj)
        if method_to_typeid is not None:
            exposed = list(exposed) + list(method_to_typeid)
        ident = '%x' % id(obj)
        with self.mutex:
            self.id_to_obj[ident] = (obj, set(exposed), method_to_typeid)
        return tuple(exposed), Token(typeid, self.address, ident)

    def create(self, typeid, /, *args, **kwds):
        """Make an object of a registered type."""
        callable = self.registry[typeid][0]
        if callable is None:
            if kwds or len(args) != 1:
                raise ValueError("Without callable, must have one non-keyword argument")
            obj = args[0]
        else:
            obj = callable(*args, **kwds)
        return self.keep(typeid, obj)

    def number_of_objects(self):
        """How many objects are kept."""
        return len(self.id_to_obj)

    def dummy(self):
        """Answer, to show that the server is there."""

    def shutdown(self):
        """End the server."""
        self.stop_event.set()


class State:
    INITIAL = 0
    STARTED = 1
    SHUTDOWN = 2


class BaseManager:
    """A manager with no types; register() adds them to a subclass."""

    _registry = {}

    def __init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *, shutdown_timeout=1.0):
        self._address = address
        self._state = State.INITIAL
        self._ctx = ctx or get_context()
        self._shutdown_timeout = shutdown_timeout

    def get_server(self):
        """A Server to be run in this process."""
        if self._state != State.INITIAL:
            if self._state == State.STARTED:
                raise ProcessError("Already started server")
            raise ProcessError("Manager has shut down")
        return Server(self._registry, self._address)

    def connect(self):
        """Use a server that runs already."""
        conn = Client(self._address)
        dispatch(conn, None, 'dummy')
        self._state = State.STARTED

    def start(self, initializer=None, initargs=()):
        """Start the server in a process of its own."""
        if self._state != State.INITIAL:
            if self._state == State.STARTED:
                raise ProcessError("Already started server")
            raise ProcessError("Manager has shut down")
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        reader, writer = self._ctx.Pipe(duplex=False)
        self._process = self._ctx.Process(
            target=type(self)._run_server,
            args=(self._registry, self._address, writer, initializer, initargs))
        ident = ':'.join(str(i) for i in self._process._identity)
        self._process.name = type(self).__name__ + '-' + ident
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state = State.STARTED
        self.shutdown = util.Finalize(self, self._finalize_manager, exitpriority=0)

    @classmethod
    def _run_server(cls, registry, address, writer, initializer=None, initargs=()):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if initializer is not None:
            initializer(*initargs)
        server = Server(registry, address)
        writer.send(server.address)
        writer.close()
        server.serve_forever()

    def _create(self, typeid, /, *args, **kwds):
        assert self._state == State.STARTED, 'server not yet started'
        conn = Client(self._address)
        try:
            exposed, token = dispatch(conn, None, 'create', (typeid,) + args, kwds)
        finally:
            conn.close()
        return token, exposed

    def join(self, timeout=None):
        """Wait for the server's end."""
        if self._process is not None:
            self._process.join(timeout)

    def __enter__(self):
        if self._state == State.INITIAL:
            self.start()
        if self._state != State.STARTED:
            if self._state == State.INITIAL:
                raise ProcessError("Unable to start server")
            raise ProcessError("Manager has shut down")
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    def _finalize_manager(self):
        if self._process.is_alive():
            try:
                conn = Client(self._address)
                try:
                    dispatch(conn, None, 'shutdown')
                finally:
                    conn.close()
            except Exception:
                pass
            self._process.join(timeout=self._shutdown_timeout)
            if self._process.is_alive():
                self._process.terminate()
                self._process.join(timeout=self._shutdown_timeout)
        self._state = State.SHUTDOWN

    @property
    def address(self):
        """Where the server can be reached."""
        return self._address

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None,
                 create_method=True):
        """Add a type: manager.typeid(...) makes an object in the server and returns a proxy."""
        if '_registry' not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, '_exposed_', None)
        method_to_typeid = method_to_typeid or getattr(proxytype, '_method_to_typeid_', None)
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if create_method:
            def temp(self, /, *args, **kwds):
                token, exp = self._create(typeid, *args, **kwds)
                return proxytype(token, 'pickle', manager=self, exposed=exp)
            temp.__name__ = typeid
            setattr(cls, typeid, temp)


class BaseProxy:
    """Stands for an object of a manager."""

    # address -> this thread's connection; a forked child begins without any
    _connections = {}
    _mutex = util.ForkAwareThreadLock()

    def __init__(self, token, serializer, manager=None, authkey=None, exposed=None, incref=True,
                 manager_owned=False):
        with BaseProxy._mutex:
            tls = BaseProxy._connections.get(token.address)
            if tls is None:
                tls = BaseProxy._connections[token.address] = util.ForkAwareLocal()
        self._tls = tls
        self._token = token
        self._id = token.id
        self._manager = manager
        util.register_after_fork(self, BaseProxy._after_fork)

    def _connect(self):
        self._tls.connection = Client(self._token.address)

    def _callmethod(self, methodname, args=(), kwds={}):
        """Have the method called in the server; return its result."""
        try:
            conn = self._tls.connection
        except AttributeError:
            self._connect()
            conn = self._tls.connection
        conn.send((self._id, methodname, args, kwds))
        kind, result = conn.recv()
        if kind == '#RETURN':
            return result
        elif kind == '#PROXY':
            exposed, token = result
            proxytype = self._manager_registry()[token.typeid][-1]
            return proxytype(token, 'pickle', manager=self._manager, exposed=exposed)
        try:
            raise convert_to_error(kind, result)
        finally:
            del result

    def _manager_registry(self):
        return self._manager._registry if self._manager is not None else SyncManager._registry

    def _getvalue(self):
        """A copy of the object."""
        return self._callmethod('#GETVALUE')

    def _after_fork(self):
        self._manager = None

    def __reduce__(self):
        if getattr(self, '_isauto', False):
            return RebuildProxy, (AutoProxy, self._token, {'exposed': self._exposed_})
        return RebuildProxy, (type(self), self._token, {})

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return '<%s object, typeid %r at %#x>' % (type(self).__name__, self._token.typeid, id(self))

    def __str__(self):
        try:
            return self._callmethod('__repr__')
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def RebuildProxy(func, token, options):
    """A proxy from its pickle."""
    return func(token, 'pickle', **options)


def MakeProxyType(name, exposed, _cache={}):
    """A class of proxies with the given methods."""
    exposed = tuple(exposed)
    try:
        return _cache[(name, exposed)]
    except KeyError:
        pass

    def make(meth):
        def method(self, /, *args, **kwds):
            return self._callmethod(meth, args, kwds)
        method.__name__ = meth
        return method

    made = type(name, (BaseProxy,), {meth: make(meth) for meth in exposed})
    made._exposed_ = exposed
    _cache[(name, exposed)] = made
    return made


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
    """A proxy with all public methods of the object."""
    made = MakeProxyType('AutoProxy[%s]' % token.typeid, exposed)
    proxy = made(token, serializer, manager=manager)
    proxy._isauto = True
    return proxy


# The types of SyncManager.

class Namespace:
    """An object with any attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        temp = ['%s=%r' % (name, value) for name, value in sorted(self.__dict__.items())
                if not name.startswith('_')]
        return '%s(%s)' % (self.__class__.__name__, ', '.join(temp))


class Value:
    """An object with one value."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        """The value."""
        return self._value

    def set(self, value):
        """Give it another value."""
        self._value = value

    def __repr__(self):
        return '%s(%r, %r)' % (type(self).__name__, self._typecode, self._value)

    value = property(get, set)


class _Array(list):
    # Numbers of one kind.

    def __init__(self, typecode, sequence):
        self.typecode = typecode
        super().__init__(map(self._checked, sequence))

    def _checked(self, value):
        if self.typecode in 'fd':
            return float(value)
        return operator.index(value)

    def __setitem__(self, i, value):
        super().__setitem__(i, self._checked(value) if isinstance(i, int) else list(map(self._checked, value)))

    def __repr__(self):
        return f'array({self.typecode!r}, {super().__repr__()})'

    def __reduce__(self):
        return _Array, (self.typecode, list(self))


def Array(typecode, sequence, lock=True):
    """Numbers of one kind."""
    return _Array(typecode, sequence)


class IteratorProxy(BaseProxy):
    _exposed_ = ('__next__', 'send', 'throw', 'close')

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod('__next__', args)

    def send(self, *args):
        return self._callmethod('send', args)

    def throw(self, *args):
        return self._callmethod('throw', args)

    def close(self, *args):
        return self._callmethod('close', args)


class AcquirerProxy(BaseProxy):
    _exposed_ = ('acquire', 'release')

    def acquire(self, blocking=True, timeout=None):
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod('acquire', args)

    def release(self):
        return self._callmethod('release')

    def __enter__(self):
        return self._callmethod('acquire')

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod('release')


class ConditionProxy(AcquirerProxy):
    _exposed_ = ('acquire', 'release', 'wait', 'notify', 'notify_all')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def notify(self, n=1):
        return self._callmethod('notify', (n,))

    def notify_all(self):
        return self._callmethod('notify_all')

    def wait_for(self, predicate, timeout=None):
        import time
        result = predicate()
        if result:
            return result
        endtime = None if timeout is None else time.monotonic() + timeout
        waittime = None
        while not result:
            if endtime is not None:
                waittime = endtime - time.monotonic()
                if waittime <= 0:
                    break
            self.wait(waittime)
            result = predicate()
        return result


class EventProxy(BaseProxy):
    _exposed_ = ('is_set', 'set', 'clear', 'wait')

    def is_set(self):
        return self._callmethod('is_set')

    def set(self):
        return self._callmethod('set')

    def clear(self):
        return self._callmethod('clear')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))


class BarrierProxy(BaseProxy):
    _exposed_ = ('__getattribute__', 'wait', 'abort', 'reset')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def abort(self):
        return self._callmethod('abort')

    def reset(self):
        return self._callmethod('reset')

    @property
    def parties(self):
        return self._callmethod('__getattribute__', ('parties',))

    @property
    def n_waiting(self):
        return self._callmethod('__getattribute__', ('n_waiting',))

    @property
    def broken(self):
        return self._callmethod('__getattribute__', ('broken',))


class NamespaceProxy(BaseProxy):
    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__')

    def __getattr__(self, key):
        if key[0] == '_':
            return object.__getattribute__(self, key)
        callmethod = object.__getattribute__(self, '_callmethod')
        return callmethod('__getattribute__', (key,))

    def __setattr__(self, key, value):
        if key[0] == '_':
            return object.__setattr__(self, key, value)
        callmethod = object.__getattribute__(self, '_callmethod')
        return callmethod('__setattr__', (key, value))

    def __delattr__(self, key):
        if key[0] == '_':
            return object.__delattr__(self, key)
        callmethod = object.__getattribute__(self, '_callmethod')
        return callmethod('__delattr__', (key,))


class ValueProxy(BaseProxy):
    _exposed_ = ('get', 'set')

    def get(self):
        return self._callmethod('get')

    def set(self, value):
        return self._callmethod('set', (value,))

    value = property(get, set)
    __class_getitem__ = classmethod(types.GenericAlias)


class ListProxy(MakeProxyType('BaseListProxy', (
        '__add__', '__contains__', '__delitem__', '__getitem__', '__imul__', '__len__', '__mul__',
        '__reversed__', '__rmul__', '__setitem__', 'append', 'clear', 'copy', 'count', 'extend', 'index',
        'insert', 'pop', 'remove', 'reverse', 'sort'))):

    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


class DictProxy(MakeProxyType('BaseDictProxy', (
        '__contains__', '__delitem__', '__getitem__', '__ior__', '__iter__', '__len__', '__or__',
        '__reversed__', '__ror__', '__setitem__', 'clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop',
        'popitem', 'setdefault', 'update', 'values'))):

    _method_to_typeid_ = {'__iter__': 'Iterator'}

    def __ior__(self, value):
        self._callmethod('__ior__', (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


ArrayProxy = MakeProxyType('ArrayProxy', ('__len__', '__getitem__', '__setitem__'))


class PoolProxy(MakeProxyType('PoolProxy', (
        'apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map', 'map_async', 'starmap',
        'starmap_async', 'terminate'))):

    _method_to_typeid_ = {'apply_async': 'AsyncResult', 'map_async': 'AsyncResult',
                          'starmap_async': 'AsyncResult', 'imap': 'Iterator', 'imap_unordered': 'Iterator'}

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class SyncManager(BaseManager):
    """A manager of lists, dicts, locks and the like; multiprocessing.Manager() starts one."""


# What the methods of dicts and the like return crosses as a list.
def _reduce_view(view):
    return list, (list(view),)


for _view in ({}.keys(), {}.values(), {}.items()):
    register(type(_view), _reduce_view)

SyncManager.register('Queue', queue.Queue)
SyncManager.register('JoinableQueue', queue.Queue)
SyncManager.register('Event', threading.Event, EventProxy)
SyncManager.register('Lock', threading.Lock, AcquirerProxy)
SyncManager.register('RLock', threading.RLock, AcquirerProxy)
SyncManager.register('Semaphore', threading.Semaphore, AcquirerProxy)
SyncManager.register('BoundedSemaphore', threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register('Condition', threading.Condition, ConditionProxy)
SyncManager.register('Barrier', threading.Barrier, BarrierProxy)
SyncManager.register('Pool', pool.Pool, PoolProxy)
SyncManager.register('list', list, ListProxy)
SyncManager.register('dict', dict, DictProxy)
SyncManager.register('Value', Value, ValueProxy)
SyncManager.register('Array', Array, ArrayProxy)
SyncManager.register('Namespace', Namespace, NamespaceProxy)
SyncManager.register('Iterator', proxytype=IteratorProxy, create_method=False)
SyncManager.register('AsyncResult', create_method=False)
