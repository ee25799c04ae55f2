// This file tests serving: a built folder, and a live site that is built again.

package site

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestFolder(t *testing.T) {
	folder := t.TempDir()
	if _, err := Folder(folder); err == nil {
		t.Error("an empty folder is served as a site")
	}
	secret := filepath.Join(t.TempDir(), "secret.txt")
	write(t, secret, "secret")
	for name, text := range map[string]string{
		"index.html": "home", "open/index.html": "open", "engine/engine.wasm": "wasm", "engine/engine.wasm.br": "compressed",
		"a.js": "script", "a.webmanifest": "{}",
	} {
		write(t, filepath.Join(folder, name), text)
	}
	if err := os.Symlink(secret, filepath.Join(folder, "link.txt")); err != nil {
		t.Fatal(err)
	}
	h, err := Folder(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, accept string
		status       int
		kind, body   string
	}{
		{"/", "", 200, "text/html; charset=utf-8", "home"},
		{"/index.html", "", 200, "text/html; charset=utf-8", "home"},
		{"/open/", "", 200, "text/html; charset=utf-8", "open"},
		{"/open", "", 301, "", ""},
		{"/a.js", "br", 200, "text/javascript; charset=utf-8", "script"},
		{"/a.webmanifest", "", 200, "application/manifest+json", "{}"},
		{"/engine/engine.wasm", "gzip, br;q=0.5", 200, "application/wasm", "compressed"},
		{"/engine/engine.wasm", "gzip, br;q=0", 200, "application/wasm", "wasm"},
		{"/engine/engine.wasm", "", 200, "application/wasm", "wasm"},
		{"/nothing", "", 404, "", ""},
		{"/../../etc/passwd", "", 404, "", ""},
		{"/link.txt", "", 404, "", ""},
	} {
		request := httptest.NewRequest("GET", "http://localhost/", nil)
		request.URL.Path = c.path
		request.Header.Set("Accept-Encoding", c.accept)
		answer := httptest.NewRecorder()
		h.ServeHTTP(answer, request)
		if answer.Code != c.status {
			t.Errorf("%s: status %d, want %d", c.path, answer.Code, c.status)
		}
		if c.status == 200 && (answer.Body.String() != c.body || answer.Header().Get("Content-Type") != c.kind) {
			t.Errorf("%s (%s): %q as %s", c.path, c.accept, answer.Body, answer.Header().Get("Content-Type"))
		}
	}
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, httptest.NewRequest("POST", "/", nil))
	if answer.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d", answer.Code)
	}
}

func TestLive(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles to WebAssembly")
	}
	root := project(t)
	log := &notes{}
	live, err := NewLive(Options{Root: root}, log)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(live)
	defer server.Close()
	page := fetch(t, server.URL+"/lessons/02-two.html")
	for _, part := range []string{`src="/~reload.js"`, `data-build="`, "<h1>Two</h1>"} {
		if !strings.Contains(page, part) {
			t.Errorf("a live page lacks %s:\n%s", part, page)
		}
	}
	if strings.Contains(page, "data-offline") {
		t.Error("a live page is kept by a service worker")
	}
	if worker := fetch(t, server.URL+"/sw.js"); !strings.Contains(worker, "unregister") {
		t.Errorf("a live site's service worker: %s", worker)
	}

	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	events := listen(t, ctx, server.URL+"/~reload")
	first := <-events
	if !strings.Contains(page, `data-build="`+first+`"`) {
		t.Errorf("a page of another build than %s", first)
	}
	watching := make(chan error, 1)
	go func() { watching <- live.Watch() }()
	// Watching begins at some moment; until then the change is made again.
	second := ""
	for i := 0; second == ""; i++ {
		write(t, filepath.Join(root, "lessons/02-two.md"), "# Deux\n"+strings.Repeat("\n", i))
		select {
		case second = <-events:
		case <-time.After(2 * time.Second):
		case err := <-watching:
			t.Fatal(err)
		}
	}
	if second == first {
		t.Error("a changed site has the name of the old one")
	}
	if page := fetch(t, server.URL+"/lessons/02-two.html"); !strings.Contains(page, "<h1>Deux</h1>") {
		t.Errorf("the page was not built again:\n%s", page)
	}

	write(t, filepath.Join(root, "web/app.js"), "import 'nowhere'")
	live.Changed([]string{"web/app.js"})
	if !strings.Contains(log.String(), `Could not resolve "nowhere"`) {
		t.Errorf("a mistake was not told: %s", log.String())
	}
	if script := fetch(t, server.URL+"/app.js"); !strings.Contains(script, "Engine") {
		t.Error("a mistake took the page away")
	}
}

// notes keeps what is logged, by whichever goroutine.
type notes struct {
	mu   sync.Mutex
	text strings.Builder
}

func (n *notes) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *notes) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// listen returns the builds that a live site tells of.
func listen(t *testing.T, ctx context.Context, url string) <-chan string {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	builds := make(chan string, 10)
	go func() {
		event := ""
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				event = name
			} else if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok && event == "built" {
				builds <- data
			}
		}
	}()
	return builds
}
