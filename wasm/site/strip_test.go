// This file runs a program before and after it is stripped: what reads the
// runtime's tables must not notice.

package site

import (
	"bytes"
	"compress/gzip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// stripProgram uses all that walks a stack: the garbage collector, growing
// stacks, panics, recovery and the functions that reflection makes.
const stripProgram = `package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"sort"
	"strings"
	"sync"
)

type node struct{ left, right *node; name string }

func tree(depth int) *node {
	if depth == 0 { return &node{name: fmt.Sprint("leaf", len(os.Args))} }
	return &node{tree(depth-1), tree(depth-1), fmt.Sprint(depth)}
}

func (n *node) count() int {
	if n == nil { return 0 }
	return 1 + n.left.count() + n.right.count()
}

// deep needs a stack of megabytes that is moved while pointers point into it.
func deep(n int, up *int) int {
	var here [8]int
	here[n%8] = *up + 1
	if n == 0 { return here[0] }
	if n%5000 == 0 { runtime.GC() }
	return deep(n-1, &here[n%8])
}

type value struct{ n int }
func (v value) Get() int { return v.n }
type getter interface{ Get() int }

//go:noinline
func call(g getter) { fmt.Println(g.Get()) }

func try(name string, f func()) {
	defer func() {
		r := recover()
		if err, ok := r.(error); ok { r = err.Error() }
		// This one text is made of the names of functions.
		if text, ok := r.(string); ok && strings.HasPrefix(text, "value method ") { r = "value method" }
		fmt.Println(name, r)
	}()
	f()
}

func helper() any { return recover() }

// outer is wrapped for *derived; what it inlines still counts as a frame.
type base struct{}
func (base) Recover() { inner() }
func inner() { indirect() }
//go:noinline
func indirect() { fmt.Println("indirect", recover()) }
type derived struct{ base }
type recoverer interface{ Recover() }

//go:noinline
func direct() { fmt.Println("direct", recover()) }
type straight struct{}
func (straight) Recover() { fmt.Println("method", recover()) }
type embedded struct{ *straight }

func main() {
	debug.SetGCPercent(5)
	sum := 0
	for range 20 { sum += tree(12).count() }
	fmt.Println("trees", sum)
	zero := 0
	fmt.Println("deep", deep(60000, &zero))

	m := map[string][]*node{}
	for i := range 20000 { k := fmt.Sprint(i % 997); m[k] = append(m[k], &node{name: k}) }
	var keys []string
	for k, l := range m { for _, n := range l { if n.name != k { panic(k) } }; keys = append(keys, k) }
	sort.Strings(keys)
	fmt.Println("maps", len(keys), keys[0], keys[996])

	var wg sync.WaitGroup
	results := make(chan int, 100)
	for i := range 100 {
		wg.Add(1)
		go func() { defer wg.Done(); runtime.Gosched(); results <- deep(500+i, &i) - i }()
	}
	wg.Wait()
	close(results)
	total := 0
	for r := range results { total += r }
	fmt.Println("goroutines", total, runtime.NumGoroutine())

	var none *value
	try("nil wrapper", func() { call(none) })
	try("nil", func() { fmt.Println(none.n) })
	try("index", func() { fmt.Println(keys[len(keys)]) })
	try("division", func() { fmt.Println(1 / zero) })
	try("error", func() { panic(errors.New("own")) })
	try("nested", func() {
		defer func() { panic(fmt.Sprint("second after ", recover())) }()
		panic("first")
	})
	try("not by a helper", func() { defer func() { helper() }(); panic("kept") })
	try("direct", func() { defer direct(); panic("taken") })
	try("wrapper", func() { defer recoverer(&derived{}).Recover(); panic("through") })
	try("method", func() { defer recoverer(embedded{&straight{}}).Recover(); panic("by method") })
	try("many defers", func() {
		for i := range 3 { defer fmt.Println("deferred", i) }
		defer func() { defer func() { fmt.Println("inner", recover()) }(); panic("again") }()
		var list []string
		_ = list[zero-1]
	})
	done := make(chan bool)
	go func() { defer close(done); defer fmt.Println("goexit"); runtime.Goexit() }()
	<-done

	swap := reflect.MakeFunc(reflect.TypeOf(strings.Repeat), func(in []reflect.Value) []reflect.Value {
		runtime.GC()
		return []reflect.Value{reflect.ValueOf(fmt.Sprint(in[1].Int(), in[0]))}
	}).Interface().(func(string, int) string)
	fmt.Println("made", swap("text", 7))
	get := reflect.ValueOf(value{5}).Method(0).Interface().(func() int)
	fmt.Println("method value", get())
	pc, _, _, ok := runtime.Caller(0)
	fmt.Println("caller", ok, runtime.FuncForPC(pc) != nil, len(debug.Stack()) > 0)

	var cleaned sync.WaitGroup
	cleaned.Add(1)
	func() { n := tree(3); runtime.SetFinalizer(n, func(*node) { cleaned.Done() }) }()
	for range 3 { runtime.GC() }
	cleaned.Wait()
	fmt.Println("finalized")
	defer fmt.Println("last words")
	panic("the end")
}
`

// TestStrip runs one program as it is and stripped.
func TestStrip(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("there is no node")
	}
	if testing.Short() {
		t.Skip("it compiles a program")
	}
	folder := t.TempDir()
	for name, text := range map[string]string{"main.go": stripProgram, "go.mod": "module strip\n\ngo 1.26\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := goTool(folder, "build", "-ldflags=-s -w", "-o", "whole.wasm", "."); err != nil {
		t.Fatal(err)
	}
	goroot, err := goTool(folder, "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	run := func(wasm string) (stdout, stderr string, exit int) {
		script := filepath.Join(strings.TrimSpace(goroot), "lib", "wasm", "wasm_exec_node.js")
		// Node's stack is small for a deep recursion.
		command := exec.Command(node, "--stack-size=8192", script, filepath.Join(folder, wasm))
		command.Env = []string{"PATH=" + os.Getenv("PATH")} // a large environment does not fit
		var out, errs bytes.Buffer
		command.Stdout, command.Stderr = &out, &errs
		err := command.Run()
		if _, ok := err.(*exec.ExitError); err != nil && !ok {
			t.Fatal(err)
		}
		return out.String(), errs.String(), command.ProcessState.ExitCode()
	}

	whole, err := os.ReadFile(filepath.Join(folder, "whole.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	stripped, err := stripWasm(whole)
	if err != nil {
		t.Skip("not a Go whose programs can be stripped:", err)
	}
	if before, after := zippedSize(whole), zippedSize(stripped); after > before*4/5 {
		t.Errorf("stripped it has %d bytes, before %d", after, before)
	}
	if err := os.WriteFile(filepath.Join(folder, "stripped.wasm"), stripped, 0o666); err != nil {
		t.Fatal(err)
	}
	want, wantErr, wantExit := run("whole.wasm")
	got, gotErr, gotExit := run("stripped.wasm")
	if got != want || gotExit != wantExit || gotExit != 2 {
		t.Errorf("stripped it prints and exits with\n%s%d\nbefore\n%s%d\nstderr\n%s", got, gotExit, want, wantExit, gotErr)
	}
	for _, text := range []string{wantErr, gotErr} {
		if !strings.Contains(text, "panic: the end") {
			t.Errorf("it ends with\n%s", text)
		}
	}
	if again, err := stripWasm(stripped); err != nil || !bytes.Equal(again, stripped) {
		t.Error("twice is not the same as once:", err)
	}
}

// zippedSize is what a file weighs when it is sent.
func zippedSize(data []byte) int {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(data) // a buffer cannot fail
	w.Close()
	return out.Len()
}

// TestStripStrangers gives it what is no program of a known Go.
func TestStripStrangers(t *testing.T) {
	header := "\x00asm\x01\x00\x00\x00"
	producers := "\x00\x1d\x09producers\x01\x08language\x01\x02Go\x04"
	for _, c := range []struct{ wasm, want string }{
		{"", "not WebAssembly"},
		{header, `made by ""`},
		{header + "\x0b\xff", "longer than the file"},
		{header + producers + "go1.", `made by "go1."`},
		{header + "\x00\x1f\x09producers\x01\x08language\x01\x02Go\x06go1.26", "it has no data"},
		{header + "\x00\x1f\x09producers\x01\x08language\x01\x02Go\x06go1.26\x0b\x03\x01\x01\x00", "does not write"},
		{header + "\x00\x1f\x09producers\x01\x08language\x01\x02Go\x06go1.26\x0b\x09\x01\x00\x41\x80\x01\x0b\x02\xf1\xff", "are not found"},
		{header + "\x00\x1f\x09producers\x01\x08language\x01\x02Go\x06go1.26\x0b\x0f\x01\x00\x41\x80\x01\x0b\x08" + pclntabMagic, "are not found"},
	} {
		if _, err := stripWasm([]byte(c.wasm)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.wasm, err, c.want)
		}
	}
}
