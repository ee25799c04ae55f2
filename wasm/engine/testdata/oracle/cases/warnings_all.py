import warnings, sys
def chk(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
def g(): warnings.warn("in g", stacklevel=2)
warnings.warn("plain"); g(); g()
for i in range(3): warnings.warn("loop")
warnings.warn("dep", DeprecationWarning); warnings.warn("res", ResourceWarning); warnings.warn(UserWarning("inst"))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("a"); warnings.warn("a"); g()
    print(len(w), w[0].message, w[0].category, w[0].lineno == w[1].lineno, str(w[0])[:30])
with warnings.catch_warnings():
    warnings.simplefilter("error"); chk(warnings.warn, "err", RuntimeWarning)
with warnings.catch_warnings(action="ignore"): warnings.warn("ignored")
warnings.filterwarnings("ignore", message="skip.*"); warnings.warn("skip me"); warnings.warn("keep me")
warnings.filterwarnings("once", category=FutureWarning)
for i in range(2):
    warnings.warn("once", FutureWarning)
warnings.warn("once", FutureWarning)
chk(warnings.warn, "x", 3); chk(warnings.simplefilter, "nope"); chk(warnings.filterwarnings, "ignore", category=3)
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "line"), repr(warnings.catch_warnings(record=True)))
warnings.showwarning = lambda *a: print("show", a[0], a[1].__name__, a[3]); warnings.warn("shown")
warnings.warn_explicit("expl", UserWarning, "q.py", 7)
@warnings.deprecated("use h")
def old(): return 1
print(old(), old.__deprecated__)
