// Package site builds the static site from lessons, web and the engine, and
// serves it. It runs natively, on an author's machine.
//
// What it makes is a folder of files that any web server can serve, under any
// path: every address in it is relative, and nothing depends on headers but
// correct content types. Without JavaScript the lessons read, with recorded
// output.
//
//	index.html                  the contents
//	lessons/NN-name.html        one page a lesson, with its pictures beside it
//	playground/ open/ embed/    a program, a reader's document, an example in a frame
//	app.js page.css chunk-*.js  the page, bundled
//	engine/                     client.js, worker.js, wasm_exec.js, engine.wasm, library.txt
//	trace/decode.js             reads the traces that the engine posts
//	embed.js sw.js              <taketurns-example>; the service worker
//	search.json files.json      the text of the lessons; the list of all files
//
// The parts: lessons.go reads the lessons, page.go and pages.go draw pages,
// bundle.go and engine.go make scripts and wasm, files.go holds and writes what
// is made, serve.go, reload.go and watch.go serve it.
package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
)

// Options say how a site is built.
type Options struct {
	Root string // the project's folder
	// Repository is the address of the project's source on the web, for the
	// edit links, or "".
	Repository string
	// Live is a site for its author: not kept by a service worker, and not
	// minified.
	Live bool
}

// Build makes the whole site.
func Build(o Options) (Files, error) {
	if err := checkRoot(o.Root); err != nil {
		return nil, err
	}
	files := Files{}
	var errs []error
	for _, part := range Parts {
		made, err := part.Build(o)
		errs = append(errs, err)
		files.add(made)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return files, finish(o, files)
}

// A Part of the site is made from some of the project's folders and from
// nothing else, so that only what is stale has to be made again.
type Part struct {
	Name    string
	Folders []string // under the root
	Build   func(Options) (Files, error)
}

// Parts are all parts of the site. What they make does not overlap.
var Parts = []Part{
	{"lessons", []string{"lessons"}, buildPages},
	{"web", []string{"web"}, buildWeb},
	{"engine", []string{"wasm"}, buildEngine},
}

// checkRoot says what is missing for a build.
func checkRoot(root string) error {
	for _, name := range []string{"go.mod", "lessons", "web/app.js"} {
		if _, err := os.Stat(filepath.Join(root, name)); err != nil {
			return fmt.Errorf("run this in the project's root: there is no %s here", name)
		}
	}
	if _, err := os.Stat(filepath.Join(root, "web", "node_modules")); err != nil {
		return errors.New("web/node_modules is missing: make installs it (or: npm ci --prefix web)")
	}
	return nil
}

// finish adds what is made of all parts: the list of files, and the service
// worker, which bears the name of the build so that a changed site is a changed
// worker.
func finish(o Options, files Files) error {
	delete(files, "sw.js")
	delete(files, "files.json")
	build := name(files)
	list, err := json.Marshal(map[string]any{"build": build, "files": addresses(files)})
	if err != nil {
		return err
	}
	files["files.json"] = list
	if o.Live {
		files["sw.js"] = []byte(retiringWorker)
		return nil
	}
	worker, err := buildWorker(o, build)
	files["sw.js"] = worker
	return err
}

// name is a build's name: the same for the same files.
func name(files Files) string {
	sum := sha256.New()
	for _, path := range files.Paths() {
		digest := sha256.Sum256(files[path])
		fmt.Fprintf(sum, "%s\x00%x\n", path, digest)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// addresses lists files as pages address them: a folder stands for its index.
func addresses(files Files) []string {
	var list []string
	for path := range files {
		dir, base := filepath.Split(path)
		if base == "index.html" {
			path = dir
		}
		list = append(list, path)
	}
	sort.Strings(list)
	return list
}

// retiringWorker takes the place of a service worker that an earlier site left
// at this address.
const retiringWorker = `self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", async () => {
  for (const name of await caches.keys()) await caches.delete(name)
  await self.registration.unregister()
})
`

// readTree returns the files under a folder, by slash-separated path.
func readTree(folder string, want func(path string) bool) (Files, error) {
	files := Files{}
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !want(path) {
			return err
		}
		files[path], err = fs.ReadFile(root, path)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	return files, err
}
