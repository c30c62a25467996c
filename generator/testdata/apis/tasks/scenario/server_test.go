package scenario

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// team is the API, written by hand from its documents.
type team struct {
	mu     sync.Mutex
	boards []map[string]any // the newest first
	tasks  []map[string]any
	made   int
}

func (s *team) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Header.Get("X-Board-Key") != key {
		problem(w, 401, "no-key", "There is no such key.")
		return
	}
	routes := http.NewServeMux()
	routes.HandleFunc("GET /v2/boards", s.list)
	routes.HandleFunc("POST /v2/boards", s.create)
	routes.HandleFunc("GET /v2/boards/count", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, 200, map[string]any{"count": len(s.boards)})
	})
	routes.HandleFunc("GET /v2/boards/{board}/tasks", s.listTasks)
	routes.HandleFunc("POST /v2/boards/{board}/tasks", s.add)
	routes.HandleFunc("PATCH /v2/boards/{board}/tasks/{task}", s.change)
	routes.HandleFunc("DELETE /v2/boards/{board}/tasks/{task}", s.drop)
	routes.ServeHTTP(w, r)
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

func problem(w http.ResponseWriter, status int, kind, title string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{
		"type": "https://taskboard.example/problems/" + kind, "title": title, "status": status, "instance": "/log/1",
	})
}

// body reads the members of a request's body.
func body(r *http.Request) (m map[string]any) {
	_ = json.NewDecoder(r.Body).Decode(&m)
	return m
}

// list hands out boards, whose cursor is the number of the first one.
func (s *team) list(w http.ResponseWriter, r *http.Request) {
	found := []map[string]any{}
	for _, b := range s.boards {
		if want := r.FormValue("archived"); want == "" || want == fmt.Sprint(b["archived"]) {
			found = append(found, b)
		}
	}
	start, err := strconv.Atoi(r.FormValue("cursor"))
	if err != nil && r.FormValue("cursor") != "" {
		problem(w, 422, "value", "There is no such cursor.")
		return
	}
	size, _ := strconv.Atoi(r.FormValue("size"))
	if size == 0 {
		size = 10
	}
	end := min(start+size, len(found))
	position := map[string]any{"next": nil, "total": len(found)}
	if end < len(found) {
		position["next"] = strconv.Itoa(end)
	}
	answer(w, 200, map[string]any{"boards": found[start:end], "page": position})
}

func (s *team) create(w http.ResponseWriter, r *http.Request) {
	name := body(r)["name"]
	for _, b := range s.boards {
		if b["name"] == name {
			problem(w, 409, "taken", "The name is taken.")
			return
		}
	}
	s.made++
	b := map[string]any{
		"id": fmt.Sprintf("brd_%d", s.made), "name": name, "archived": false,
		"created_at": time.Unix(int64(s.made), 0).UTC().Format(time.RFC3339),
	}
	s.boards = slices.Insert(s.boards, 0, b)
	answer(w, 201, b)
}

// listTasks hands out tasks behind the one that the cursor names.
func (s *team) listTasks(w http.ResponseWriter, r *http.Request) {
	var found []map[string]any
	for _, task := range s.tasks {
		states := r.FormValue("state")
		if task["board_id"] == r.PathValue("board") &&
			(states == "" || slices.Contains(strings.Split(states, ","), task["state"].(string))) {
			found = append(found, task)
		}
	}
	after := r.FormValue("starting_after")
	start := 1 + slices.IndexFunc(found, func(m map[string]any) bool { return m["id"] == after })
	limit, _ := strconv.Atoi(r.FormValue("limit"))
	if limit == 0 {
		limit = 10
	}
	end := min(start+limit, len(found))
	answer(w, 200, map[string]any{"data": found[start:end], "has_more": end < len(found)})
}

func (s *team) add(w http.ResponseWriter, r *http.Request) {
	task := body(r)
	s.made++
	task["id"], task["number"] = fmt.Sprintf("0b0f6f0c-5a4e-4a55-9d4d-%012d", s.made), s.made
	task["board_id"], task["state"] = r.PathValue("board"), "open"
	s.tasks = append(s.tasks, task)
	answer(w, 201, task)
}

// at is the place of the task that a path names; -1 where there is none.
func (s *team) at(w http.ResponseWriter, r *http.Request) int {
	i := slices.IndexFunc(s.tasks, func(m map[string]any) bool {
		return m["id"] == r.PathValue("task") && m["board_id"] == r.PathValue("board")
	})
	if i < 0 {
		problem(w, 404, "no-task", "There is no such task.")
	}
	return i
}

func (s *team) change(w http.ResponseWriter, r *http.Request) {
	if i := s.at(w, r); i >= 0 {
		for name, value := range body(r) {
			s.tasks[i][name] = value
		}
		answer(w, 200, s.tasks[i])
	}
}

func (s *team) drop(w http.ResponseWriter, r *http.Request) {
	if i := s.at(w, r); i >= 0 {
		s.tasks = slices.Delete(s.tasks, i, i+1)
		w.WriteHeader(204)
	}
}
