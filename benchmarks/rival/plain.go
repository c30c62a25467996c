package rival

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"

	jsonv2 "github.com/go-json-experiment/json"
)

// Session is a session for decoders that work by reflection or by hand: the
// declared fields and nothing else.
type Session struct {
	Object                   string          `json:"object"`
	ID                       string          `json:"id"`
	UserID                   string          `json:"user_id"`
	ClientID                 string          `json:"client_id"`
	Actor                    json.RawMessage `json:"actor"`
	Status                   string          `json:"status"`
	LastActiveOrganizationID *string         `json:"last_active_organization_id"`
	LastActiveAt             int64           `json:"last_active_at"`
	LatestActivity           *Activity       `json:"latest_activity"`
	ExpireAt                 int64           `json:"expire_at"`
	AbandonAt                int64           `json:"abandon_at"`
	UpdatedAt                int64           `json:"updated_at"`
	CreatedAt                int64           `json:"created_at"`
	Tasks                    []Task          `json:"tasks,omitempty"`
}

// Activity is from where a session was used.
type Activity struct {
	Object         string  `json:"object"`
	ID             string  `json:"id"`
	DeviceType     *string `json:"device_type,omitempty"`
	IsMobile       bool    `json:"is_mobile"`
	BrowserName    *string `json:"browser_name,omitempty"`
	BrowserVersion *string `json:"browser_version,omitempty"`
	IPAddress      *string `json:"ip_address,omitempty"`
	City           *string `json:"city,omitempty"`
	Country        *string `json:"country,omitempty"`
}

// Task is what a user has yet to do.
type Task struct {
	Key string `json:"key"`
}

// plain is net/http and a decoder, with as much care as a program takes that
// calls three operations.
type plain struct {
	client *http.Client
	one    func(io.Reader, *Session) error
	list   func(io.Reader, *[]Session) error
}

func plainClient(
	one func(io.Reader, *Session) error, list func(io.Reader, *[]Session) error,
) func(http.RoundTripper) (Client, error) {
	return func(base http.RoundTripper) (Client, error) {
		return plain{client: &http.Client{Transport: base}, one: one, list: list}, nil
	}
}

func decodeJSON[T any](r io.Reader, v *T) error { return json.NewDecoder(r).Decode(v) }

func decodeJSONv2[T any](r io.Reader, v *T) error { return jsonv2.UnmarshalRead(r, v) }

func (p plain) Get(ctx context.Context, id string) error {
	return send(ctx, p.client, http.MethodGet, "/sessions/"+url.PathEscape(id), new(Session), p.one)
}

func (p plain) List(ctx context.Context) (int, error) {
	query := url.Values{"user_id": {"user_1"}, "limit": {"499"}}
	var list []Session
	err := send(ctx, p.client, http.MethodGet, "/sessions?"+query.Encode(), &list, p.list)
	return len(list), err
}

func (p plain) Revoke(ctx context.Context, id string) error {
	return send(ctx, p.client, http.MethodPost, "/sessions/"+url.PathEscape(id)+"/revoke", new(Session), p.one)
}

// send sends a request and decodes the response. A failure is decoded by
// encoding/json, whatever the decoder of successes.
func send[T any](
	ctx context.Context, client *http.Client, method, path string, v *T, decode func(io.Reader, *T) error,
) error {
	req, err := http.NewRequestWithContext(ctx, method, baseURL+path, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+key)
	req.Header.Set("Clerk-API-Version", "2021-02-05")
	req.Header.Set("Accept", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode >= 300 {
		failure := &Failure{Status: resp.StatusCode}
		_ = json.NewDecoder(resp.Body).Decode(failure) // the status is enough
		return failure
	}
	return decode(resp.Body, v)
}

// Failure is an answer with a status of 300 or more.
type Failure struct {
	Status int `json:"-"`
	Errors []struct {
		Code        string `json:"code"`
		Message     string `json:"message"`
		LongMessage string `json:"long_message"`
	} `json:"errors"`
	TraceID string `json:"clerk_trace_id"`
}

func (f *Failure) Error() string { return fmt.Sprintf("status %d: %v", f.Status, f.Errors) }
