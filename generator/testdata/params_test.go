package files_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/copy/files"
	"example.com/copy/files/filestest"
	"example.com/copy/models"
	"example.com/copy/transport"
)

// newDrive is a client whose requests go over a socket to a fake.
func newDrive(t *testing.T) (*filestest.Fake, *files.Client) {
	t.Helper()
	fake := filestest.NewFake()
	server := httptest.NewServer(fake)
	t.Cleanup(server.Close)
	client, err := transport.New("key_4bQ7mJx0aVtYcR2nLwEoZ9", transport.WithBaseURL(server.URL))
	if err != nil {
		t.Fatal(err)
	}
	return fake, files.New(client)
}

// equal compares what a fake has recorded with what was sent.
func equal(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestLists(t *testing.T) {
	t.Parallel()
	fake, client := newDrive(t)
	sent := files.SearchParams{
		Q: []string{"a b", "c,d"}, Sort: []models.Sort{"size", "name"}, Size: []int{3, 4}, Ratio: []float64{0.25},
		Flags: models.Some([]bool{
			true,
			false,
		}), Score: 1.5, Owner: models.Some(""), Parent: models.Null[string](), Level: models.Some(0),
		Created: models.Some(models.Within{Gte: models.Some(1), Lt: models.Some(2)}),
		Region:  "eu", Depth: 3, Trace: models.Some(false), Sorts: []models.Sort{"name", "size"},
	}
	if _, err := client.Search(t.Context(), sent); err != nil {
		t.Fatal(err)
	}
	equal(t, fake.SearchCalls()[0].Params, sent)
	equal(t, fake.SearchCalls()[0].Query["size[]"], []string{"3", "4"})
	equal(t, fake.SearchCalls()[0].Query["parent"], []string{"none"})
}

func TestForms(t *testing.T) {
	t.Parallel()
	fake, client := newDrive(t)
	sent := files.ChargeParams{
		Amount: 5, Note: models.Null[string](), Expand: []string{
			"x y",
		}, Items: []models.Tag{{Name: "a&b", Weight: models.Some(0.5)}, {Name: "c"}},
		Codes: []int{1, 2}, Metadata: map[string]string{"k l": "v"}, Tag: models.Some(models.Tag{Name: "t"}),
		Source: models.Some(models.Paid{Cash: &models.Cash{Coins: 3}}),
		When:   models.Some(models.When{Seconds: new(models.UnixSeconds(7))}),
		Later: []models.When{
			{Spoken: new(models.SpokenNow)}, {Spoken: new(models.SpokenNever)}, {Days: []models.Date{"2026-11-26"}},
			{Week: &models.Week{Days: []int{1, 2}}},
		},
		Folder: models.Some(models.Folder{Name: "a", Folders: models.Some([]models.Folder{
			{Name: "b", Folders: models.Some([]models.Folder{{Name: "c", Size: models.Some(1)}})},
		})}),
	}
	if _, err := client.Charge(t.Context(), sent); err != nil {
		t.Fatal(err)
	}
	equal(t, fake.ChargeCalls()[0].Params, sent)
}

func TestUploads(t *testing.T) {
	t.Parallel()
	fake, client := newDrive(t)
	reader, writer := io.Pipe() // of a size that nobody knows
	go func() {
		_, err := io.Copy(writer, strings.NewReader(strings.Repeat("0123456789", 1000)))
		_ = writer.CloseWithError(err)
	}()
	_, err := client.Upload(t.Context(), "f1", files.UploadParams{
		Main: transport.File{Name: "a.png", Content: reader},
		More: []transport.File{
			{Name: `quo"te`, ContentType: "text/x", Content: strings.NewReader("one")},
			{Content: strings.NewReader("two")},
		},
		Title: "both", Words: []string{"x", "y"}, Tags: []models.Tag{{Name: "t"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := fake.UploadCalls()[0].Params
	var read []string
	for _, f := range append([]transport.File{got.Main}, got.More...) {
		content, err := io.ReadAll(f.Content)
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, f.Name, f.ContentType, string(content))
	}
	equal(t, read, []string{
		"a.png", "image/png", strings.Repeat(
			"0123456789",
			1000,
		), `quo"te`, "text/x", "one", "more", "application/octet-stream", "two",
	})
	equal(t, got.Words, []string{"x", "y"})
	equal(t, got.Tags, []models.Tag{{Name: "t"}})
}

func TestBodies(t *testing.T) {
	t.Parallel()
	fake, client := newDrive(t)
	ctx, tags := t.Context(), []models.Tag{{Name: "a"}, {Name: "b", Weight: models.Null[float64]()}}
	source := models.Source{Card: &models.Card{Kind: "card", Number: "4242"}}
	_, made := client.Make(ctx, &models.Node{ID: "f1"})
	_, written := client.Write(ctx, "f1", transport.File{ContentType: "text/csv", Content: strings.NewReader("a,b")})
	err := errors.Join(
		made, written,
		client.Tag(ctx, "f1", tags),
		client.Label(ctx, "f1", files.LabelParams{Dry: models.Some(true)}, map[string]string{"k": "v"}),
		client.Label(ctx, "f1", files.LabelParams{}, nil),
		client.Pay(ctx, source),
		client.Ask(ctx, []byte(`[1, null]`)),
		client.Rate(ctx, "f1", 5),
		client.Note(ctx, "f1", "täxt"),
		client.Remove(ctx, "f1", files.RemoveParams{Reason: models.Some("old")}),
	)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, fake.TagCalls()[0].Body, tags)
	equal(t, fake.LabelCalls()[0].Body, map[string]string{"k": "v"})
	equal(t, len(fake.LabelCalls()[1].Call.Body), 0)
	equal(t, fake.PayCalls()[0].Body, source)
	equal(t, string(fake.AskCalls()[0].Body), `[1,null]`)
	equal(t, fake.MakeCalls()[0].Body, &models.Node{ID: "f1"})
	equal(t, fake.RateCalls()[0].Body, 5)
	equal(t, fake.NoteCalls()[0].Body, "täxt")
	equal(t, fake.RemoveCalls()[0].Params.Reason, models.Some("old"))
	call := fake.WriteCalls()[0]
	content, err := io.ReadAll(call.Body.Content)
	equal(t, string(content)+call.Body.ContentType, "a,btext/csv")
	equal(t, err, nil)
}

func TestPaths(t *testing.T) {
	t.Parallel()
	fake, client := newDrive(t)
	ctx := t.Context()
	_, version := client.GetVersion(ctx, "f/1", 7)
	_, sorted := client.Sorted(ctx, models.SortSize)
	_, account := client.Account(ctx, "A1")
	if err := errors.Join(version, sorted, account); err != nil {
		t.Fatal(err)
	}
	equal(t, fake.GetVersionCalls()[0].Version, 7)
	equal(t, fake.GetVersionCalls()[0].ID, "f/1")
	equal(t, fake.SortedCalls()[0].Order, models.SortSize)
	equal(t, fake.AccountCalls()[0].Path, "/accounts/A1.json")
	equal(t, fake.AccountCalls()[0].SID, "A1")
}

// TestRefused has values that are refused, before anything is sent.
func TestRefused(t *testing.T) {
	t.Parallel()
	fake, client := newDrive(t)
	ctx := t.Context()
	search := func(p files.SearchParams) error {
		p.Region, p.Size = "eu", append(p.Size, 1)
		_, err := client.Search(ctx, p)
		return err
	}
	for want, call := range map[string]func() error{
		"files.Search: size is required": func() error {
			_, err := client.Search(ctx, files.SearchParams{Region: "eu"})
			return err
		},
		"files.Search: size[0] 0 is less than 1": func() error {
			return search(files.SearchParams{Size: []int{0}})
		},
		`files.Search: sort[0] "gone" is not one of name, size`: func() error {
			return search(files.SearchParams{Sort: []models.Sort{"gone"}})
		},
		"files.Search: q has 1 values, which is outside 2..3": func() error {
			return search(files.SearchParams{Q: []string{"a"}})
		},
		"files.Search: sort[1] is a duplicate of sort[0]": func() error {
			return search(files.SearchParams{Sort: []models.Sort{"name", "name"}})
		},
		"files.GetVersion: version 100 is outside 1..99": func() error {
			_, err := client.GetVersion(ctx, "f1", 100)
			return err
		},
		`files.Sorted: order "gone" is not one of name, size`: func() error {
			_, err := client.Sorted(ctx, "gone")
			return err
		},
		`files.Account: Sid "B" does not match ^A[0-9]+$`: func() error {
			_, err := client.Account(ctx, "B")
			return err
		},
		"files.Rate: body 6 is outside 1..5": func() error {
			return client.Rate(ctx, "f1", 6)
		},
		"files.Write: body is required": func() error {
			_, err := client.Write(ctx, "f1", transport.File{})
			return err
		},
		"files.Search: owners[1] 0 is less than 1": func() error {
			return search(files.SearchParams{Owners: []int64{1, 0}})
		},
		"files.Search: owners[1] is a duplicate of owners[0]": func() error {
			return search(files.SearchParams{Owners: []int64{1, 1}})
		},
		"files.Search: bytes[0] 10 is more than 9": func() error {
			return search(files.SearchParams{Bytes: []uint64{10}})
		},
		"files.Search: bytes[1] is a duplicate of bytes[0]": func() error {
			return search(files.SearchParams{Bytes: []uint64{9, 9}})
		},
		`files.Search: days[0] "2026-02-30" is not a date such as 2006-01-02`: func() error {
			return search(files.SearchParams{Days: []models.Date{"2026-02-30"}})
		},
		"files.Search: days[1] is a duplicate of days[0]": func() error {
			return search(files.SearchParams{Days: []models.Date{"2026-02-03", "2026-02-03"}})
		},
		"files.Search: times[0] has the year 10000, outside 0..9999": func() error {
			return search(files.SearchParams{Times: []time.Time{time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}})
		},
		"files.Search: times[1] is a duplicate of times[0]": func() error { // in another place
			at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
			return search(files.SearchParams{Times: []time.Time{at, at.In(time.FixedZone("", 3600))}})
		},
		`files.Search: prices[1] "1,5" is not a decimal number in JSON`: func() error {
			return search(files.SearchParams{Prices: []models.Decimal{"1.50", "1,5"}})
		},
		"files.Search: prices[1] is a duplicate of prices[0]": func() error {
			return search(files.SearchParams{Prices: []models.Decimal{"1.50", "1.50"}})
		},
		"files.Search: levels[0] 2 is not one of 1, 3": func() error {
			return search(files.SearchParams{Levels: []models.Level{2}})
		},
		"files.Search: levels[1] is a duplicate of levels[0]": func() error {
			return search(files.SearchParams{Levels: []models.Level{1, 1}})
		},
		`files.Search: uuids[0] "7" is not a UUID`: func() error {
			return search(files.SearchParams{UUIDs: []string{"7"}})
		},
		"files.Search: uuids has 2 values, more than 1": func() error {
			return search(files.SearchParams{UUIDs: []string{"a", "b"}})
		},
		"files.Search: seconds[1] is a duplicate of seconds[0]": func() error {
			return search(files.SearchParams{Seconds: []models.UnixSeconds{5, 5}})
		},
		"files.Upload: tag.weight -1 is less than 0": func() error {
			return upload(ctx, client, files.UploadParams{Tag: models.Some(models.Tag{Weight: models.Some(-1.0)})})
		},
		"files.Upload: tags[1].weight -1 is less than 0": func() error {
			return upload(ctx, client, files.UploadParams{Tags: []models.Tag{{}, {Weight: models.Some(-1.0)}}})
		},
		"files.Upload: tags has 3 values, more than 2": func() error {
			return upload(ctx, client, files.UploadParams{Tags: make([]models.Tag, 3)})
		},
		"files.Upload: tags[1] is a duplicate of tags[0]": func() error {
			return upload(ctx, client, files.UploadParams{Tags: make([]models.Tag, 2)})
		},
		"files.Upload: counts.b 0 is less than 1": func() error {
			return upload(ctx, client, files.UploadParams{Counts: map[string]models.Optional[int]{
				"a": models.Null[int](), "b": models.Some(0),
			}})
		},
		"files.Upload: more has 3 values, more than 2": func() error {
			return upload(ctx, client, files.UploadParams{More: make([]transport.File, 3)})
		},
		"files.Charge: items[0][weight] -1 is less than 0": func() error {
			light := []models.Tag{{Weight: models.Some(-1.0)}}
			_, err := client.Charge(ctx, files.ChargeParams{Amount: 1, Items: light})
			return err
		},
		"files.Upload: main is required": func() error {
			_, err := client.Upload(ctx, "f1", files.UploadParams{})
			return err
		},
		"files.Charge: items is required": func() error {
			_, err := client.Charge(ctx, files.ChargeParams{Amount: 1})
			return err
		},
		"files.Charge: metadata key \"a[b\" is empty or holds a bracket": func() error {
			return charge(ctx, client, map[string]string{"a[b": ""})
		},
	} {
		t.Run(want, func(t *testing.T) {
			err := call()
			if e, ok := errors.AsType[*transport.ParamError](err); !ok || e.Error() != want {
				t.Errorf("got %v", err)
			}
		})
	}
	if n := len(fake.Calls()); n > 0 {
		t.Errorf("%d requests were sent", n)
	}
}

func upload(ctx context.Context, client *files.Client, p files.UploadParams) error {
	p.Main, p.Title = transport.File{Content: strings.NewReader("x")}, "x"
	_, err := client.Upload(ctx, "f1", p)
	return err
}

// TestReadOnlyIsNotSent has models that only a response can hold whole.
func TestReadOnlyIsNotSent(t *testing.T) {
	t.Parallel()
	fake, client := newDrive(t)
	tag := models.Tag{Name: "t", MadeBy: models.Some("server")}
	uploaded := upload(t.Context(), client, files.UploadParams{Tag: models.Some(tag), Tags: []models.Tag{tag}})
	_, charged := client.Charge(t.Context(), files.ChargeParams{
		Amount: 1, Items: []models.Tag{tag}, Tag: models.Some(tag),
	})
	if err := errors.Join(uploaded, charged); err != nil {
		t.Fatal(err)
	}
	for _, call := range fake.Calls() {
		if body := string(call.Body); strings.Contains(body, "made_by") || !strings.Contains(body, "name") {
			t.Errorf("%s was sent %s", call.Path, body)
		}
	}
}

func charge(ctx context.Context, client *files.Client, metadata map[string]string) error {
	_, err := client.Charge(ctx, files.ChargeParams{Amount: 1, Items: []models.Tag{{Name: "a"}}, Metadata: metadata})
	return err
}

// TestFakeRefuses sends what the client does not, past it.
func TestFakeRefuses(t *testing.T) {
	t.Parallel()
	const form = "application/x-www-form-urlencoded"
	for name, test := range map[string]struct {
		method, target, contentType, body string
		status                            int
	}{
		"a list of too many":         {"GET", "/files?size[]=1&size[]=2&size[]=3", "", "", 422},
		"a value twice":              {"GET", "/files?size[]=1&sort=name,name", "", "", 422},
		"a value of a list":          {"GET", "/files?size[]=one", "", "", 422},
		"a member of a query":        {"GET", "/files?size[]=1&created[gt]=1&created[gte]=x", "", "", 422},
		"a list":                     {"GET", "/files?size[]=1", "", "", 200},
		"a version that is a word":   {"GET", "/files/f1/versions/one", "", "", 422},
		"a form of another type":     {"POST", "/charges", "application/json", "{}", 415},
		"a form without its items":   {"POST", "/charges", form, "amount=1", 422},
		"a form with another field":  {"POST", "/charges", form, "amount=1&items[0][name]=x&more=1", 422},
		"a form with no such time":   {"POST", "/charges", form, "amount=1&items[0][name]=x&when=soon", 422},
		"a form with two times":      {"POST", "/charges", form, "amount=1&items[0][name]=x&when=now&when=now", 400},
		"a form with no such tag":    {"POST", "/charges", form, "amount=1&items[0][name]=x&source[kind]=x", 422},
		"a form with gaps":           {"POST", "/charges", form, "amount=1&items[1][name]=x&items[7][name]=y", 200},
		"a form":                     {"POST", "/charges", form, "amount=1&items[0][name]=x", 200},
		"an array that is an object": {"PUT", "/files/f1/tags", "application/json", "{}", 422},
		"a body that is missing":     {"PUT", "/files/f1/tags", "", "", 400},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			req := httptest.NewRequest(test.method, test.target, strings.NewReader(test.body))
			req.Header = http.Header{
				"Authorization": {"Bearer key_4bQ7mJx0aVtYcR2nLwEoZ9"},
				"Content-Type":  {test.contentType},
				"X-Region":      {"eu"},
			}
			answer := httptest.NewRecorder()
			filestest.NewFake().ServeHTTP(answer, req)
			if answer.Code != test.status {
				t.Errorf("status %d, not %d: %s", answer.Code, test.status, answer.Body)
			}
		})
	}
}
