import typing, collections.abc, pickle
from typing import *
def chk(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
T = TypeVar("T"); S = TypeVar("S", bound=int); U = TypeVar("U", int, str); P = ParamSpec("P"); Ts = TypeVarTuple("Ts")
print(T, S, U, P, Ts, S.__bound__, U.__constraints__, TypeVar("C", covariant=True), TypeVar("D", contravariant=True))
for t in (List, List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, None], Union[int, str, None], Union[int], Tuple[int, ...], Tuple[()], Tuple[int, str], Callable, Callable[[int, str], bool], Callable[..., int], Callable[P, T], Any, Literal["a", 1, True], ClassVar[int], Final[str], Annotated[int, "x"], Type[int], Iterable[T], Mapping[str, T], Awaitable[int], Coroutine[Any, Any, int], Generator[int], AsyncIterator[str], NoReturn, Never, Self, Deque[int], DefaultDict[str, int], Concatenate[int, P], TypeGuard[int], Unpack[Ts], List["Foo"], ForwardRef("X"), Required[int], Set[int], FrozenSet[int], Counter[str], ContextManager[int], Sequence[List[T]]):
    print(t, get_origin(t), get_args(t), getattr(t, "__parameters__", None))
print(List[T][int], Dict[T, S][str, bool], Callable[P, T][[int, str], bool], Union[T, None][int], Mapping[str, T][int], List[T] == List[T], Union[int, str] == Union[str, int], Union[int, str] == (int | str), Optional[int] | str, "x" if 0 else List[int] | None, hash(List[int]) == hash(List[int]))
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
class Pair(Generic[T, S]): pass
class IntBox(Box[int]): pass
print(Box, Box[int], Box[int](3).get(), Box[int](3).__orig_class__, IntBox.__mro__, Pair.__parameters__, Pair[int, bool], IntBox.__orig_bases__, Box.__parameters__)
chk(lambda: Box[int, str]); chk(lambda: IntBox[int]); chk(lambda: Generic[int]); chk(lambda: List[int, str]); chk(lambda: Optional[int, str]); chk(lambda: Any()); chk(lambda: List[int]()); chk(lambda: isinstance([], List[int])); print(isinstance([], List)); chk(lambda: Union[()]); chk(lambda: Dict[int]); chk(lambda: ClassVar[int, str]); chk(Union); chk(lambda: Callable[int]); chk(lambda: TypeVar("X", int))
class Named(Protocol):
    name: str
    def hi(self) -> str: ...
@runtime_checkable
class Closeable(Protocol):
    def close(self): ...
class F:
    def close(self): pass
print(isinstance(F(), Closeable), isinstance(3, Closeable), issubclass(F, Closeable)); chk(isinstance, 3, Named); chk(Named)
class Impl(Named):
    name = "n"
    def hi(self): return "hi"
print(Impl().hi(), isinstance(3, SupportsInt), isinstance("", SupportsInt), is_protocol(Named), sorted(get_protocol_members(Named)))
class Pt(NamedTuple):
    x: int
    y: int = 0
    def s(self): return self.x + self.y
print(Pt(1), Pt(1, 2).s(), Pt._fields, Pt._field_defaults, Pt.__annotations__, NamedTuple("Q", [("a", int)])(1), Pt.__mro__)
class TD(TypedDict, total=False):
    a: Required[int]
    b: str
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__total__, is_typeddict(TD), TypedDict("E", {"k": int})(k=1), get_type_hints(TD))
UserId = NewType("UserId", int); print(UserId(5), UserId, UserId.__supertype__)
def f(a: int, b: "List[int]" = None, *c: Optional[str], d: Annotated[int, 1]) -> "Box[int]": ...
print(get_type_hints(f), get_type_hints(f, include_extras=True)["d"])
class A:
    x: "int"
    y: ClassVar["A"]
class B(A):
    z: List["A"]
print(get_type_hints(B)); chk(get_type_hints, 3)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), len(get_overloads(g)), cast(int, "x"), TYPE_CHECKING, Text); chk(assert_never, 3)
@final
class Fin: pass
print(Fin.__final__, get_origin(list[int]), get_args(dict[str, int]), get_args(Callable[[int], str]), get_origin(int | str))
print(pickle.loads(pickle.dumps(List[int])) == List[int], pickle.loads(pickle.dumps(Optional[int])))
import dataclasses
@dataclasses.dataclass
class DC(Generic[T]):
    v: T
    l: List[int] = dataclasses.field(default_factory=list)
print(DC[int](3), dataclasses.fields(DC)[1].type)
class Alias(List[int]): pass
print(Alias([1]), Alias.__mro__[:3]); print(collections.abc.Callable[[int], str], collections.abc.Callable[..., T][int])
