package simulation

import (
	"flag"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

var write = flag.Bool("write", false, "run all fleets, and write the table and the plot of docs/fleet.md")

// row is a line of the table.
type row struct {
	limit, replicas, lease int
	p50, p99               time.Duration // of a wait, at four fifths of the rate
	trips                  float64       // for a call, there
	most                   int           // in any second, at three times the rate
	mostAway               int           // the same, with the store away and back empty
}

func measure(t *testing.T, limit, replicas, lease int, lasts time.Duration) row {
	calm := fleet{limit: limit, replicas: replicas, lease: lease, load: 0.8, patience: 10 * time.Second, lasts: lasts}
	storm := calm
	storm.load, storm.patience = 3, time.Second
	gone := storm
	gone.away = true
	a, b, c := calm.run(t), storm.run(t), gone.run(t)
	return row{limit, replicas, lease, a.wait(0.5), a.wait(0.99), a.tripsPerCall(), b.most(), c.most()}
}

// overshoot is what docs/fleet.md documents for a store that was away and comes
// back empty: a burst of the shares, one of the store, and 0.3 s of the rate.
func (r row) overshoot() int { return max(r.limit/10, r.replicas) + r.limit/10 + 3*r.limit/10 }

// check holds a row against what the page says. A token that the store gives is
// half a round trip on its way, which is one and a half rate·travel at most.
func (r row) check(t *testing.T) {
	t.Helper()
	late := 1 + r.limit*int(travel)/int(time.Second)
	if r.most > r.limit+late {
		t.Errorf("%+v: %d in a second are more than %d", r, r.most, r.limit+late)
	}
	if most := r.limit + r.overshoot() + late; r.mostAway > most {
		t.Errorf("%+v: %d in a second without the store are more than %d", r, r.mostAway, most)
	}
	if r.trips > 1.01 {
		t.Errorf("%+v: %.2f round trips a call", r, r.trips)
	}
}

// TestFleets runs small fleets, or, with -write, all that the page shows.
func TestFleets(t *testing.T) {
	if !*write {
		for _, lease := range []int{1, 16} {
			measure(t, 1000, 10, lease, 2*time.Second).check(t)
			measure(t, 1000, 200, lease, 2*time.Second).check(t)
		}
		return
	}
	var rows []row
	for _, limit := range []int{100, 10000} {
		for _, lease := range []int{1, 4, 16, 64} {
			if limit == 100 && lease > 4 {
				continue // the burst of 10 has no room
			}
			for _, replicas := range []int{10, 100, 1000, 10000} {
				r := measure(t, limit, replicas, lease, 6*time.Second)
				r.check(t)
				rows = append(rows, r)
				t.Logf("%+v", r)
			}
		}
	}
	docs := filepath.Join("..", "..", "docs")
	if err := writeTable(filepath.Join(docs, "fleet.md"), rows); err != nil {
		t.Fatal(err)
	}
	if err := draw(filepath.Join(docs, "fleet-leases.svg"), rows); err != nil {
		t.Fatal(err)
	}
}

// What stands around the table in the page.
const begin, end = "<!-- simulation -->\n", "<!-- /simulation -->\n"

func writeTable(file string, rows []row) error {
	page, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(page), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return fmt.Errorf("%s has no place for the table", file)
	}
	var b strings.Builder
	b.WriteString(before + begin)
	b.WriteString("| limit in 1 s | replicas | lease | wait, half of the calls | wait, 99 % | round trips a call | " +
		"most in 1 s | … with the store away |\n")
	b.WriteString("|---:|---:|---:|---:|---:|---:|---:|---:|\n")
	for _, r := range rows {
		lease := "none"
		if r.lease > 1 {
			lease = fmt.Sprint(r.lease)
		}
		ms := func(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond)) }
		fmt.Fprintf(&b, "| %d | %d | %s | %s | %s | %.2f | %d | %d |\n",
			r.limit, r.replicas, lease, ms(r.p50), ms(r.p99), r.trips, r.most, r.mostAway)
	}
	b.WriteString(end + after)
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

// draw plots round trips a call against replicas, a curve for each lease.
func draw(file string, rows []row) error {
	p := plot.New()
	p.Title.Text = "Round trips a call, at 80 % of a limit of 10,000 a second"
	p.X.Label.Text, p.Y.Label.Text = "replicas", "round trips a call"
	p.X.Scale, p.X.Tick.Marker = plot.LogScale{}, plot.LogTicks{Prec: -1}
	p.Y.Min, p.Y.Max = 0, 1.1
	p.X.Max = 13000
	p.Legend.Padding = vg.Points(3)
	p.Legend.XOffs, p.Legend.YOffs = -2*vg.Centimeter, vg.Centimeter
	p.Add(plotter.NewGrid())
	colors := map[int]color.Color{
		1: color.Black, 4: color.RGBA{R: 0x1f, G: 0x77, B: 0xb4, A: 0xff},
		16: color.RGBA{R: 0xd6, G: 0x27, B: 0x28, A: 0xff}, 64: color.RGBA{R: 0x2c, G: 0xa0, B: 0x2c, A: 0xff},
	}
	for _, lease := range []int{1, 4, 16, 64} {
		var xys plotter.XYs
		for _, r := range rows {
			if r.limit == 10000 && r.lease == lease {
				xys = append(xys, plotter.XY{X: float64(r.replicas), Y: r.trips})
			}
		}
		l, points, err := plotter.NewLinePoints(xys)
		if err != nil {
			return err
		}
		l.Color, points.Color = colors[lease], colors[lease]
		p.Add(l, points)
		name := fmt.Sprint("lease of ", lease)
		if lease == 1 {
			name = "no lease"
		}
		p.Legend.Add(name, l)
	}
	return p.Save(18*vg.Centimeter, 10*vg.Centimeter, file)
}
