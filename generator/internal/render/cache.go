package render

import (
	"crypto/sha256"
	"go/ast"
	"go/parser"
	"go/token"
	"sync"
)

// Cache keeps what a run of [Cache.Render] has done, for the next one: what every
// source was formatted to, the syntax of every file, every package that was
// checked, and the packages from elsewhere. It holds no more than the last run
// used. The zero value is empty.
type Cache struct {
	module, dir string
	fset        *token.FileSet // of everything below
	texts       recent[[sha256.Size]byte, []byte]
	syntax      recent[string, parsed]
	units       recent[string, *checked]
	outside     outside
}

// startFor empties a cache that was used for another module or folder.
func (c *Cache) startFor(module, dir string) {
	if c.fset == nil || c.module != module || c.dir != dir {
		*c = Cache{module: module, dir: dir, fset: token.NewFileSet()}
	}
}

// parsed is the syntax of a file, and the text that it is the syntax of.
type parsed struct {
	text   [sha256.Size]byte
	syntax *ast.File
}

// parse returns the syntax of a file.
func (c *Cache) parse(f File) (*ast.File, error) {
	text := sha256.Sum256(f.Data)
	known, ok := c.syntax.get(f.Path)
	if ok && known.text == text {
		return known.syntax, nil
	}
	if ok {
		c.fset.RemoveFile(c.fset.File(known.syntax.Package))
	}
	syntax, err := parser.ParseFile(c.fset, f.Path, f.Data, parser.SkipObjectResolution|parser.ParseComments)
	if err == nil {
		c.syntax.put(f.Path, parsed{text, syntax})
	}
	return syntax, err
}

// recent is a map that several goroutines may use, and that forgets what was not
// used of late.
type recent[K comparable, V any] struct {
	mu       sync.Mutex
	now, old map[K]V
}

func (r *recent[K, V]) get(key K) (V, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	value, ok := r.now[key]
	if !ok {
		if value, ok = r.old[key]; ok {
			r.now[key] = value
		}
	}
	return value, ok
}

func (r *recent[K, V]) put(key K, value V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.now == nil {
		r.now = map[K]V{}
	}
	r.now[key] = value
}

// forget removes what was not used since the last call.
func (r *recent[K, V]) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.old, r.now = r.now, map[K]V{}
}
