package main

import (
	"bytes"
	"fmt"
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// theme holds the colours of a chart, for a light or a dark page.
type theme struct {
	file             string // in docs
	background, text color.RGBA
	bars             []color.RGBA // of the rivals, in their order
}

var themes = []theme{
	{
		"speed.svg", rgb(0xffffff), rgb(0x1f2328),
		[]color.RGBA{rgb(0x0072b2), rgb(0xe69f00), rgb(0x8c8c8c), rgb(0xcc79a7), rgb(0x009e73), rgb(0x444c56)},
	},
	{
		"speed-dark.svg", rgb(0x0d1117), rgb(0xe6edf3),
		[]color.RGBA{rgb(0x56b4e9), rgb(0xe69f00), rgb(0x9a9a9a), rgb(0xcc79a7), rgb(0x2fbf94), rgb(0xc9d1d9)},
	},
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

const (
	width, height = 640 * vg.Length(1), 560 * vg.Length(1)
	barWidth      = 8 * vg.Length(1)
	gap           = 1.2 // between workloads, in bars
)

// chart draws horizontal bars, a group for each workload, as SVG. The same rows
// give the same bytes.
func chart(s stored, look theme) ([]byte, error) {
	p := plot.New()
	look.apply(p)
	p.Title.Text = "Time as a ratio, with " + s.release + ": shorter is better"
	p.X.Label.Text = "1 is the official SDK for whole calls, encoding/json for decoding and encoding"
	p.X.Min, p.X.Max = 0, 1.35
	var ticks []plot.Tick
	var values plotter.XYLabels
	keys := make([]plot.Thumbnailer, len(rivals))
	y := 0.0
	for _, r := range s.rows {
		top := y
		for i, ratio := range r.ratios {
			if ratio == 0 {
				continue
			}
			bar, err := look.bar(i, ratio, y)
			if err != nil {
				return nil, err
			}
			p.Add(bar)
			keys[i] = bar
			values.XYs = append(values.XYs, plotter.XY{X: ratio, Y: y})
			values.Labels = append(values.Labels, fmt.Sprintf("%.3f", ratio))
			y--
		}
		ticks = append(ticks, plot.Tick{Value: (top + y + 1) / 2, Label: r.title})
		y -= gap
	}
	p.Y.Tick.Marker = plot.ConstantTicks(ticks)
	for i, key := range keys {
		if key != nil {
			p.Legend.Add(rivals[i].title, key)
		}
	}
	if err := look.label(p, values); err != nil {
		return nil, err
	}
	return render(p)
}

// bar returns the bar of a rival at a height.
func (t theme) bar(rival int, ratio, y float64) (*plotter.BarChart, error) {
	bar, err := plotter.NewBarChart(plotter.Values{ratio}, barWidth)
	if err != nil {
		return nil, err
	}
	bar.Horizontal, bar.XMin, bar.Color, bar.LineStyle.Width = true, y, t.bars[rival], 0
	return bar, nil
}

// apply sets the colours and fonts of everything but the bars.
func (t theme) apply(p *plot.Plot) {
	p.BackgroundColor = t.background
	p.Legend.Top, p.Legend.Left, p.Legend.XOffs = true, true, 408
	p.Legend.Padding, p.Legend.ThumbnailWidth = vg.Points(2), vg.Points(12)
	p.Title.Padding, p.Y.Padding = vg.Points(8), vg.Points(14)
	for _, style := range []*text.Style{
		&p.Title.TextStyle, &p.X.Label.TextStyle, &p.X.Tick.Label, &p.Y.Tick.Label, &p.Legend.TextStyle,
	} {
		style.Color, style.Font.Typeface, style.Font.Variant = t.text, "Liberation", "Sans"
		style.Font.Size = font.Points(10)
	}
	p.Title.TextStyle.Font.Size = font.Points(12)
	p.Y.Tick.Length, p.Y.LineStyle.Width = 0, 0
	p.X.LineStyle.Color, p.X.Tick.LineStyle.Color = t.text, t.text
}

// label writes the ratios to the right of the bars.
func (t theme) label(p *plot.Plot, values plotter.XYLabels) error {
	labels, err := plotter.NewLabels(values)
	if err != nil {
		return err
	}
	labels.Offset = vg.Point{X: vg.Points(2)}
	for i := range labels.TextStyle {
		style := &labels.TextStyle[i]
		style.Color, style.Font.Variant, style.Font.Size, style.YAlign = t.text, "Sans", font.Points(7), draw.YCenter
	}
	p.Add(labels)
	return nil
}

// render returns the SVG. Many readers do not have the font, so it names others of
// the same widths.
func render(p *plot.Plot) ([]byte, error) {
	canvas := vgsvg.New(width, height)
	p.Draw(draw.New(canvas))
	var b bytes.Buffer
	if _, err := canvas.WriteTo(&b); err != nil {
		return nil, err
	}
	return bytes.ReplaceAll(b.Bytes(), []byte("font-family:Liberation Sans"),
			[]byte("font-family:Liberation Sans,Arial,Helvetica,sans-serif")),
		nil
}
