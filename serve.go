// Command taketurns is the command line of the project: it builds and serves
// the site, checks the lessons, and runs Python programs on the simulated
// computer as the page does.
package main

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"taketurns/wasm/engine"
	"taketurns/wasm/lesson"
	"taketurns/wasm/lesson/check"
	"taketurns/wasm/site"
	"taketurns/wasm/syntax"
	"taketurns/wasm/trace"
)

const usage = `usage: taketurns COMMAND [FLAG...] [ARGUMENT...]

  serve [-port 8000] [DIR]       serve the site of this project and build what changes; or a built DIR
  build [-o dist] [-sizes]       write the whole static site
  run [FLAG...] FILE [ARG...]    run a program on the simulated computer; -c CODE or - (stdin) for FILE
  check [-update] [PATH...]      run the programs of lessons and compare with what the lessons say
  ast [-batch] FILE...           print the tree of each file as CPython's ast.dump does

Without a command: serve. A command's -help lists its flags.
`

// Exit codes, beside those of the programs that are run.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	// Programs make much garbage and keep little: collect seldom, but sooner when memory grows.
	debug.SetGCPercent(800)
	debug.SetMemoryLimit(1 << 30)
	command, args := "serve", os.Args[1:]
	if len(args) > 0 {
		command, args = args[0], args[1:]
	}
	switch command {
	case "serve":
		os.Exit(serve(args))
	case "build":
		os.Exit(build(args))
	case "run":
		os.Exit(run(args))
	case "check":
		os.Exit(checkLessons(args))
	case "ast":
		os.Exit(ast(args))
	case "help", "-h", "-help", "--help":
		fmt.Print(usage)
	default:
		fmt.Fprintf(os.Stderr, "taketurns: unknown command %s\n%s", command, usage)
		os.Exit(exitUsage)
	}
}

// parse reads the flags before the first argument. It exits on bad usage.
func parse(flags *flag.FlagSet, args []string) []string {
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(exitOK)
	case err != nil:
		os.Exit(exitUsage)
	}
	return flags.Args()
}

// fail reports an error and returns the exit code for it.
func fail(err error) int {
	fmt.Fprintln(os.Stderr, err)
	return exitFailed
}

func serve(args []string) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	port := flags.Int("port", 8000, "`number` of the port; 0 is any free one")
	repository := flags.String("repository", "", "`address` of the project's source, for the edit links")
	args = parse(flags, args)
	if len(args) > 1 {
		fmt.Fprintln(os.Stderr, "serve: at most one folder")
		return exitUsage
	}
	if len(args) == 1 {
		folder, err := site.Folder(args[0])
		if err != nil {
			return fail(err)
		}
		return fail(site.Listen(os.Stdout, *port, folder))
	}
	live, err := site.NewLive(site.Options{Root: ".", Repository: *repository}, os.Stderr)
	if err != nil {
		return fail(err)
	}
	failed := make(chan error)
	go func() { failed <- live.Watch() }()
	go func() { failed <- site.Listen(os.Stdout, *port, live) }()
	return fail(<-failed)
}

func build(args []string) int {
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	output := flags.String("o", "dist", "`folder` to write")
	sizes := flags.Bool("sizes", false, "print what each file weighs and write nothing")
	repository := flags.String("repository", "", "`address` of the project's source, for the edit links")
	if args = parse(flags, args); len(args) > 0 {
		fmt.Fprintln(os.Stderr, "build: unexpected", args[0])
		return exitUsage
	}
	files, err := site.Build(site.Options{Root: ".", Repository: *repository})
	if err != nil {
		return fail(err)
	}
	if *sizes {
		files.Sizes(os.Stdout)
		return exitOK
	}
	if err := files.Write(*output); err != nil {
		return fail(err)
	}
	return exitOK
}

// program is a program to run and the machine to run it on, as the command line
// names them.
type program struct {
	name    string // in tracebacks and __file__
	source  []byte
	folders []string // whose files it may read
	options engine.Options
}

// parseProgram reads the machine's flags, then FILE, -c CODE or - and the
// program's own arguments. It returns an exit code unless there is a program.
func parseProgram(flags *flag.FlagSet, args []string) (p program, exit int) {
	p.options = engine.DefaultOptions()
	for _, o := range []struct{ name, help string }{
		{"cores", "`number` of cores, 1 to 64 (default 2)"},
		{"gil", "`on` or off; off implies -switch=parallel"},
		{"start", "how processes start: `fork`, spawn or forkserver"},
		{"switch", "where threads may be switched: `calls`, instruction or parallel"},
		{"policy", "who runs next: `realistic`, round-robin, random or pct"},
		{"seed", "`number` for hashes, random numbers and jitter (default 0)"},
		{"schedule", "the schedule of an earlier run, as `text`"},
		{"limit", "`steps` after which the run is ended"},
	} {
		flags.Func(o.name, o.help, func(value string) error { return p.options.Set(o.name, value) })
	}
	flags.Func("path", "`folder` to find modules in; may be repeated", func(folder string) error {
		p.options.Path = append(p.options.Path, absolute(folder))
		return nil
	})
	// What follows the code is the program's, dashes included, so reading flags
	// ends there: by an error, since there is no other way to end it.
	var code *string
	flags.Func("c", "run this `code` instead of a file", func(text string) error {
		code = &text
		return errors.New("the end")
	})
	flags.SetOutput(io.Discard)
	err := flags.Parse(args)
	flags.SetOutput(os.Stderr)
	args = flags.Args()
	switch {
	case code != nil:
		p.name, p.source, err = "<string>", []byte(*code), nil
	case errors.Is(err, flag.ErrHelp):
		flags.Usage()
		return p, exitOK
	case err != nil:
		fmt.Fprintf(os.Stderr, "%s: %v\n", flags.Name(), err)
		return p, exitUsage
	case len(args) == 0:
		fmt.Fprintf(os.Stderr, "%s: name a file, or -c CODE, or - for stdin\n", flags.Name())
		return p, exitUsage
	case args[0] == "-":
		p.name, args = "<stdin>", args[1:]
		p.source, err = io.ReadAll(os.Stdin)
	default:
		p.name, args = absolute(args[0]), args[1:]
		p.source, err = os.ReadFile(p.name)
		p.folders = append(p.folders, filepath.Dir(p.name))
	}
	if p.name[0] == '<' {
		p.folders = append(p.folders, absolute("."))
	}
	p.folders = append(p.folders, p.options.Path...)
	p.options.Args = args
	if err = errors.Join(err, p.options.Check()); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", flags.Name(), err)
		return p, exitUsage
	}
	return p, -1
}

// absolute returns a path from the root, or the path as it is where the working
// folder is gone.
func absolute(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

// slice is how much of a program runs, in cost units, between two looks at what
// it wants.
const slice = 10_000_000

func run(args []string) int {
	flags := flag.NewFlagSet("run", flag.ContinueOnError)
	tell := flags.Bool("time", false, "tell virtual and real time on stderr")
	traceFile := flags.String("trace", "", "write a trace to this `file`, for Perfetto or chrome://tracing")
	p, exit := parseProgram(flags, args)
	if exit >= 0 {
		return exit
	}
	p.options.Ask = true
	p.options.Trace = *traceFile != ""
	began := time.Now()
	stdin := bufio.NewReader(os.Stdin)
	r := engine.New(p.name, p.source, p.options, p)
	for !r.Step(slice) {
		if _, needed := r.NeedsInput(); needed {
			line, err := stdin.ReadString('\n')
			r.Input(line, err != nil && line == "")
		}
	}
	result := r.Result()
	os.Stderr.WriteString(result.Report)
	if *tell {
		fmt.Fprintf(os.Stderr, "virtual %.6f s, real %.3f s\n", float64(result.Virtual)/1e9, time.Since(began).Seconds())
	}
	if *traceFile != "" {
		if err := writeTrace(*traceFile, r.Trace()); err != nil {
			return fail(err)
		}
	}
	return result.Exit
}

func writeTrace(name string, recorded *trace.Recorder) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriter(file)
	return errors.Join(trace.Chrome(buffered, recorded.Bytes()), buffered.Flush(), file.Close())
}

// Write writes what the program writes at once.
func (p program) Write(stream, _ int, text string) {
	if stream == 2 {
		os.Stderr.WriteString(text)
	} else {
		os.Stdout.WriteString(text)
	}
}

// ReadFile reads a file of the program's own folders.
func (p program) ReadFile(name string) ([]byte, error) {
	full := absolute(name)
	for _, folder := range p.folders {
		if inside, err := filepath.Rel(folder, full); err == nil && filepath.IsLocal(inside) {
			return os.ReadFile(full)
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func checkLessons(args []string) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	update := flags.Bool("update", false, "write what the programs print into the lessons")
	files := parse(flags, args)
	if len(files) == 0 {
		files, _ = filepath.Glob("lessons/*.md") // the pattern is valid
		if len(files) == 0 {
			return fail(errors.New("there are no lessons here: run this in the project's root, or name files"))
		}
	}
	exit := exitOK
	for _, file := range files {
		if err := checkLesson(file, *update); err != nil {
			exit = fail(err)
		}
	}
	return exit
}

// checkLesson checks the lesson of one file, or records it.
func checkLesson(file string, update bool) error {
	source, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	l, mistakes := lesson.Parse(file, source)
	failures := check.Lesson(l, simulated{})
	if update {
		recorded, count, err := check.Record(source, failures)
		if err != nil {
			return err
		}
		if count > 0 {
			if err := os.WriteFile(file, recorded, 0o666); err != nil {
				return err
			}
			fmt.Printf("%s: %d recorded\n", file, count)
			return checkLesson(file, false)
		}
	}
	var errs []error
	for _, m := range mistakes {
		errs = append(errs, m)
	}
	for _, f := range failures {
		errs = append(errs, f)
	}
	return errors.Join(errs...)
}

// simulated is the simulated computer for checking lessons.
type simulated struct{}

// checkLimit ends a lesson's program that would not end.
const checkLimit = 5_000_000_000

func (simulated) Run(source string, options []lesson.Option) (check.Run, error) {
	o := engine.DefaultOptions()
	o.Limit = checkLimit
	for _, option := range options {
		if err := o.Set(option.Key, option.Value); err != nil {
			return check.Run{}, err
		}
	}
	if err := o.Check(); err != nil {
		return check.Run{}, err
	}
	written := &transcript{}
	r := engine.New("main.py", []byte(source), o, written)
	for !r.Step(slice) {
	}
	result := r.Result()
	return check.Run{
		Stdout: written.stdout.String(), Stderr: written.stderr.String() + result.Report,
		Exit: result.Exit, Kind: result.Kind, Seconds: float64(result.Virtual) / 1e9,
	}, nil
}

func (simulated) Explore(string, []lesson.Option) (check.Outcomes, error) {
	return check.Outcomes{}, errors.New("outcomes cannot be explored yet")
}

// transcript keeps what a program writes. There are no files for it to read.
type transcript struct{ stdout, stderr strings.Builder }

func (t *transcript) Write(stream, _ int, text string) {
	if stream == 2 {
		t.stderr.WriteString(text)
	} else {
		t.stdout.WriteString(text)
	}
}

func (t *transcript) ReadFile(name string) ([]byte, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func ast(args []string) int {
	flags := flag.NewFlagSet("ast", flag.ContinueOnError)
	batch := flags.Bool("batch", false, "answer each file name on stdin with one line: a digest of its tree, or its error")
	args = parse(flags, args)
	if *batch {
		return astBatch(os.Stdin, os.Stdout)
	}
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, "ast: name a file")
		return exitUsage
	}
	code := exitOK
	for _, name := range args {
		tree, err := astOf(name)
		var syntaxError *syntax.Error
		switch {
		case errors.As(err, &syntaxError):
			fmt.Fprint(os.Stderr, syntaxError.Block())
			code = exitFailed
		case err != nil:
			code = fail(err)
		default:
			os.Stdout.WriteString(tree)
		}
	}
	return code
}

// astOf returns the tree of a file as Python prints it, newline included.
func astOf(name string) (string, error) {
	source, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	module, _, err := syntax.Parse(name, source)
	if err != nil {
		return "", err
	}
	return syntax.Dump(module) + "\n", nil
}

// astBatch answers every line of names with one line.
func astBatch(names io.Reader, answers io.Writer) int {
	lines := bufio.NewReader(names)
	blanks := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for {
		name, err := lines.ReadString('\n')
		if name = strings.TrimRight(name, "\r\n"); name != "" {
			tree, err := astOf(name)
			var syntaxError *syntax.Error
			switch {
			case errors.As(err, &syntaxError):
				e := syntaxError
				fmt.Fprintf(answers, "!%s\t%d\t%d\t%s\t%s\n", e.Type, e.Line, e.Col, blanks.Replace(e.Msg), name)
			case errors.Is(err, fs.ErrNotExist):
				fmt.Fprintf(answers, "!FileNotFoundError\t0\t0\t%s\t%s\n", blanks.Replace(err.Error()), name)
			case err != nil:
				fmt.Fprintf(answers, "!OSError\t0\t0\t%s\t%s\n", blanks.Replace(err.Error()), name)
			default:
				fmt.Fprintf(answers, "%x\t%s\n", sha256.Sum256([]byte(tree)), name)
			}
		}
		if err != nil {
			return exitOK
		}
	}
}
