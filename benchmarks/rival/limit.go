package rival

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sync"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
	"github.com/seed-e19c5fb5/clerk-go/models"
)

// limit is what a careful hand can reach for three operations with http.Client
// and the SDK's decoder: URLs that are put together from parts, one clone of a
// prepared header, a body that is read into pooled memory. It has no retries, no
// rate limit, no bounds, no log and no options.
type limit struct {
	client *http.Client
	header http.Header
}

func newLimit(base http.RoundTripper) (Client, error) {
	return limit{&http.Client{Transport: base}, http.Header{
		"Accept": {"application/json"}, "Authorization": {"Bearer " + key}, "Clerk-Api-Version": {"2021-02-05"},
		"User-Agent": {"clerk-go/0.1.0"},
	}}, nil
}

func (l limit) Get(ctx context.Context, id string) error {
	return l.send(ctx, http.MethodGet, "/v1/sessions/"+url.PathEscape(id), "", func(body []byte) error {
		return wire.DecodeResponse[models.Session](ctx, body, new(models.Session))
	})
}

func (l limit) List(ctx context.Context) (int, error) {
	n := 0
	err := l.send(ctx, http.MethodGet, "/v1/sessions", "user_id=user_1&limit=499", func(body []byte) error {
		list, err := wire.DecodePage[models.Session](ctx, body, 499)
		n = len(list)
		return err
	})
	return n, err
}

func (l limit) Revoke(ctx context.Context, id string) error {
	return l.send(ctx, http.MethodPost, "/v1/sessions/"+url.PathEscape(id)+"/revoke", "", func(body []byte) error {
		return wire.DecodeResponse[models.Session](ctx, body, new(models.Session))
	})
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// send reads the whole response, whose length has to be known, and hands its body
// to decode, or returns the failure that it is.
func (l limit) send(ctx context.Context, method, path, query string, decode func([]byte) error) error {
	req := (&http.Request{
		Method: method, URL: &url.URL{Scheme: "https", Host: "api.clerk.dev", Path: path, RawQuery: query},
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Host: "api.clerk.dev", Header: l.header.Clone(),
	}).WithContext(ctx)
	resp, err := l.client.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.ContentLength < 0 {
		return fmt.Errorf("%s: a response without a length", path)
	}
	buf := buffers.Get().(*[]byte)
	defer buffers.Put(buf)
	if int64(cap(*buf)) < resp.ContentLength {
		*buf = make([]byte, resp.ContentLength)
	}
	body := (*buf)[:resp.ContentLength]
	if _, err := io.ReadFull(resp.Body, body); err != nil {
		return err
	}
	if resp.StatusCode >= 300 {
		failure := &models.APIError{StatusCode: resp.StatusCode}
		failure.ReadBody(body)
		return failure
	}
	return decode(body)
}
