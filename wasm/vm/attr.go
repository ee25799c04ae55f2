package vm

// This file finds globals and attributes, and fills the caches that make the
// next time fast. A cache is a guess: the loop checks it before use.

import (
	"taketurns/wasm/object"
)

// What a Ref remembers.
const (
	refNone           uint8 = iota
	refGlobal               // entry Hint of the globals
	refBuiltin              // entry Hint of the builtins; the globals, of that Version, lack the name
	refInstance             // entry Hint of the instance's __dict__; the type has no data descriptor of the name
	refSlot                 // Slots[Hint] of the instance
	refModule               // entry Hint of the module's dict
	refMethod               // Value is a function of the type, whose objects have no __dict__
	refInstanceMethod       // the same, but the object's __dict__ must be looked at first
)

func loadGlobal(t *object.Thread, f *object.Frame, ref *object.Ref) (Value, error) {
	if i := f.Globals.FindName(t, ref.Name); i >= 0 {
		ref.Kind, ref.Hint = refGlobal, int32(i)
		return f.Globals.EntryAt(i), nil
	}
	if i := t.Interp.Builtins.FindName(t, ref.Name); i >= 0 {
		ref.Kind, ref.Hint, ref.Dict, ref.Version = refBuiltin, int32(i), f.Globals, f.Globals.Version
		return t.Interp.Builtins.EntryAt(i), nil
	}
	return Value{}, nameError(ref.Name.S)
}

// nameError says that a name is not defined, and keeps it for the suggestion.
func nameError(name string) error {
	e := object.Errorf(object.NameError, "name '%s' is not defined", name).(*object.Exception)
	object.SetExceptionAttr(e, "name", object.NewStr(name))
	return e
}

// plainInstance reports whether k's instances find attributes in the ordinary way.
func plainInstance(k *object.Type) bool { return k.OrdinaryGetattr() }

func loadAttr(t *object.Thread, obj Value, ref *object.Ref) (Value, error) {
	k := obj.O.Type
	switch {
	case k == object.ModuleType:
		d := object.Ptr[object.Module](obj).Dict
		if i := d.FindName(t, ref.Name); i >= 0 {
			ref.Kind, ref.Type, ref.Version, ref.Hint = refModule, k, k.Version, int32(i)
			return d.EntryAt(i), nil
		}
	case object.AsInstance(obj) != nil && plainInstance(k):
		a := k.Lookup(ref.Name.S)
		if a.O != nil && a.O.Type == object.MemberType {
			m := object.Ptr[object.Member](a)
			ref.Kind, ref.Type, ref.Version, ref.Hint = refSlot, k, k.Version, int32(m.Index)
			break
		}
		if a.O != nil && object.IsData(a) {
			break
		}
		if d := object.Ptr[object.Instance](obj).Attrs; d != nil {
			if i := d.FindName(t, ref.Name); i >= 0 {
				ref.Kind, ref.Type, ref.Version, ref.Hint = refInstance, k, k.Version, int32(i)
				return d.EntryAt(i), nil
			}
		}
	}
	return t.GetAttr(obj, ref.Name)
}

// loadMethod returns the function to call and the object to pass first, or
// what obj.name is and no object.
func loadMethod(t *object.Thread, obj Value, ref *object.Ref) (fn, self Value, err error) {
	k := obj.O.Type
	if plainInstance(k) {
		a := k.Lookup(ref.Name.S)
		if a.O != nil && (a.O.Type == object.FunctionType || a.O.Type == object.NativeType && object.Ptr[object.Native](a).IsMethod()) {
			switch {
			case !object.HasDict(obj):
				ref.Kind, ref.Type, ref.Version, ref.Value = refMethod, k, k.Version, a
				return a, obj, nil
			case !hasAttr(obj, ref.Name):
				ref.Kind, ref.Type, ref.Version, ref.Value = refInstanceMethod, k, k.Version, a
				return a, obj, nil
			}
		}
	}
	fn, err = loadAttr(t, obj, ref)
	return fn, Value{}, err
}

// hasAttr reports whether the object's __dict__ has the name.
func hasAttr(obj Value, name *object.Str) bool {
	d := object.AttrsOf(obj)
	return d != nil && d.HasName(name)
}

func storeAttr(t *object.Thread, obj Value, ref *object.Ref, v Value) error {
	k := obj.O.Type
	err := t.SetAttr(obj, ref.Name, v)
	if err == nil && object.AsInstance(obj) != nil && k.OrdinarySetattr() {
		if a := k.Lookup(ref.Name.S); a.O == nil || !object.IsData(a) {
			if d := object.Ptr[object.Instance](obj).Attrs; d != nil {
				if i := d.FindName(t, ref.Name); i >= 0 {
					ref.Kind, ref.Type, ref.Version, ref.Hint = refInstance, k, k.Version, int32(i)
				}
			}
		}
	}
	return err
}
