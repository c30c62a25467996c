package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// stacks is the API, written by hand from its documents.
type stacks struct {
	mu         sync.Mutex
	documents  []*stored // the newest first
	renditions []map[string]any
	made       int
	routes     *http.ServeMux
}

// stored is a document with its content, and counts its versions.
type stored struct {
	known   map[string]any
	content []byte
	cover   []byte
	version int
}

func (d *stored) tag() string { return fmt.Sprintf(`"v%d"`, d.version) }

func newStacks() *stacks {
	s := &stacks{routes: http.NewServeMux()}
	future := &stored{known: map[string]any{}}
	text, _ := json.Marshal(fromTheFuture)
	_ = json.Unmarshal(text, &future.known)
	s.documents = append(s.documents, future)
	s.routes.HandleFunc("GET /api/documents", s.list)
	s.routes.HandleFunc("POST /api/documents", s.upload)
	one := func(pattern string, handle func(http.ResponseWriter, *http.Request, *stored)) {
		s.routes.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			i := slices.IndexFunc(s.documents, func(d *stored) bool { return d.known["id"] == r.PathValue("id") })
			if i < 0 {
				fail(w, 404, "no_document", "There is no such document.")
				return
			}
			d := s.documents[i]
			if want := r.Header.Get("If-Match"); want != "" && want != d.tag() {
				fail(w, 412, "other_version", "Somebody else has changed it.")
				return
			}
			handle(w, r, d)
		})
	}
	one("GET /api/documents/{id}", s.get)
	one("PATCH /api/documents/{id}", s.change)
	one("DELETE /api/documents/{id}", s.remove)
	one("PUT /api/documents/{id}/content", s.replace)
	one("GET /api/documents/{id}/content", func(w http.ResponseWriter, _ *http.Request, d *stored) {
		w.Header().Set("Content-Type", "application/pdf")
		_, _ = w.Write(d.content)
	})
	one("GET /api/documents/{id}/cover", func(w http.ResponseWriter, r *http.Request, d *stored) {
		if d.cover == nil {
			fail(w, 404, "no_document", "There is no cover.")
			return
		}
		w.Header().Set("ETag", `W/"cover"`) // which ServeContent compares
		w.Header().Set("Content-Type", "image/png")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(d.cover))
	})
	one("GET /api/documents/{id}/text", func(w http.ResponseWriter, _ *http.Request, d *stored) {
		w.Header().Set("Content-Type", "text/markdown; charset=UTF-8")
		_, _ = w.Write(d.content)
	})
	one("GET /api/documents/{id}/location", func(w http.ResponseWriter, r *http.Request, _ *stored) {
		http.Redirect(w, r, "https://files.example/"+r.PathValue("id"), http.StatusTemporaryRedirect)
	})
	one("POST /api/documents/{id}/renditions", s.make)
	one("GET /api/documents/{id}/renditions", s.listRenditions)
	return s
}

func (s *stacks) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.Header().Set("X-Request-Id", "req_1")
	if user, secret, ok := r.BasicAuth(); !ok || user != reader || secret != password {
		fail(w, 401, "no_card", "There is no such reader.")
		return
	}
	s.routes.ServeHTTP(w, r)
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func fail(w http.ResponseWriter, status int, code, message string) {
	answer(w, status, map[string]any{"error": map[string]string{"code": code, "message": message}})
}

// window is a page of a list, which has the next one in its header: relative to the
// request's address, behind another link.
func window[T any](w http.ResponseWriter, r *http.Request, list []T) []T {
	size, _ := strconv.Atoi(r.FormValue("per_page"))
	if size == 0 {
		size = 30
	}
	start, _ := strconv.Atoi(r.FormValue("after"))
	end := min(start+size, len(list))
	if end < len(list) {
		query := r.URL.Query()
		query.Set("after", strconv.Itoa(end))
		w.Header().Add("Link", `<?after=0>; rel=first; title="a, b"`)
		w.Header().Add("Link", `<?`+query.Encode()+`>; rel="last next"`)
	}
	return append([]T{}, list[start:end]...)
}

func (s *stacks) list(w http.ResponseWriter, r *http.Request) {
	var found []map[string]any
	for _, d := range s.documents {
		if title := r.FormValue("title"); title == "" || title == d.known["title"] {
			found = append(found, d.known)
		}
	}
	answer(w, 200, window(w, r, found))
}

func (s *stacks) upload(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseMultipartForm(1 << 20); err != nil {
		fail(w, 422, "bad_value", err.Error())
		return
	}
	file, _, err := r.FormFile("file")
	if err != nil {
		fail(w, 422, "bad_value", err.Error())
		return
	}
	content, _ := io.ReadAll(file)
	s.made++
	d := &stored{version: 1, content: content, known: map[string]any{
		"id": fmt.Sprintf("doc_%d", s.made), "title": r.FormValue("title"),
		"created_at": time.Unix(int64(s.made), 0).UTC().Format(time.RFC3339),
	}}
	if cover, _, err := r.FormFile("cover"); err == nil {
		d.cover, _ = io.ReadAll(cover)
	}
	for _, name := range []string{"owner", "place", "pages"} {
		if text := r.FormValue(name); text != "" {
			d.known[name] = json.RawMessage(text)
		}
	}
	s.documents = slices.Insert(s.documents, 0, d)
	answer(w, 201, d.known)
}

func (s *stacks) get(w http.ResponseWriter, r *http.Request, d *stored) {
	w.Header().Set("ETag", d.tag())
	if r.Header.Get("If-None-Match") == d.tag() {
		w.WriteHeader(304)
		return
	}
	answer(w, 200, d.known)
}

func (s *stacks) change(w http.ResponseWriter, r *http.Request, d *stored) {
	var changes map[string]json.RawMessage
	if err := json.NewDecoder(r.Body).Decode(&changes); err != nil {
		fail(w, 422, "bad_value", err.Error())
		return
	}
	for name, value := range changes {
		d.known[name] = value
	}
	d.version++
	w.Header().Set("ETag", d.tag())
	answer(w, 200, d.known)
}

func (s *stacks) remove(w http.ResponseWriter, _ *http.Request, d *stored) {
	s.documents = slices.DeleteFunc(s.documents, func(other *stored) bool { return other == d })
	w.WriteHeader(204)
}

func (s *stacks) replace(w http.ResponseWriter, r *http.Request, d *stored) {
	d.content, _ = io.ReadAll(r.Body)
	d.version++
	w.Header().Set("ETag", d.tag())
	w.WriteHeader(204)
}

func (s *stacks) make(w http.ResponseWriter, r *http.Request, d *stored) {
	var body map[string]json.RawMessage
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil || !strings.Contains(string(body["recipe"]), `"as"`) {
		fail(w, 422, "bad_value", "There is no recipe.")
		return
	}
	s.made++
	made := map[string]any{
		"number": strconv.Itoa(s.made), "document_id": d.known["id"], "recipe": body["recipe"],
	}
	s.renditions = append(s.renditions, made)
	answer(w, 200, made)
}

func (s *stacks) listRenditions(w http.ResponseWriter, r *http.Request, d *stored) {
	var found []map[string]any
	for _, made := range s.renditions {
		if made["document_id"] == d.known["id"] {
			found = append(found, made)
		}
	}
	page := window(w, r, found)
	answer(w, 200, map[string]any{"renditions": page, "total": len(found)})
}
