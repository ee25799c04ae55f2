// This file serves an author's site from memory: what changes is built again,
// and the pages that show it reload.

package site

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
)

// reloadScript reloads a page when the server says so, also after the server
// itself has been started anew.
const reloadScript = `const events = new EventSource("/~reload")
let first = true
events.addEventListener("built", ({ data }) => {
  if (!first || data !== document.documentElement.dataset.build) location.reload()
  first = false
})
events.addEventListener("failed", ({ data }) => console.error(data))
`

// Live is a site that is built again as its sources change.
type Live struct {
	options Options
	log     io.Writer

	building sync.Mutex // one build at a time

	mu      sync.Mutex
	made    map[string]Files       // by part: what was built last
	files   Files                  // all of it
	build   string                 // its name
	trouble map[string]string      // by part: why it could not be built
	waiting map[chan struct{}]bool // woken when build or trouble changes
}

// NewLive builds a site for its author. What cannot be built is told on log
// and in the pages.
func NewLive(o Options, log io.Writer) (*Live, error) {
	if err := checkRoot(o.Root); err != nil {
		return nil, err
	}
	o.Live = true
	l := &Live{options: o, log: log, made: map[string]Files{}, trouble: map[string]string{}, waiting: map[chan struct{}]bool{}}
	l.rebuild(Parts)
	return l, nil
}

// Changed builds the parts again that are made from a path, relative to the
// root.
func (l *Live) Changed(paths []string) {
	var stale []Part
	for _, part := range Parts {
		if madeFrom(part, paths) {
			stale = append(stale, part)
		}
	}
	l.rebuild(stale)
}

func madeFrom(part Part, paths []string) bool {
	for _, folder := range part.Folders {
		for _, path := range paths {
			if strings.HasPrefix(filepath.ToSlash(path)+"/", folder+"/") {
				return true
			}
		}
	}
	return false
}

func (l *Live) rebuild(stale []Part) {
	l.building.Lock()
	defer l.building.Unlock()
	for _, part := range stale {
		made, err := part.Build(l.options)
		l.mu.Lock()
		delete(l.trouble, part.Name)
		if err != nil {
			fmt.Fprintf(l.log, "%s: %v\n", part.Name, err)
			l.trouble[part.Name] = err.Error()
		}
		if made != nil {
			l.made[part.Name] = made
		}
		l.mu.Unlock()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files = Files{}
	for _, made := range l.made {
		l.files.add(made)
	}
	if err := finish(l.options, l.files); err != nil {
		fmt.Fprintln(l.log, err)
	}
	l.build = name(l.files)
	for c := range l.waiting {
		select {
		case c <- struct{}{}:
		default: // it has news already
		}
	}
}

func (l *Live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/~reload":
		l.serveEvents(w, r)
	case "/~reload.js":
		w.Header().Set("Content-Type", contentTypes[".js"])
		io.WriteString(w, reloadScript) // the reader may have gone
	default:
		(&handler{read: l.read}).ServeHTTP(w, r)
	}
}

// read returns a file of the site, a page with the script that reloads it.
func (l *Live) read(name string) ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	data, ok := l.files[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	if strings.HasSuffix(name, ".html") {
		data = bytes.Replace(data, []byte("<html "), []byte(`<html data-build="`+l.build+`" `), 1)
		data = bytes.Replace(data, []byte("</head>"), []byte("<script type=\"module\" src=\"/~reload.js\"></script>\n</head>"), 1)
	}
	return data, nil
}

// state returns what a page should know now.
func (l *Live) state() (build string, trouble string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []error
	for _, part := range Parts {
		if message := l.trouble[part.Name]; message != "" {
			all = append(all, errors.New(part.Name+": "+message))
		}
	}
	if err := errors.Join(all...); err != nil {
		trouble = err.Error()
	}
	return l.build, trouble
}

// serveEvents tells a page of every build, as server-sent events.
func (l *Live) serveEvents(w http.ResponseWriter, r *http.Request) {
	news := make(chan struct{}, 1)
	l.mu.Lock()
	l.waiting[news] = true
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		delete(l.waiting, news)
		l.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	flush := http.NewResponseController(w).Flush
	for {
		build, trouble := l.state()
		if trouble != "" {
			fmt.Fprintf(w, "event: failed\ndata: %s\n\n", strings.ReplaceAll(trouble, "\n", "\ndata: "))
		}
		fmt.Fprintf(w, "event: built\ndata: %s\n\n", build)
		if err := flush(); err != nil {
			return
		}
		select {
		case <-news:
		case <-r.Context().Done():
			return
		}
	}
}
