// Package scenario plays a morning with the boards of a team: against the fake, and
// against a server that shares no code with it.
package scenario

import (
	"errors"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"example.com/copy/boards"
	"example.com/copy/boards/boardstest"
	"example.com/copy/boards/tasks"
	"example.com/copy/models"
	"example.com/copy/taskboardtest"
	"example.com/copy/transport"
)

const key = "tb_4bQ7mJx0aVtYcR2nLwEoZ9"

func TestScenario(t *testing.T) {
	t.Parallel()
	t.Run("fake", func(t *testing.T) {
		t.Parallel()
		api := taskboardtest.NewFake()
		server := httptest.NewServer(api)
		t.Cleanup(server.Close)
		play(t, server.URL+"/v2", boardstest.Key)
	})
	t.Run("server", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(new(team))
		t.Cleanup(server.Close)
		play(t, server.URL+"/v2", key)
	})
}

// client is one that tries once.
func client(t *testing.T, url, key string) *transport.Client {
	t.Helper()
	c, err := transport.New(key, transport.WithBaseURL(url), transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1}))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func play(t *testing.T, url, key string) {
	c := client(t, url, key)
	manyBoards(t, boards.New(c))
	oneBoard(t, boards.New(c), tasks.New(c))
	_, err := boards.New(client(t, url, "tb_nobody")).Get(t.Context(), "brd_1")
	failure, ok := errors.AsType[*models.APIError](err)
	if !ok || !errors.Is(err, models.ErrUnauthorized) || len(failure.Errors) != 1 ||
		failure.Errors[0].Message != "There is no such key." || failure.TraceID == "" {
		t.Errorf("with a key that nobody has: %+v", err)
	}
	if strings.Contains(err.Error(), "tb_nobody") {
		t.Errorf("the key is in %v", err)
	}
}

// manyBoards makes boards and goes through them, page by page.
func manyBoards(t *testing.T, c *boards.Client) {
	ctx := t.Context()
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		made, err := c.Create(ctx, boards.CreateParams{Name: name})
		if err != nil || made.Name != name || made.Archived || made.CreatedAt.IsZero() {
			t.Fatalf("made %+v and %v", made, err)
		}
	}
	if _, err := c.Create(ctx, boards.CreateParams{Name: "a"}); !errors.Is(err, models.ErrConflict) {
		t.Errorf("a name that is taken: %v", err)
	}
	if _, err := c.Create(ctx, boards.CreateParams{}); err == nil ||
		err.Error() != "boards.Create: name is required" {
		t.Errorf("no name: %v", err)
	}
	first, err := c.List(ctx, boards.ListParams{Size: 2})
	if err != nil || len(first.Items) != 2 || *first.Total != 5 || first.Next == "" {
		t.Fatalf("the first page is %+v and %v", first, err)
	}
	var names []string
	for board, err := range c.All(ctx, boards.ListParams{Size: 2}) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, board.Name)
	}
	slices.Sort(names) // all may have been made in one instant
	if got := strings.Join(names, ""); got != "abcde" {
		t.Errorf("the boards are %s", got)
	}
	if none, err := c.List(ctx, boards.ListParams{Archived: models.Some(true)}); err != nil || len(none.Items) > 0 ||
		none.Next != "" || *none.Total != 0 {
		t.Errorf("the boards that are archived are %+v and %v", none, err)
	}
	_, err = c.List(ctx, boards.ListParams{Cursor: "made up"})
	if !errors.Is(err, models.ErrInvalid) {
		t.Errorf("a cursor that is made up: %v", err)
	}
	if count, err := c.Count(ctx); err != nil || count.Count == 0 {
		t.Errorf("the literal does not win: %+v and %v", count, err)
	}
}

// oneBoard fills a board, and works on it.
func oneBoard(t *testing.T, all *boards.Client, c *tasks.Client) {
	ctx := t.Context()
	board, err := all.Create(ctx, boards.CreateParams{Name: "Release"})
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{"one", "two", "three"} {
		if _, err := c.Add(ctx, board.ID, tasks.AddParams{
			Title: title, Due: "2026-04-01", Labels: models.Some([]string{title}),
		}); err != nil {
			t.Fatal(err)
		}
	}
	var titles, ids []string
	for task, err := range c.All(ctx, board.ID, tasks.ListParams{Limit: 1}) {
		if err != nil {
			t.Fatal(err)
		}
		titles, ids = append(titles, task.Title), append(ids, task.ID)
	}
	if got := strings.Join(titles, " "); got != "one two three" {
		t.Fatalf("the tasks are %s", got)
	}
	done, err := c.Change(ctx, board.ID, ids[0], tasks.ChangeParams{
		State: models.TaskStateDone, Due: models.Null[models.Date](),
	})
	if err != nil || done.State != models.TaskStateDone || !done.Due.IsNull() || done.Title != "one" {
		t.Errorf("changed to %+v and %v", done, err)
	}
	open, err := c.List(ctx, board.ID, tasks.ListParams{State: []models.TaskState{models.TaskStateOpen}})
	if err != nil || len(open.Items) != 2 {
		t.Errorf("open are %+v and %v", open, err)
	}
	if err := c.Drop(ctx, board.ID, ids[1]); err != nil {
		t.Error(err)
	}
	if err := c.Drop(ctx, board.ID, ids[1]); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("dropped twice: %v", err)
	}
	refusedBefore(t, c, board.ID)
}

// refusedBefore has mistakes that are found before anything is sent.
func refusedBefore(t *testing.T, c *tasks.Client, board string) {
	ctx := t.Context()
	_, nothing := c.Change(ctx, board, "0b0f6f0c-5a4e-4a55-9d4d-2f1f2a7e3c11", tasks.ChangeParams{})
	_, twice := c.Add(ctx, board, tasks.AddParams{Title: "x", Labels: models.Some([]string{"a", "a"})})
	_, never := c.Add(ctx, board, tasks.AddParams{Title: "x", Due: "2026-02-30"})
	_, nobody := c.List(ctx, board, tasks.ListParams{State: []models.TaskState{"late"}})
	for want, err := range map[string]error{
		"UUID":                          c.Drop(ctx, board, "7"),
		"state or due is required":      nothing,
		"is a duplicate of":             twice,
		"2026-02-30":                    never,
		`"late" is not one of open, do`: nobody,
	} {
		if _, ok := errors.AsType[*transport.ParamError](err); !ok || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, which does not say %s", err, want)
		}
	}
}
