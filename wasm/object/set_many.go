package object

// This file holds the methods of sets that take any number of iterables.

// manySets adds or drops the keys of several iterables, one after the other.
type manySets struct {
	set    *Set
	others []Value
	op     uint8
	result Value
	step   int
}

func (f *manySets) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		if err != nil {
			return Value{}, err
		}
		if f.step == len(f.others) {
			return f.result, nil
		}
		other := f.others[f.step]
		f.step++
		if f.op == setAdd {
			in, err = t.setUpdate(f.set, other, None)
		} else {
			in, err = t.setDifferenceUpdate(f.set, other, None)
		}
		if err == Pending {
			return in, err
		}
	}
}

// intersections is intersection() with any number of iterables.
type intersections struct {
	set    *Set
	others []Value
	step   int
}

func (f *intersections) Resume(t *Thread, in Value, err error) (Value, error) {
	if len(f.others) == 0 {
		return t.setCopy(Of(f.set))
	}
	for {
		if err != nil {
			return Value{}, err
		}
		if f.step > 0 {
			f.set = AsSet(in)
		}
		if f.step == len(f.others) {
			return in, nil
		}
		f.step++
		if in, err = t.setIntersection(f.set, f.others[f.step-1]); err == Pending {
			return in, err
		}
	}
}

// differences is difference() with one or more iterables.
type differences struct {
	set    *Set
	others []Value
	step   int
}

func (f *differences) Resume(t *Thread, in Value, err error) (Value, error) {
	for {
		switch f.step {
		case 0:
			f.step = 1
			if in, err = t.setDifference(f.set, f.others[0]); err == Pending {
				return in, err
			}
		case 1:
			if err != nil {
				return Value{}, err
			}
			f.step = 2
			return t.Run(&manySets{set: AsSet(in), others: f.others[1:], op: setDrop, result: in})
		case 2:
			return in, err
		}
	}
}

// becomeFrame is intersection_update: the set becomes the intersection.
type becomeFrame struct {
	set    *Set
	others []Value
	result Value
	asked  bool
}

func (f *becomeFrame) Resume(t *Thread, in Value, err error) (Value, error) {
	if !f.asked {
		f.asked = true
		if in, err = t.Run(&intersections{set: f.set, others: f.others}); err == Pending {
			return in, err
		}
	}
	if err != nil {
		return Value{}, err
	}
	s, n := f.set, AsSet(in)
	s.slots, s.fill, s.used = n.slots, n.fill, n.used
	s.changes++
	return f.result, nil
}
