package scenario

import (
	"errors"
	"strings"
	"testing"

	"example.com/copy/documents"
	"example.com/copy/models"
	"example.com/copy/transport"
)

// conditions reads only what has changed, and changes only what has been read.
func conditions(t *testing.T, c *documents.Client) {
	ctx := t.Context()
	made := add(t, c, "conditions")
	first, err := c.Get(ctx, made.ID, documents.GetParams{})
	if err != nil || first.NotModified || first.ETag == "" || first.Value.ID != made.ID {
		t.Fatalf("read %+v and %v", first, err)
	}
	var r transport.Response
	same, err := c.Get(ctx, made.ID, documents.GetParams{IfNoneMatch: first.ETag}, transport.WithResponse(&r))
	if err != nil || !same.NotModified || same.Value != nil || same.ETag != first.ETag || r.StatusCode != 304 {
		t.Errorf("read again %+v and %v, status %d", same, err, r.StatusCode)
	}
	other, err := c.Get(ctx, made.ID, documents.GetParams{IfNoneMatch: `"another"`})
	if err != nil || other.NotModified || other.Value == nil {
		t.Errorf("with another tag: %+v and %v", other, err)
	}
	changed, err := c.Change(ctx, made.ID, documents.ChangeParams{IfMatch: first.ETag, Title: "second"})
	if err != nil || changed.Value.Title != "second" || changed.ETag == "" || changed.ETag == first.ETag {
		t.Fatalf("changed to %+v and %v", changed, err)
	}
	_, err = c.Change(ctx, made.ID, documents.ChangeParams{IfMatch: first.ETag, Title: "third"})
	failure, ok := errors.AsType[*models.APIError](err)
	if !ok || !errors.Is(err, models.ErrChanged) || !failure.Has(models.CodeOtherVersion) {
		t.Errorf("changed what somebody else has changed: %v", err)
	}
	if err := c.Remove(ctx, made.ID, documents.RemoveParams{IfMatch: first.ETag}); !errors.Is(err, models.ErrChanged) {
		t.Errorf("removed what somebody else has changed: %v", err)
	}
	now, err := c.Get(ctx, made.ID, documents.GetParams{IfNoneMatch: first.ETag})
	if err != nil || now.NotModified || now.Value.Title != "second" || now.ETag != changed.ETag {
		t.Errorf("it is %+v and %v", now, err)
	}
	_, err = c.Replace(ctx, made.ID, documents.ReplaceParams{IfMatch: first.ETag},
		transport.File{Content: strings.NewReader("x")})
	if !errors.Is(err, models.ErrChanged) {
		t.Errorf("replaced what somebody else has changed: %v", err)
	}
	if err := c.Remove(ctx, made.ID, documents.RemoveParams{IfMatch: changed.ETag}); err != nil {
		t.Error(err)
	}
	if err := c.Remove(ctx, made.ID, documents.RemoveParams{}); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
}
