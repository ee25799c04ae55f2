package sys

// This file says what the interpreter is: version, limits, flags.

import (
	"math"
	"strings"

	"taketurns/wasm/object"
)

const (
	version     = "3.13.0 (main, Oct  7 2024, 05:02:14) [Taketurns]"
	hexVersion  = 0x030d00f0
	apiVersion  = 1013
	executable  = "/usr/bin/python3"
	prefix      = "/usr"
	libraryPath = "/usr/lib/python3.13"
)

var (
	versionInfoType = object.NewStructSeqType("sys", "version_info", 5, "major", "minor", "micro", "releaselevel", "serial")
	flagsType       = object.NewStructSeqType("sys", "flags", 18, "debug", "inspect", "interactive", "optimize", "dont_write_bytecode",
		"no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated",
		"dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits")
	floatInfoType = object.NewStructSeqType("sys", "float_info", 11, "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp",
		"dig", "mant_dig", "epsilon", "radix", "rounds")
	intInfoType = object.NewStructSeqType("sys", "int_info", 4, "bits_per_digit", "sizeof_digit", "default_max_str_digits",
		"str_digits_check_threshold")
	hashInfoType = object.NewStructSeqType("sys", "hash_info", 9, "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits",
		"seed_bits", "cutoff")
	threadInfoType = object.NewStructSeqType("sys", "thread_info", 3, "name", "lock", "version")
)

// bind gives the module what is not a function.
func bind(t *Thread, m *object.Module) error {
	n, s, f := object.Int, object.NewStr, object.Float
	d := m.Dict
	info := object.NewStructSeq(versionInfoType, n(3), n(13), n(0), s("final"), n(0))
	randomized := int64(1)
	if t.Interp.HashKey == [2]uint64{} {
		randomized = 0
	}
	z := n(0)
	for _, p := range []struct {
		name string
		v    Value
	}{
		{"version", s(version)}, {"hexversion", n(hexVersion)}, {"api_version", n(apiVersion)}, {"version_info", info},
		{"copyright", s("Taketurns, which behaves as CPython 3.13 does.")},
		{"platform", s("linux")}, {"byteorder", s("little")}, {"maxsize", n(math.MaxInt64)}, {"maxunicode", n(0x10ffff)},
		{"executable", s(executable)}, {"_base_executable", s(executable)},
		{"prefix", s(prefix)}, {"exec_prefix", s(prefix)}, {"base_prefix", s(prefix)}, {"base_exec_prefix", s(prefix)},
		{"platlibdir", s("lib")}, {"_stdlib_dir", s(libraryPath)}, {"_home", object.None}, {"_framework", s("")}, {"abiflags", s("")},
		{"pycache_prefix", object.None}, {"dont_write_bytecode", object.True}, {"float_repr_style", s("short")},
		{"_git", object.NewTuple([]Value{s("CPython"), s(""), s("")})},
		{"argv", list([]string{""})}, {"orig_argv", list([]string{executable})}, {"path", list(nil)},
		{"modules", object.Of(t.Interp.Modules)},
		{"meta_path", list(nil)}, {"path_hooks", list(nil)}, {"path_importer_cache", object.Of(object.NewDict())},
		{"warnoptions", list(nil)}, {"_xoptions", object.Of(object.NewDict())},
		{"flags", object.NewStructSeq(flagsType, z, z, z, z, n(1), z, z, z, z, z, z, n(randomized), z, object.False, z, z, object.False, n(4300))},
		{"float_info", object.NewStructSeq(floatInfoType, f(math.MaxFloat64), n(1024), n(308), f(0x1p-1022), n(-1021), n(-307),
			n(15), n(53), f(0x1p-52), n(2), n(1))},
		{"int_info", object.NewStructSeq(intInfoType, n(30), n(4), n(4300), n(640))},
		{"hash_info", object.NewStructSeq(hashInfoType, n(64), n(1<<61-1), n(314159), n(0), n(1000003), s("siphash13"), n(64), n(128), n(0))},
		{"thread_info", object.NewStructSeq(threadInfoType, s("pthread"), s("semaphore"), s("NPTL 2.36"))},
		{"implementation", implementation(t, info)},
		{"builtin_module_names", list(strings.Fields(builtinModules))},
	} {
		d.SetStr(t, p.name, p.v)
	}
	d.SetStr(t, "builtin_module_names", object.NewTuple(object.AsList(d.GetStr(t, "builtin_module_names")).Items))
	names := object.NewSet(object.FrozenSetType)
	for _, name := range object.StdlibNames() {
		if err := names.Add(t, s(name)); err != nil {
			return err
		}
	}
	d.SetStr(t, "stdlib_module_names", object.Of(names))
	for _, hook := range []string{"displayhook", "excepthook", "unraisablehook", "breakpointhook"} {
		d.SetStr(t, "__"+hook+"__", d.GetStr(t, hook))
	}
	for i, name := range []string{"stdin", "stdout", "stderr"} {
		v := newStream(i)
		t.Interp.Streams[i] = v
		d.SetStr(t, name, v)
		d.SetStr(t, "__"+name+"__", v)
	}
	return nil
}

// builtinModules are the modules that are C in CPython's own program.
const builtinModules = `_abc _ast _codecs _collections _functools _imp _io _locale _operator _signal _sre _stat _string _suggestions
	_symtable _sysconfig _thread _tokenize _tracemalloc _typing _warnings _weakref atexit builtins errno faulthandler gc itertools
	marshal posix pwd sys time`

// implementation is sys.implementation: programs are told what they can rely on.
func implementation(t *Thread, info Value) Value {
	ns := NewNamespace(t)
	d := object.MakeAttrs(ns)
	d.SetStr(t, "name", object.NewStr("cpython"))
	d.SetStr(t, "cache_tag", object.NewStr("cpython-313"))
	d.SetStr(t, "version", info)
	d.SetStr(t, "hexversion", object.Int(hexVersion))
	d.SetStr(t, "_multiarch", object.NewStr("x86_64-linux-gnu"))
	return ns
}
