package wire

import "context"

// DecodeFunc is like [DecodeResponse] for a value without a type of its own,
// such as a map or an array of strings: read decodes it.
func DecodeFunc(ctx context.Context, body []byte, read func(*Decoder)) error {
	d := newDecoder(body)
	d.ctx, d.required = ctx, 1
	d.refuseNull()
	read(d)
	return d.finish(root)
}
