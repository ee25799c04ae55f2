import logging, logging.handlers, sys, threading, queue, re, io, warnings, os, tempfile
def chk(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
logging.warning("root %s", "warn"); logging.info("hidden"); logging.error("err")
print(logging.root.handlers, logging.getLogger("x.y"), logging.getLogger("x").getChild("z"), logging.getLogger("x.y").parent, logging.getLogger("x").getChildren() == {logging.getLogger("x.y"), logging.getLogger("x.z")})
logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)-8s %(name)s %(threadName)s %(processName)s %(module)s %(funcName)s %(filename)s %(levelno)s %(taskName)s %(message)s", force=True)
log = logging.getLogger("app.sub")
def f(): log.info("in f %d %s", 1, "a"); log.info("map %(k)s", {"k": 5})
f()
t = threading.Thread(target=f, name="T1"); t.start(); t.join()
try: 1 / 0
except ZeroDivisionError: log.exception("oops"); log.error("no info"); log.warning("with", exc_info=True)
log.info("stack", stack_info=True)
log.debug("bad %d", "x"); sys.stderr.flush()
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("{levelname} {message} {extra}", style="{", defaults={"extra": "none"})); l2 = logging.getLogger("l2"); l2.addHandler(h); l2.propagate = False
l2.warning("x"); l2.warning("y", extra={"extra": 3}); chk(l2.warning, "z", extra={"message": 1}); 
h.setFormatter(logging.Formatter("$levelname ${message}", style="$")); l2.error("dollar")
h.setFormatter(logging.Formatter("%(asctime)s %(message)s")); s = io.StringIO(); old = h.setStream(s); l2.error("time"); print(re.sub(r"\d", "9", s.getvalue()), end=""); h.setFormatter(logging.Formatter("%(asctime)s", "%H:%M")); l2.error(""); print(re.sub(r"\d", "9", s.getvalue()).splitlines()[-1]); h.setStream(old); h.setFormatter(logging.Formatter("%(relativeCreated).0f %(created).0f %(msecs)03d %(process)d %(thread)d %(pathname)s")); h.setStream(s); l2.error(1); print(len(s.getvalue().splitlines()[-1].split())); h.setStream(sys.stdout); h.setFormatter(None)
l2.addFilter(lambda r: "no" not in r.getMessage()); l2.error("no way"); l2.error("yes")
h.addFilter(logging.Filter("other")); l2.error("filtered"); h.filters.clear()
l2.setLevel("ERROR"); l2.warning("below"); print(l2.isEnabledFor(30), l2.getEffectiveLevel(), logging.getLevelName(40), logging.getLevelName("INFO"), logging.getLevelName(15)); chk(l2.setLevel, "NOPE"); chk(l2.setLevel, 1.5); chk(l2.log, "x", "y")
logging.addLevelName(25, "NOTICE"); l2.setLevel(1); h.setFormatter(logging.Formatter("%(levelname)s:%(message)s")); l2.log(25, "notice"); l2.log(33, "33")
a = logging.LoggerAdapter(l2, {"extra": 1}); a.info("adapter"); print(a)
logging.disable(logging.ERROR); l2.error("disabled"); l2.critical("crit"); logging.disable(logging.NOTSET)
q = queue.Queue(); qh = logging.handlers.QueueHandler(q); ql = logging.handlers.QueueListener(q, h); lq = logging.getLogger("lq"); lq.propagate = False; lq.addHandler(qh); ql.start(); lq.warning("queued %s", 1); 
try: [][1]
except IndexError: lq.exception("qexc")
ql.stop()
m = logging.handlers.MemoryHandler(10, target=h); lm = logging.getLogger("lm"); lm.propagate = False; lm.addHandler(m); lm.warning("kept"); print("before"); lm.error("flushes")
n = logging.getLogger("null"); n.addHandler(logging.NullHandler()); n.propagate = False; n.error("nothing"); print(n.handlers, n.hasHandlers())
p = os.path.join(tempfile.mkdtemp(), "f.log"); fh = logging.FileHandler(p, "w"); lf = logging.getLogger("lf"); lf.propagate = False; lf.addHandler(fh); lf.error("file é"); fh.close(); print(open(p).read(), h, str(fh).startswith("<FileHandler /"))
logging.captureWarnings(True); warnings.warn("captured"); logging.captureWarnings(False)
chk(logging.basicConfig, force=True, stream=1, filename="x"); chk(logging.basicConfig, force=True, nope=1); chk(logging.basicConfig, style="x", force=True); chk(logging.Formatter, "{", style="{"); chk(logging.Formatter, "nothing"); chk(logging.Formatter, "$", style="$")
chk(logging.getLogger, 5); chk(logging.setLoggerClass, int); print(logging.getLogger() is logging.root, logging.getLogger("root") is logging.root)
class MyLogger(logging.Logger): pass
logging.setLoggerClass(MyLogger); print(type(logging.getLogger("mine")).__name__); logging.setLoggerClass(logging.Logger)
r = logging.makeLogRecord({"msg": "hi %s", "args": ("x",), "name": "n"}); print(r.getMessage(), r); l2.handle(r)
import pickle; print(pickle.loads(pickle.dumps(l2)) is l2)
import asyncio
async def main(): logging.getLogger("as").warning("in task")
logging.basicConfig(force=True, stream=sys.stdout, format="%(taskName)s %(message)s"); asyncio.run(main())
root = logging.getLogger(); root.handlers.clear(); logging.getLogger("lr").warning("last resort"); logging.getLogger("lr").info("not"); logging.lastResort = None; logging.getLogger("lr").warning("none")
lw = logging.getLogger("w"); lw.warn("w")
class E(logging.Handler): pass
lw.addHandler(E()); chk(lw.error, "x")
h.name = "hh"; print(logging.getHandlerByName("hh") is h, sorted(logging.getLevelNamesMapping())[:3])
