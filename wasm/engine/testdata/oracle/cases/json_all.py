import json, collections, io
def chk(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
v = {"a": [1, 2.5, -3, 1e100, True, False, None, "é\n\"\\\u2028😀\x00"], "b": {}, "c": [], "d": {"x": [[]]}, 1: 2, 1.5: 3, True: 4, None: 5}
for k in ({}, {"indent": 2}, {"indent": "\t"}, {"separators": (",", ":")}, {"ensure_ascii": False}, {"indent": 0}, {"indent": 2, "separators": (";", "=")}):
    s = json.dumps(v, **k); print(s); print(json.loads(s) == json.loads(json.dumps(v))if "separators" not in k or k["separators"][0] == "," else "")
print(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps((1, 2)), json.dumps("x"), json.dumps(float("nan")), json.dumps([float("inf"), -float("inf")]))
chk(json.dumps, float("nan"), allow_nan=False); chk(json.dumps, {1, 2}); chk(json.dumps, {(1,): 2}); print(json.dumps({(1,): 2, "a": 1}, skipkeys=True)); chk(json.dumps, object, default=lambda o: "D"); chk(json.dumps, b"x")
l = []; l.append(l); chk(json.dumps, l); d = {}; d["d"] = d; chk(json.dumps, d)
for s in ("", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{a:1}", "nul", "truex", "1 2", "\"abc", "\"\\x\"", "\"\\u12\"", "\"\n\"", "-", "01", "1.", ".5", "+1", "[1 2]", "{\"a\" 1}", "\ufeff1", "'a'", "1e5", "1E+2", "-0", "-0.0", "NaN", "-Infinity", "[]x", "  [ 1 , 2 ]  ", "\"\\ud83d\\ude00\\n\\/\"", "1e999", "123456789012345678901234567890"):
    chk(json.loads, s)
print(json.loads('{"a": 1, "b": [2]}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1}', object_pairs_hook=collections.OrderedDict), json.loads("1.5", parse_float=str), json.loads("15", parse_int=float), json.loads("NaN", parse_constant=str), json.loads(b'{"x": "\xc3\xa9"}'), json.loads("[1]".encode("utf-16")))
chk(json.loads, 3); f = io.StringIO(); json.dump([1, {"a": 2}], f); print(f.getvalue()); f.seek(0); print(json.load(f)); print(json.JSONDecoder().raw_decode("[1] rest"))
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex): return [o.real, o.imag]
        return super().default(o)
print(json.dumps(2 + 1j, cls=E)); chk(json.dumps, object(), cls=E)
try: json.loads("[1,\n x]")
except json.JSONDecodeError as e: print(e.msg, e.pos, e.lineno, e.colno, e.doc)
import enum
class I(enum.IntEnum): A = 1
print(json.dumps([I.A, {I.A: 2}]), json.dumps(collections.OrderedDict(z=1)), json.dumps(True))
