package orders_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.com/copy/models"
	"example.com/copy/orders"
	"example.com/copy/orders/orderstest"
	"example.com/copy/transport"
)

// server answers every request with a body, and keeps what was sent.
func server(t *testing.T, answer string) (client *orders.Client, sent func() string) {
	t.Helper()
	var body string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		body = string(b)
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, answer)
	}))
	t.Cleanup(s.Close)
	c, err := transport.New(
		"key_1",
		transport.WithBaseURL(s.URL),
		transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1}),
	)
	if err != nil {
		t.Fatal(err)
	}
	return orders.New(c), func() string { return body }
}

// TestChoices decodes values of every shape, and writes them as they came.
func TestChoices(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		ok   func(p models.Party) bool
	}{
		"string":        {`"p1"`, func(p models.Party) bool { return *p.ID == "p1" }},
		"number":        {`2.5`, func(p models.Party) bool { return *p.Share == 2.5 }},
		"boolean":       {`false`, func(p models.Party) bool { return !*p.Nobody }},
		"array":         {`["p1",[true]]`, func(p models.Party) bool { return *p.Several[1].Several[0].Nobody }},
		"empty array":   {`[]`, func(p models.Party) bool { return p.Several != nil }},
		"keys":          {`{"tax_number":"7","owner":{"id":"i","nick_name":"x"}}`, ownedByPerson},
		"keys in front": {`{"later":{"a":[1]},"tax_number":"7"}`, nil},
		"first case": {
			`{"id":"i","nick_name":"x","tax_number":"7"}`,
			func(p models.Party) bool { return p.Company != nil && p.Person == nil },
		},
		"other keys":     {`{"a":"b"}`, func(p models.Party) bool { return p.Others["a"] == "b" }},
		"without a case": {`null`, func(p models.Party) bool { return p.Others == nil && p.Unknown == nil }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var p models.Party
			if err := json.Unmarshal([]byte(c.text), &p); err != nil {
				t.Fatal(err)
			}
			if c.ok != nil && !c.ok(p) {
				t.Errorf("%s became %+v", c.text, p)
			}
			got, err := p.AppendJSON(nil)
			var was, is any
			if json.Unmarshal([]byte(c.text), &was) != nil || json.Unmarshal(got, &is) != nil || err != nil {
				t.Fatal(err)
			}
			if a, b := compact(was), compact(is); a != b {
				t.Errorf("%s is written as %s", a, b)
			}
		})
	}
}

func compact(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

func ownedByPerson(p models.Party) bool {
	owner, ok := p.Company.Owner.Get()
	return ok && owner.Person.ID == "i"
}

// TestUnknownVariant keeps what it does not know.
func TestUnknownVariant(t *testing.T) {
	t.Parallel()
	const answer = `[{"kind":"shoe","size":41},{"name":"nn"},{"kind":"bag","later":1},{"kind":"box","things":[]}]`
	var list []models.Thing
	if err := json.Unmarshal([]byte(answer), &list); err != nil {
		t.Fatal(err)
	}
	if list[0].Unknown == nil || list[1].Unknown == nil || list[2].Bag == nil || list[2].Bag.Extra["kind"] != nil ||
		list[3].Box == nil {
		t.Errorf("decoded %+v", list)
	}
	got, err := json.Marshal(list)
	if want := strings.Replace(
		answer,
		`{"kind":"box","things":[]}`,
		`{"id":"","things":[],"kind":"box"}`,
		1,
	); err != nil || string(got) != want {
		t.Errorf("written as %s, %v", got, err)
	}
}

// TestSent sends models without what only responses hold.
func TestSent(t *testing.T) {
	t.Parallel()
	client, sent := server(t, `{"id":"o1","party":"p1","items":[]}`)
	hat := models.Thing{Hat: &models.Hat{Size: models.SizeSmall}}
	box := models.Box{ID: "b1", Name: models.Some("box"), Things: []models.Thing{hat}}
	_, err := client.Place(t.Context(), orders.PlaceParams{
		Label: &models.Label{Text: "fragile"},
		Draft: models.Draft{Items: []models.Item{{Price: 1, Thing: models.Thing{Box: &box}}}},
		Party: models.Some(models.Party{
			Person: &models.Person{ID: "p1", NickName: models.Some("x"), Password: models.Some(models.Secret("1234"))},
		}),
	})
	const want = `{"draft":{"items":[{"price":1,"thing":{"kind":"box","name":"box","things":[{"kind":"hat","size":` +
		`"small"}]},"spare":null}]},"label":{"text":"fragile"},` +
		`"party":{"nick_name":"x","password":"1234"}}`
	if err != nil || sent() != want {
		t.Errorf("%v, sent %s\nwant %s", err, sent(), want)
	}
}

// TestRefused breaks a rule of a model in a body.
func TestRefused(t *testing.T) {
	t.Parallel()
	text := func(s string) *string { return &s }
	person := func(p models.Person) models.Party { return models.Party{Person: &p} }
	item := func(i models.Item) models.Draft { return models.Draft{Items: []models.Item{i}} }
	bag := models.Thing{Bag: &models.Bag{}}
	named := models.Some("nn")
	for name, c := range map[string]struct {
		draft models.Draft
		party models.Party
		want  string
	}{
		"pointer":    {want: "label is required"},
		"price":      {draft: item(models.Item{Thing: bag}), want: "draft.items[0].price 0 is less than 0.5"},
		"no variant": {draft: item(models.Item{Price: 1}), want: "draft.items[0].thing is required"},
		"two variants": {
			draft: item(models.Item{Price: 1, Thing: models.Thing{Bag: &models.Bag{}, Hat: &models.Hat{}}}),
			want:  "draft.items[0].thing has more than one field set",
		},
		"enum": {
			draft: item(models.Item{Price: 1, Thing: models.Thing{Hat: &models.Hat{Size: "vast"}}}),
			want:  `draft.items[0].thing.size "vast" is not one of small, large`,
		},
		"label": {
			draft: models.Draft{Labels: models.Some(map[string]string{"a": "b", "c": "long"})},
			want:  `draft.labels.c "long" has 4 bytes, which is outside 0..3`,
		},
		"inner": {
			draft: models.Draft{Parts: models.Some(&models.Draft{Items: []models.Item{{}}})},
			want:  "draft.parts.items[0].price 0 is less than 0.5",
		},
		"secret": {
			party: person(models.Person{Name: named, Password: models.Some(models.Secret("1"))}),
			want:  "party.password has 1 bytes, fewer than 4",
		},
		"write": {party: person(models.Person{Name: named}), want: "party.password is required"},
		"rule": {
			party: person(models.Person{Password: models.Some(models.Secret("1234"))}),
			want:  "party.name or party.nick_name is required",
		},
		"inside": {party: models.Party{Several: []models.Party{{ID: text("a")}, {}}}, want: "party[1] is required"},
		"pattern": {
			party: models.Party{Company: &models.Company{TaxNumber: "x"}},
			want:  `party.tax_number "x" does not match ^[0-9]+$`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, sent := server(t, `{}`)
			params := orders.PlaceParams{Draft: c.draft, Label: &models.Label{}}
			if name == "pointer" {
				params.Label = nil
			}
			if name := c.party; name.ID != nil || name.Person != nil || name.Company != nil || name.Several != nil {
				params.Party = models.Some(c.party)
			}
			_, err := client.Place(t.Context(), params)
			var refused *transport.ParamError
			if !errors.As(err, &refused) || err.Error() != "orders.Place: "+c.want {
				t.Errorf("got %v\nwant orders.Place: %s", err, c.want)
			}
			if sent() != "" {
				t.Errorf("sent %s", sent())
			}
		})
	}
}

// TestNotes breaks a rule of each kind of value in a body that is a list of models.
func TestNotes(t *testing.T) {
	t.Parallel()
	words := func(list ...models.Optional[string]) models.Optional[[]models.Optional[string]] {
		return models.Some(list)
	}
	for name, c := range map[string]struct {
		change func(n *models.Note)
		want   string
	}{
		"none":     {func(*models.Note) {}, ""},
		"format":   {func(n *models.Note) { n.Format = 3 }, `body[1].format 3 is not one of 2`},
		"no time":  {func(n *models.Note) { n.At = time.Time{} }, `body[1].at is required`},
		"far time": {func(n *models.Note) { n.At = n.At.AddDate(9000, 0, 0) }, `body[1].at `},
		"urgency":  {func(n *models.Note) { n.Urgency = 7 }, `body[1].urgency 7 is not one of 1, 2`},
		"likes":    {func(n *models.Note) { n.Likes = models.Some(int64(10)) }, `body[1].likes 10 is `},
		"day":      {func(n *models.Note) { n.Day = models.Some(models.Date("2026-02-30")) }, `body[1].day `},
		"scan":     {func(n *models.Note) { n.Scan = models.Some([]byte("abc")) }, `body[1].scan has 3 bytes`},
		"count": {
			func(n *models.Note) { n.Words = words(models.Some("aa"), models.Some("bb"), models.Some("cc")) },
			`body[1].words has 3 values, more than 2`,
		},
		"twice": {
			func(n *models.Note) { n.Words = words(models.Some("aa"), models.Some("aa")) },
			`body[1].words[1] is a duplicate of body[1].words[0]`,
		},
		"item": {
			func(n *models.Note) { n.Words = words(models.Null[string](), models.Some("b")) },
			`body[1].words[1] "b" has 1 bytes`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, sent := server(t, `{}`)
			note := models.Note{ID: "n1", At: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), Urgency: 1}
			broken := note
			c.change(&broken)
			err := client.Annotate(t.Context(), "o1", []models.Note{note, broken})
			const one = `{"format":2,"final":true,"at":"2026-01-02T00:00:00Z","urgency":1}`
			if c.want == "" {
				if err != nil || sent() != "["+one+","+one+"]" {
					t.Errorf("%v, sent %s", err, sent())
				}
				return
			}
			if err == nil || !strings.HasPrefix(err.Error(), "orders.Annotate: "+c.want) || sent() != "" {
				t.Errorf("got %v, sent %q\nwant orders.Annotate: %s", err, sent(), c.want)
			}
		})
	}
	client, _ := server(t, `{}`)
	err := client.Annotate(t.Context(), "o1", make([]models.Note, 3))
	if want := "orders.Annotate: body has 3 values, more than 2"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// TestFake reads unions and choices back from what was sent to the fake.
func TestFake(t *testing.T) {
	t.Parallel()
	stub := &orderstest.Stub{PlaceFunc: func(_ context.Context, params orders.PlaceParams) (*models.Order, error) {
		party, _ := params.Party.Get()
		return &models.Order{ID: "o1", Party: party, Items: params.Draft.Items}, nil
	}}
	c, err := transport.New("key_1", transport.WithBase(stub))
	if err != nil {
		t.Fatal(err)
	}
	share := 0.75
	order, err := orders.New(c).Place(t.Context(), orders.PlaceParams{
		Label: &models.Label{},
		Draft: models.Draft{Items: []models.Item{{Price: 2, Thing: models.Thing{Bag: &models.Bag{}}}}},
		Party: models.Some(models.Party{Share: &share}),
	})
	if err != nil || *order.Party.Share != share || order.Items[0].Thing.Bag == nil {
		t.Errorf("%+v, %v", order, err)
	}
}

// TestFakeRefuses sends bodies to the fake past the client.
func TestFakeRefuses(t *testing.T) {
	t.Parallel()
	s := httptest.NewServer(orderstest.NewFake())
	t.Cleanup(s.Close)
	const draft = `"label":{"text":"t"},"draft":{"items":[{"price":1,"thing":{"kind":"hat","size":"small"},"spare":` +
		`null}]}`
	for body, want := range map[string]int{
		`{` + draft + `}`:                                                      200,
		`{` + draft + `,"party":"p1"}`:                                         200,
		`{` + draft + `,"party":[1,{"a":"b"}]}`:                                200,
		`{` + draft + `,"party":{"nick_name":"x","password":"1234"}}`:          200,
		`{` + draft + `,"party":{"nick_name":"x","password":"1234","id":"i"}}`: 422,
		`{` + draft + `,"party":{"nick_name":"x"}}`:                            422,
		`{` + draft + `,"party":{"tax_number":"x"}}`:                           422,
		`{` + draft + `,"party":0.25}`:                                         422,
		`{` + draft + `,"party":{"a":1}}`:                                      422,
		strings.Replace(`{`+draft+`}`, "hat", "shoe", 1):                       422,
		strings.Replace(`{`+draft+`}`, `"kind":"hat",`, "", 1):                 200,
		strings.Replace(`{`+draft+`}`, "small", "vast", 1):                     422,
	} {
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/orders", strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", "Bearer key_4bQ7mJx0aVtYcR2nLwEoZ9")
			r.Header.Set("Content-Type", "application/json")
			response, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = response.Body.Close() }()
			if text, _ := io.ReadAll(response.Body); response.StatusCode != want {
				t.Errorf("status %d, not %d: %s", response.StatusCode, want, text)
			}
		})
	}
}
