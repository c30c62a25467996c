package shelvestest_test

import (
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.com/copy/models"
	"example.com/copy/shelves"
	"example.com/copy/shelves/shelvestest"
)

func TestShelves(t *testing.T) {
	fake := shelvestest.NewFake(models.Shelf{Room: models.Some("attic")})
	client := shelves.New(fake.Transport())
	long := models.Board{Length: 2, Above: models.Some(&models.Board{Length: 1})}
	made, err := client.Create(t.Context(), shelves.CreateParams{Room: models.Some("hall"), Board: models.Some(long)})
	if err != nil || made.Kind != "shelf" || made.Room.Or("") != "hall" || made.MadeAt == 0 {
		t.Fatalf("create: %+v and %v", made, err)
	}
	params := shelves.ListParams{Room: models.Some("hall"), Since: models.Some(models.UnixMilli(time.Now().UnixMilli())), Full: models.Some(true)}
	list, err := client.List(t.Context(), params)
	if err != nil || len(list) != 1 || list[0].ID != made.ID {
		t.Errorf("list: %+v and %v", list, err)
	}
	if calls := fake.ListCalls(); calls[0].Params != params {
		t.Errorf("list was called with %+v, want %+v", calls[0].Params, params)
	}
	changed, err := client.Change(t.Context(), made.ID, shelves.ChangeParams{Room: models.Null[string]()})
	if board, set := changed.Board.Get(); err != nil || !changed.Room.IsNull() || !set || !board.Above.IsSet() {
		t.Errorf("change: %+v and %v", changed, err)
	}
	short := models.Board{Length: 1, Above: models.Some(&models.Board{Length: 0.1})}
	if _, err := client.Change(t.Context(), made.ID, shelves.ChangeParams{Board: models.Some(models.Board{Length: 0.1})}); err == nil {
		t.Error("a board that is too short was accepted")
	}
	const refused = "shelves.Change: board.above.length 0.1 is less than 0.5"
	_, err = client.Change(t.Context(), made.ID, shelves.ChangeParams{Board: models.Some(short)})
	if err == nil || err.Error() != refused {
		t.Errorf("a board above another that is too short: got %v, want %s", err, refused)
	}
	gone, err := client.Remove(t.Context(), made.ID)
	if err != nil || gone.ID != made.ID || !gone.Deleted || gone.Kind != "gone" {
		t.Errorf("remove: %+v and %v", gone, err)
	}
	if _, err := client.Remove(t.Context(), made.ID); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("second remove: %v", err)
	}
	if sketch, err := client.Sketch(t.Context()); err != nil || sketch.ID != "shelf_1" {
		t.Errorf("sketch: %+v and %v", sketch, err)
	}
	if len(fake.All()) != 1 {
		t.Errorf("%d shelves are left", len(fake.All()))
	}
}

// A nil slice and a nil map that have to be sent are empty ones.
func TestNilIsEmpty(t *testing.T) {
	fake := shelvestest.NewFake()
	client := shelves.New(fake.Transport())
	params := shelves.SortParams{Rooms: map[string][]string{"attic": nil}}
	for want, params := range map[string]shelves.SortParams{`{"ids":[],"rooms":{}}`: {}, `{"ids":[],"rooms":{"attic":[]}}`: params} {
		if err := client.Sort(t.Context(), params); err != nil {
			t.Errorf("sort: %v", err)
		}
		if calls := fake.Calls(); string(calls[len(calls)-1].Body) != want {
			t.Errorf("sort sent %s, want %s", calls[len(calls)-1].Body, want)
		}
	}
}

// An operation without effects fails, and says where they belong. What it takes
// is checked all the same: a body that is required is sent when nothing is set.
func TestNoEffects(t *testing.T) {
	fake := shelvestest.NewFake()
	err := shelves.New(fake.Transport()).Paint(t.Context(), shelves.PaintParams{})
	failure, ok := errors.AsType[*models.APIError](err)
	if !ok || failure.StatusCode != 501 || !strings.Contains(err.Error(), "shelves.Paint has no Effects in the description") {
		t.Errorf("paint: %v", err)
	}
	if calls := fake.PaintCalls(); len(calls) != 1 || string(calls[0].Body) != "{}" {
		t.Errorf("paint was called with %+v", calls)
	}
	for body, want := range map[string]int{"": 400, "{}": 501} {
		req := httptest.NewRequestWithContext(t.Context(), "POST", "https://shop.example.com/v1/paint", strings.NewReader(body))
		req.Header.Set("Authorization", "Bearer "+shelvestest.Key)
		req.Header.Set("Content-Type", "application/json")
		answer := httptest.NewRecorder()
		fake.ServeHTTP(answer, req)
		if answer.Code != want {
			t.Errorf("a body of %q is answered with %d, want %d", body, answer.Code, want)
		}
	}
}
