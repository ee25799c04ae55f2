// This file tests building with a small project of its own: what is in a site,
// that its pages hold together, and what a build says when something is missing.

package site

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// project writes a small project to a temporary folder.
func project(t *testing.T) (root string) {
	t.Helper()
	root = t.TempDir()
	for name, text := range map[string]string{
		"go.mod":                   "module example\n\ngo 1.26\n",
		"wasm/main.go":             "package main\n\nfunc main() {}\n",
		"lessons/01-one.md":        "---\ntitle: One & \"only\"\nsummary: About <one>.\ncovers: [threads]\n---\n\nIntro. ![p](pic.png)\n\n## Part\n\nText.\n\n```python {#a}\nprint(1)\n```\n",
		"lessons/02-two.md":        "# Two\n\n[back](01-one.md#part)\n",
		"lessons/pic.png":          "picture",
		"lessons/notes.txt":        "not of the site",
		"web/app.js":               "import { Engine } from './engine/client.js'\nimport { decode } from './trace/decode.js'\nconsole.log(Engine, decode)\n",
		"web/engine/client.js":     "export class Engine { url = new URL('./worker.js', import.meta.url) }\n",
		"web/engine/worker.js":     "import './wasm_exec.js'\nconsole.log('worker')\n",
		"web/trace/decode.js":      "export const decode = () => 'decoded once'\n",
		"web/embed.js":             "import { decode } from './trace/decode.js'\ndecode()\n",
		"web/sw.js":                "console.log(BUILD)\n",
		"web/style/page.css":       "@import './more.css';\nbody { color: red }\n",
		"web/style/more.css":       "p { color: blue }\n",
		"web/static/icon.svg":      "<svg/>",
		"web/node_modules/x/x.txt": "",
	} {
		write(t, filepath.Join(root, name), text)
	}
	return root
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles to WebAssembly")
	}
	root := project(t)
	files, err := Build(Options{Root: root})
	if err != nil {
		t.Fatal(err)
	}
	const want = `app.js chunk-*.js embed.js embed/index.html engine/client.js engine/engine.wasm engine/library.txt engine/wasm_exec.js engine/worker.js ` +
		`files.json icon.svg index.html lessons/01-one.html lessons/01-one.md lessons/02-two.html lessons/02-two.md lessons/pic.png ` +
		`open/index.html page.css playground/index.html search.json sw.js trace/decode.js`
	got := regexp.MustCompile(`chunk-\w+`).ReplaceAllString(strings.Join(files.Paths(), " "), "chunk-*")
	if got != want {
		t.Errorf("files\n%s\nwant\n%s", got, want)
	}
	t.Run("addresses", func(t *testing.T) { checkAddresses(t, files) })
	t.Run("bundles", func(t *testing.T) { checkBundles(t, files) })
	t.Run("list", func(t *testing.T) { checkList(t, files) })
	again, err := Build(Options{Root: root})
	if err != nil {
		t.Fatal(err)
	}
	for path := range files {
		if !bytes.Equal(files[path], again[path]) {
			t.Errorf("%s differs from build to build", path)
		}
	}
}

// checkAddresses follows every relative address of every page to a file.
func checkAddresses(t *testing.T, files Files) {
	addresses := regexp.MustCompile(`(?:href|src)="([^"#]*)(?:#[^"]*)?"`)
	roots := regexp.MustCompile(`data-root="([^"]*)"`)
	for name, page := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		found := append(addresses.FindAllSubmatch(page, -1), roots.FindAllSubmatch(page, -1)...)
		if len(found) < 5 {
			t.Errorf("%s has %d addresses", name, len(found))
		}
		for _, m := range found {
			address := string(m[1])
			if strings.HasPrefix(address, "/") || strings.Contains(address, ":") {
				t.Errorf("%s: %s is not relative", name, address)
			}
			target := path.Join(path.Dir(name), address)
			if address == "" {
				continue
			}
			if strings.HasSuffix(address, "/") {
				target = path.Join(target, "index.html")
			}
			if files[target] == nil && target != "manifest.webmanifest" {
				t.Errorf("%s: %s leads nowhere", name, address)
			}
		}
		if !bytes.Contains(page, []byte(`http-equiv="Content-Security-Policy" content="default-src 'none';`)) {
			t.Errorf("%s has no security policy", name)
		}
		if inline := regexp.MustCompile(`<script>|<style| style=| on\w+=`).Find(page); inline != nil {
			t.Errorf("%s: %s breaks the security policy", name, inline)
		}
	}
}

func checkBundles(t *testing.T, files Files) {
	times := 0
	for name, data := range files {
		if path.Ext(name) == ".js" && name != "embed.js" && bytes.Contains(data, []byte("decoded once")) {
			times++
		}
	}
	if times != 1 {
		t.Errorf("a shared module ships %d times", times)
	}
	for name, part := range map[string]string{
		"app.js":           `"./engine/client.js"`,
		"engine/client.js": "./worker.js",
		"engine/worker.js": `"./wasm_exec.js"`,
		"page.css":         "#00f",
		"sw.js":            name(without(files, "sw.js", "files.json")),
	} {
		if !bytes.Contains(files[name], []byte(part)) {
			t.Errorf("%s lacks %s: %s", name, part, files[name])
		}
	}
}

func without(files Files, names ...string) Files {
	rest := Files{}
	rest.add(files)
	for _, name := range names {
		delete(rest, name)
	}
	return rest
}

func checkList(t *testing.T, files Files) {
	var list struct{ Files []string }
	if err := json.Unmarshal(files["files.json"], &list); err != nil {
		t.Fatal(err)
	}
	if got, want := len(list.Files), len(files)-2; got != want {
		t.Errorf("%d files listed of %d", got, want)
	}
	if list.Files[0] != "" || !strings.Contains(strings.Join(list.Files, " "), " playground/ ") {
		t.Errorf("indexes are not listed by their folder: %q", list.Files)
	}
}

func TestLessonPages(t *testing.T) {
	root := project(t)
	files, err := buildPages(Options{Root: root, Repository: "https://example.org/x"})
	if err != nil {
		t.Fatal(err)
	}
	for name, parts := range map[string][]string{
		"index.html": {
			`<li data-slug="01-one"><a href="lessons/01-one.html">One &amp; &#34;only&#34;</a>`, `<p>About &lt;one&gt;.</p>`, ">Two</a>",
		},
		"lessons/01-one.html": {
			`<p class="kicker">Lesson 1 of 2</p>`, `<h1>One &amp; &#34;only&#34;</h1>`, `<tt-lesson data-slug="01-one">`,
			`<a rel="next" href="02-two.html" aria-label="Next lesson: Two">`, `<a href="01-one.html" data-slug="01-one" title="One &amp; &#34;only&#34;" aria-current="page">`,
			`href="https://example.org/x/edit/main/lessons/01-one.md"`, `<tt-example id="a">`, `<img src="pic.png"`,
		},
		"lessons/02-two.html": {`<a href="01-one.html#part">back</a>`, `<a rel="prev" href="01-one.html"`},
		"search.json":         {`{"heading":"","id":"","text":"Intro. p threads"},{"heading":"Part","id":"part","text":"Text."}`},
	} {
		for _, part := range parts {
			if !bytes.Contains(files[name], []byte(part)) {
				t.Errorf("%s lacks %s", name, part)
			}
		}
	}
}

func TestMissing(t *testing.T) {
	for name, want := range map[string]string{
		"web/node_modules": "make installs it",
		"lessons":          "run this in the project's root: there is no lessons here",
		"web/app.js":       "there is no web/app.js here",
	} {
		root := project(t)
		if err := os.RemoveAll(filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
		if _, err := Build(Options{Root: root}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

func TestMistakes(t *testing.T) {
	root := project(t)
	write(t, filepath.Join(root, "lessons/01-one.md"), "```python {colour=red}\n```\n")
	files, err := buildPages(Options{Root: root})
	if err == nil || !strings.Contains(err.Error(), "01-one.md:1: unknown attribute colour") {
		t.Errorf("a lesson with a mistake: %v", err)
	}
	if files["lessons/02-two.html"] == nil {
		t.Error("a mistake in one lesson hides the others")
	}
	write(t, filepath.Join(root, "web/app.js"), "let = 1\nimport 'nowhere'\n")
	if _, err := buildWeb(Options{Root: root}); err == nil || !strings.Contains(err.Error(), `web/app.js:2:8: Could not resolve "nowhere"`) {
		t.Errorf("a script with a mistake: %v", err)
	}
	write(t, filepath.Join(root, "wasm/main.go"), "package main\n")
	if _, err := buildEngine(Options{Root: root}); err == nil || !strings.Contains(err.Error(), "function main is undeclared") {
		t.Errorf("an engine with a mistake: %v", err)
	}
}

func TestWrite(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "dist")
	first := Files{"files.json": []byte(`{"files":["","a/b.js","pic.png"]}`), "index.html": []byte("1"), "a/b.js": []byte("2"), "pic.png": []byte("3")}
	if err := first.Write(folder); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "kept.txt"), "of somebody else")
	second := Files{"files.json": []byte(`{"files":["","a/c.js"]}`), "index.html": []byte("1"), "a/c.js": []byte("2")}
	if err := second.Write(folder); err != nil {
		t.Fatal(err)
	}
	there, err := readTree(folder, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(there.Paths(), " "), "a/c.js a/c.js.br files.json files.json.br index.html index.html.br kept.txt"; got != want {
		t.Errorf("the folder holds %s, want %s", got, want)
	}
	other := t.TempDir()
	write(t, filepath.Join(other, "thesis.txt"), "precious")
	if err := second.Write(other); err == nil {
		t.Error("a site was written over other files")
	}
}

func TestSizes(t *testing.T) {
	var out strings.Builder
	Files{"a.js": bytes.Repeat([]byte("x"), 1000)}.Sizes(&out)
	if !regexp.MustCompile(`(?m)^ +1000 +\d\d +\d\d  a.js$`).MatchString(out.String()) {
		t.Errorf("sizes:\n%s", out.String())
	}
}
