// This file serves a site: a built folder, or the author's own, rebuilt while
// it is looked at (reload.go, watch.go).

package site

import (
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// contentTypes are those that browsers insist on or that systems disagree
// about. A site needs nothing else of a server.
var contentTypes = map[string]string{
	".html":        "text/html; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".json":        "application/json",
	".webmanifest": "application/manifest+json",
	".wasm":        "application/wasm",
	".svg":         "image/svg+xml",
	".md":          "text/markdown; charset=utf-8",
}

// Listen serves a handler on this machine only, says where on w, and returns
// when serving fails. Port 0 means any free one.
func Listen(w io.Writer, port int, handler http.Handler) error {
	listener, err := net.Listen("tcp", net.JoinHostPort("localhost", strconv.Itoa(port)))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "http://localhost:%d/\n", listener.Addr().(*net.TCPAddr).Port)
	return http.Serve(listener, handler)
}

// Folder serves a built site.
func Folder(folder string) (http.Handler, error) {
	if _, err := os.Stat(filepath.Join(folder, "index.html")); err != nil {
		return nil, fmt.Errorf("%s is not a built site: it has no index.html", folder)
	}
	root, err := os.OpenRoot(folder) // symbolic links do not lead out of it
	if err != nil {
		return nil, err
	}
	return &handler{read: func(name string) ([]byte, error) {
		return fs.ReadFile(root.FS(), name)
	}}, nil
}

// handler answers requests with files, compressed where there is such a twin.
type handler struct {
	read func(name string) ([]byte, error)
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	data, err := h.read(name)
	if err != nil {
		if _, err := h.read(path.Join(name, "index.html")); err == nil {
			http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
			return
		}
		http.NotFound(w, r)
		return
	}
	header := w.Header()
	if kind := contentTypes[path.Ext(name)]; kind != "" {
		header.Set("Content-Type", kind)
	}
	header.Set("Cache-Control", "no-cache")
	header.Set("X-Content-Type-Options", "nosniff")
	if compressible(name) {
		header.Set("Vary", "Accept-Encoding")
		if acceptsBrotli(r) {
			if twin, err := h.read(name + ".br"); err == nil {
				header.Set("Content-Encoding", "br")
				data = twin
			}
		}
	}
	header.Set("Content-Length", strconv.Itoa(len(data)))
	if r.Method == http.MethodGet {
		w.Write(data) // the reader may have gone
	}
}

// acceptsBrotli reports whether a request allows an answer in brotli.
func acceptsBrotli(r *http.Request) bool {
	for item := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, parameters, _ := strings.Cut(item, ";")
		if strings.TrimSpace(coding) == "br" {
			quality := strings.TrimRight(strings.ReplaceAll(parameters, " ", ""), "0.")
			return quality != "q="
		}
	}
	return false
}
