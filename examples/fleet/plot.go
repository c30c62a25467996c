package main

import (
	"fmt"
	"image/color"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
)

var (
	blue  = color.RGBA{R: 0x1f, G: 0x77, B: 0xb4, A: 0xff}
	red   = color.RGBA{R: 0xd6, G: 0x27, B: 0x28, A: 0xff}
	green = color.RGBA{R: 0x2c, G: 0xa0, B: 0x2c, A: 0xff}
	grey  = color.RGBA{R: 0x99, G: 0x99, B: 0x99, A: 0xff}
)

// draw writes the plot: the requests admitted and rejected in every second, and
// those of the window that ends there, as rates.
func (r *report) draw(file string) error {
	p := plot.New()
	p.Title.Text = fmt.Sprintf("%d processes, limit %d in %s", r.processes, r.limit, r.window)
	p.X.Label.Text, p.Y.Label.Text = "seconds", "requests a second"
	p.Y.Min, p.X.Min = 0, 0
	p.Legend.Top, p.Legend.Left, p.Legend.Padding = true, true, vg.Points(3)
	p.X.Max = 1.02 * r.took.Seconds()
	p.Add(plotter.NewGrid())
	admitted, refused, window := r.curves()
	per := float64(r.limit) / r.window.Seconds()
	limit := plotter.XYs{{X: 0, Y: per}, {X: r.took.Seconds(), Y: per}}
	for _, c := range []struct {
		name  string
		xys   plotter.XYs
		color color.Color
		width vg.Length
	}{
		{"admitted", admitted, blue, 1},
		{"refused with 429", refused, red, 1},
		{"sent in the last " + r.window.String(), window, green, 2},
		{"limit", limit, color.Black, 1},
	} {
		l, err := plotter.NewLine(c.xys)
		if err != nil {
			return err
		}
		l.Color, l.Width = c.color, c.width
		p.Add(l)
		p.Legend.Add(c.name, l)
	}
	if err := r.mark(p); err != nil {
		return err
	}
	return p.Save(24*vg.Centimeter, 12*vg.Centimeter, file)
}

// mark draws a line for every event of the schedule.
func (r *report) mark(p *plot.Plot) error {
	top := p.Y.Max * 1.3
	p.Y.Max = top
	labels := plotter.XYLabels{}
	for i, e := range r.events {
		x := e.at.Seconds()
		l, err := plotter.NewLine(plotter.XYs{{X: x, Y: 0}, {X: x, Y: top}})
		if err != nil {
			return err
		}
		l.Color, l.Dashes = grey, []vg.Length{vg.Points(3), vg.Points(3)}
		p.Add(l)
		labels.XYs = append(labels.XYs, plotter.XY{X: x, Y: top * (0.97 - 0.05*float64(i%4))})
		labels.Labels = append(labels.Labels, " "+e.what)
	}
	texts, err := plotter.NewLabels(labels)
	if err != nil {
		return err
	}
	p.Add(texts)
	return nil
}

// curves returns the log as rates, with a point per second.
func (r *report) curves() (admitted, refused, window plotter.XYs) {
	seconds := int(r.took / time.Second)
	perWindow := r.window.Seconds()
	for s := range seconds {
		var ok, no, within float64
		end := time.Duration(s+1) * time.Second
		for _, a := range r.log {
			if a.at >= end || a.at < end-r.window {
				continue
			}
			within++
			switch {
			case a.at < end-time.Second:
			case a.refused:
				no++
			default:
				ok++
			}
		}
		x := float64(s + 1)
		admitted = append(admitted, plotter.XY{X: x, Y: ok})
		refused = append(refused, plotter.XY{X: x, Y: no})
		window = append(window, plotter.XY{X: x, Y: within / perWindow})
	}
	return admitted, refused, window
}
