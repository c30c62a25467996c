package compare_test

import (
	"encoding/json"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/goapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// reported changes something of each kind.
func reported() compare.Report {
	s := newShop()
	s.list.Query[0].Type = dsl.Int{Min: new(1), Max: new(500), Default: new(20)}
	s.make.Body = append(s.make.Body, dsl.Field{Name: "hue", Type: s.hue, Optional: true})
	s.thing.Fields = s.thing.Fields[:5]
	s.thing.Fields[1].Doc = "how many there are"
	s.list.Deprecated = "Use a catalogue."
	s.make.Status = 201
	found := compare.Attribute(compare.Compare(newShop().described(), s.described()), []goapi.Change{
		{Package: "models", Name: "Thing.Hue", Old: "models.Hue", Breaks: true},
		{Package: "models", Name: "Spare", Old: "struct", Breaks: true},
		{Package: "things", Name: "MakeParams.Hue", New: "models.Hue"},
	})
	place := func(p *locate.Place) string { return p.String() }
	return compare.Report{
		Old: compare.Side{
			Name:     "v1",
			Position: place,
		}, New: compare.Side{Name: "v2", Position: place}, Differences: found,
	}
}

const markdown = "From v1 to v2 there are 8 differences. 2 of them break programs that use the generated Go code, " +
	"and " +
	"2 break on the wire.\nThe smallest step of the version is **major**; in version 0 it is **minor**.\n" + `
## Breaks programs

` + "`models.Thing`" + `

- ` + "`field hue`: field removed, `enum Hue, optional`. Go: breaks (`models.Thing.Hue`); wire: breaks." + `

` + "`package models`" + `

- ` + "`Spare`: Go declaration removed, `struct`. Go: breaks (`models.Spare`); wire: none." + `

## Breaks requests or responses

` + "`POST /things/{id}`" + `

- ` + "status changed from `200 OK` to `201 Created`. Go: changes behaviour; wire: breaks." + `

## Changes behaviour

` + "`GET /things`" + `

- ` + "`query limit`: maximum changed from `99` to `500`. Go: changes behaviour; wire: adds." + `
- ` + "`query limit`: default changed from `10` to `20`. Go: none; wire: changes behaviour." + `

## Adds

` + "`POST /things/{id}`" + `

- ` + "`body hue`: field added, `enum Hue, optional`. Go: adds (`things.MakeParams.Hue`); wire: adds." + `

## Deprecated

- ` + "`GET /things` is deprecated: Use a catalogue." + `

## Other texts

` + "`models.Thing field count`.\n"

func TestMarkdown(t *testing.T) {
	t.Parallel()
	if got := reported().Markdown(2); got != markdown {
		t.Errorf("got\n%s\nwant\n%s", got, markdown)
	}
	same := compare.Report{Old: compare.Side{Name: "v1"}, New: compare.Side{Name: "v2"}}
	if got, want := same.Markdown(2), "v1 and v2 do not differ.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	text, err := reported().JSON()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Old, New, Step string
		InV0           string `json:"step_v0"`
		Differences    []struct {
			Where, Part, Aspect, Kind, Wire, Go, Step string
			OldAt                                     string `json:"old_at"`
			NewAt                                     string `json:"new_at"`
			Code                                      []struct {
				Name   string
				Breaks bool
			}
		}
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if got.Old != "v1" || got.New != "v2" || got.Step != "major" || got.InV0 != "minor" {
		t.Errorf("got %+v", got)
	}
	for _, d := range got.Differences {
		if d.Part != "field hue" {
			continue
		}
		if d.Aspect != "field" || d.Kind != "removed" || d.Wire != "breaks" || d.Go != "breaks" || d.Step != "major" ||
			d.OldAt != "Resources[0].Endpoints[0].Returns.Of."+
				"Fields[5]" || d.NewAt != "Resources[0].Endpoints[0].Returns.Of" || len(
			d.Code,
		) != 1 ||
			d.Code[0].Name != "models.Thing.Hue" || !d.Code[0].Breaks {
			t.Errorf("got %+v", d)
		}
		return
	}
	t.Error("the field that is gone is not there")
}
