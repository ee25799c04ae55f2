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
	"strings"

	"taketurns/wasm/site"
	"taketurns/wasm/syntax"
)

const usage = `usage: taketurns COMMAND [FLAG...] [ARGUMENT...]

  serve [-port 8000] [DIR]       serve the site of this project and build what changes; or a built DIR
  build [-o dist] [-sizes]       write the whole static site
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
	command, args := "serve", os.Args[1:]
	if len(args) > 0 {
		command, args = args[0], args[1:]
	}
	switch command {
	case "serve":
		os.Exit(serve(args))
	case "build":
		os.Exit(build(args))
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
