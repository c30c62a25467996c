package scenario

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/copy/documents"
	"example.com/copy/documents/renditions"
	"example.com/copy/models"
	"example.com/copy/transport"
)

// unions sends values of every union, and reads them again.
func unions(t *testing.T, c *transport.Client) {
	all := documents.New(c)
	made := add(t, all, "unions")
	id := "reader_1"
	heading := models.Block{Heading: &models.Heading{Text: "Wind"}}
	outline := []models.Block{
		{Section: &models.Section{Parts: []models.Block{heading, {Section: &models.Section{Parts: []models.Block{}}}}}},
		heading,
	}
	for _, params := range []documents.ChangeParams{
		{Owner: models.Some(models.Owner{ID: &id}), Outline: models.Some(outline)},
		{Place: models.Some(models.Place{Site: &models.Site{URL: "https://a.example/b"}})},
		{Place: models.Some(models.Place{Rooms: []string{"east", "2"}})},
		{Place: models.Some(models.Place{Shelf: &models.Shelf{Shelf: 7, Within: models.Some(&models.Place{
			Shelf: &models.Shelf{Shelf: 1, Within: models.Some(&models.Place{Rooms: []string{}})},
		})}})},
		{Place: models.Null[models.Place]()},
	} {
		if _, err := all.Change(t.Context(), made.ID, params); err != nil {
			t.Fatal(err)
		}
		got, err := all.Get(t.Context(), made.ID, documents.GetParams{})
		if err != nil {
			t.Fatal(err)
		}
		d := got.Value
		if params.Place.IsZero() {
			sameJSON(t, d.Owner, params.Owner)
			sameJSON(t, d.Outline, params.Outline)
		} else {
			sameJSON(t, d.Place, params.Place)
		}
	}
	formOfUnions(t, all)
	recipes(t, renditions.New(c), made.ID)
	unionsRefused(t, all, made.ID)
}

// fromTheFuture is a document with a variant of every union that nobody knows yet.
var fromTheFuture = models.Document{
	ID: "doc_future", Title: "later", CreatedAt: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC),
	Owner: models.Some(models.Owner{Unknown: json.RawMessage(`[7,{"a":null}]`)}),
	Place: models.Some(models.Place{Shelf: &models.Shelf{Shelf: 1, Within: models.Some(&models.Place{
		Unknown: json.RawMessage(`{"orbit":["low",{"deg":51.60}]}`),
	})}}),
	Outline: models.Some([]models.Block{{Section: &models.Section{Parts: []models.Block{
		{Unknown: json.RawMessage(`{"kind":"chart","rows":[1,2.50,null]}`)},
	}}}}),
}

// unknown reads variants that nobody knows, and writes them as they came.
func unknown(t *testing.T, c *documents.Client, taken bool) {
	got, err := c.Get(t.Context(), fromTheFuture.ID, documents.GetParams{})
	if err != nil {
		t.Fatal(err)
	}
	sameJSON(t, got.Value, fromTheFuture)
	changed, err := c.Change(t.Context(), fromTheFuture.ID, documents.ChangeParams{
		Owner: got.Value.Owner, Place: got.Value.Place, Outline: got.Value.Outline,
	})
	switch {
	case !taken: // by a fake, which is as old as its client
		if !errors.Is(err, models.ErrRefused) {
			t.Errorf("took what it does not know: %v", err)
		}
	case err != nil:
		t.Error(err)
	default:
		sameJSON(t, changed.Value, fromTheFuture)
	}
}

// sameJSON compares what two values are on the wire.
func sameJSON(t *testing.T, got, want any) {
	t.Helper()
	a, err := json.Marshal(got)
	b, err2 := json.Marshal(want)
	var x, y any
	if err := errors.Join(err, err2, json.Unmarshal(a, &x), json.Unmarshal(b, &y)); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(x, y) {
		t.Errorf("got %s, want %s", a, b)
	}
}

// formOfUnions sends unions in the parts of a form.
func formOfUnions(t *testing.T, c *documents.Client) {
	id := "reader \"2\""
	place := models.Some(models.Place{Shelf: &models.Shelf{Shelf: 3}})
	made, err := c.Upload(t.Context(), documents.UploadParams{
		Title: "form", Owner: models.Some(models.Owner{ID: &id}), Place: place,
		File: transport.File{Content: strings.NewReader("x")},
	})
	if err != nil {
		t.Fatal(err)
	}
	sameJSON(t, made.Owner, models.Some(models.Owner{ID: &id}))
	sameJSON(t, made.Place, place)
}

// recipes has variants without their tag among their fields, and several successes.
func recipes(t *testing.T, c *renditions.Client, document string) {
	made := map[string]bool{}
	for _, recipe := range []models.Recipe{
		{Plain: &models.Plain{Columns: models.Some(80)}}, {Image: &models.Image{Page: 3}}, {Audio: &models.Audio{}},
		{Plain: &models.Plain{}},
	} {
		result, err := c.Make(t.Context(), document, renditions.MakeParams{Recipe: recipe})
		if err != nil || result.Status != 200 || result.Rendition == nil || result.Order != nil {
			t.Fatalf("made %+v and %v", result, err)
		}
		sameJSON(t, result.Rendition.Recipe, recipe)
		made[result.Rendition.Number] = true
	}
	page, err := c.List(t.Context(), document, renditions.ListParams{PerPage: 3})
	if err != nil || len(page.Items) != 3 || page.Total == nil || *page.Total != 4 || page.Next == "" {
		t.Errorf("the first page is %+v and %v", page, err)
	}
	for r, err := range c.All(t.Context(), document, renditions.ListParams{PerPage: 1}) {
		if err != nil {
			t.Fatal(err)
		}
		if !made[r.Number] || r.DocumentID != document {
			t.Errorf("a rendition is %+v", r)
		}
		delete(made, r.Number)
	}
	if len(made) > 0 {
		t.Errorf("not on any page: %v", made)
	}
}

// TestSeveralSuccesses has a server that makes a rendition later, or not at all.
func TestSeveralSuccesses(t *testing.T) {
	t.Parallel()
	answered := func(status int, body string, headers ...string) *renditions.MakeResult {
		c := renditions.New(hostile(t, always(status, body, headers...)))
		result, err := c.Make(t.Context(), "doc_1", renditions.MakeParams{Recipe: plain})
		if err != nil || result.Status != status || result.Rendition != nil {
			t.Fatalf("%d: %+v and %v", status, result, err)
		}
		return result
	}
	later := answered(202, `{"id": "ord_1", "queue": 4}`, "X-Cost", "7")
	if later.Order == nil || later.Order.Queue != 4 || later.Cost != 7 {
		t.Errorf("later: %+v", later)
	}
	if nothing := answered(204, ""); nothing.Order != nil || nothing.Cost != 0 {
		t.Errorf("nothing: %+v", nothing)
	}
}

// unionsRefused has mistakes that are found before anything is sent.
func unionsRefused(t *testing.T, c *documents.Client, id string) {
	none, empty := models.Place{}, ""
	both := models.Place{Rooms: []string{}, Site: &models.Site{URL: "https://a.example"}}
	deep := models.Place{Shelf: &models.Shelf{Shelf: 1, Within: models.Some(&models.Place{Shelf: &models.Shelf{}})}}
	block := models.Block{Section: &models.Section{Parts: []models.Block{{Heading: &models.Heading{}}}}}
	for want, params := range map[string]documents.ChangeParams{
		"place is required":                {Place: models.Some(none)},
		"place has more than one field":    {Place: models.Some(both)},
		"place.within.shelf 0 is less":     {Place: models.Some(deep)},
		"owner has 0 bytes":                {Owner: models.Some(models.Owner{ID: &empty})},
		"owner.email \"x\"":                {Owner: models.Some(mailOf("x"))},
		"outline[0].parts[0].text is requ": {Outline: models.Some([]models.Block{block})},
		"title, owner, place or outline":   {},
	} {
		_, err := c.Change(t.Context(), id, params)
		if _, ok := errors.AsType[*transport.ParamError](err); !ok || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, which does not say %s", err, want)
		}
	}
	file := transport.File{Content: strings.NewReader("x")}
	for want, params := range map[string]documents.UploadParams{
		"place.within.shelf 0 is less": {Title: "x", File: file, Place: models.Some(deep)},
		"place is required":            {Title: "x", File: file, Place: models.Some(none)},
		"owner.email \"x\"":            {Title: "x", File: file, Owner: models.Some(mailOf("x"))},
		"title is required":            {File: file},
	} {
		_, err := c.Upload(t.Context(), params)
		if _, ok := errors.AsType[*transport.ParamError](err); !ok || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, which does not say %s", err, want)
		}
	}
}

func mailOf(email string) models.Owner {
	return models.Owner{Person: &models.Person{Name: "n", Email: models.Some(email)}}
}
