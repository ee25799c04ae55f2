package object

// This file makes the builtin types. Each is declared here, so that they can
// name each other, and given its methods in the file of its own.

// The types.
var (
	TypeType, ObjectType                                                    *Type
	IntType, FloatType, BoolType, ComplexType, NoneType                     *Type
	EllipsisType, NotImplementedType                                        *Type
	StrType, BytesType, ByteArrayType, MemoryViewType                       *Type
	ListType, TupleType, DictType, SetType, FrozenSetType, RangeType        *Type
	SliceType, FunctionType, NativeType, MethodType, CodeType, CellType     *Type
	ModuleType, PropertyType, StaticMethodType, ClassMethodType, GetSetType *Type
	MemberType, SuperType, GeneratorType, CoroutineType, AsyncGenType       *Type
	TracebackType, FrameType, MappingProxyType, SeqIterType                 *Type
	RangeIterType, ListIterType, TupleIterType                              *Type // known to for loops directly
)

// objectHash and objectEq are object's own __hash__ and __eq__: finding one of
// them on a type says that its objects are compared by identity.
var objectHash, objectEq Value

func init() {
	TypeType = &Type{Name: "type", Qualname: "type", Module: "builtins", Builtin: true, Attrs: NewNamespace()}
	ObjectType = &Type{Name: "object", Qualname: "object", Module: "builtins", Builtin: true, Attrs: NewNamespace()}
	instanceLayout.base = ObjectType
	initBuiltin(ObjectType, nil, false)
	initBuiltin(TypeType, ObjectType, true)
	for _, d := range []struct {
		p     **Type
		name  string
		final bool
	}{
		{&IntType, "int", false}, {&FloatType, "float", false}, {&ComplexType, "complex", false},
		{&NoneType, "NoneType", true}, {&EllipsisType, "ellipsis", true}, {&NotImplementedType, "NotImplementedType", true},
		{&StrType, "str", false}, {&BytesType, "bytes", false}, {&ByteArrayType, "bytearray", false}, {&MemoryViewType, "memoryview", true},
		{&ListType, "list", false}, {&TupleType, "tuple", false}, {&DictType, "dict", false}, {&SetType, "set", false},
		{&FrozenSetType, "frozenset", false}, {&RangeType, "range", true}, {&SliceType, "slice", true},
		{&FunctionType, "function", true}, {&NativeType, "builtin_function_or_method", true}, {&MethodType, "method", true},
		{&CodeType, "code", true}, {&CellType, "cell", true}, {&ModuleType, "module", false},
		{&PropertyType, "property", false}, {&StaticMethodType, "staticmethod", false}, {&ClassMethodType, "classmethod", false},
		{&GetSetType, "getset_descriptor", true}, {&MemberType, "member_descriptor", true}, {&SuperType, "super", false},
		{&GeneratorType, "generator", true}, {&CoroutineType, "coroutine", true}, {&AsyncGenType, "async_generator", true},
		{&TracebackType, "traceback", true}, {&FrameType, "frame", true}, {&MappingProxyType, "mappingproxy", true},
		{&SeqIterType, "iterator", true}, {&RangeIterType, "range_iterator", true},
		{&ListIterType, "list_iterator", true}, {&TupleIterType, "tuple_iterator", true},
	} {
		*d.p = NewBuiltin(d.name, ObjectType, true)
		(*d.p).Final = d.final
	}
	BoolType = NewBuiltin("bool", IntType, false)
	BoolType.Final = true
	intTag.Type, floatTag.Type, boolTag.Type = IntType, FloatType, BoolType
	noneTag.Type, ellipsisTag.Type, notImplementedTag.Type = NoneType, EllipsisType, NotImplementedType
	for i := range latin1 {
		latin1[i] = Str{Head: Head{Type: StrType}, S: string(rune(i)), n: 1, interned: true}
	}
	makeExceptions()
	defineObject()
	defineType()
	defineUnion()
	defineException()
	defineGroup()
	defineGenerator()
	defineFunction()
	defineModule()
	defineDescriptors()
	objectHash, objectEq = ObjectType.Lookup("__hash__"), ObjectType.Lookup("__eq__")
	defineNumbers()
	defineStrings()
	defineBytes()
	defineSequences()
	defineDict()
	defineSet()
	defineIterators()
	defineReduce()
}
