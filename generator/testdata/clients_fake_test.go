package clientstest_test

import (
	"context"
	"errors"
	"testing"

	"example.com/copy/clients"
	"example.com/copy/clients/clientstest"
	"example.com/copy/models"
	"example.com/copy/shelves"
	"example.com/copy/shelves/shelvestest"
	"example.com/copy/shoptest"
	"example.com/copy/transport"
)

func TestFake(t *testing.T) {
	fake := clientstest.NewFake(models.Device{ID: "client_1"}, models.Device{SessionIDs: []string{"sess_1"}})
	client := clients.New(fake.Transport())
	list, err := client.List(t.Context(), clients.ListParams{Limit: 1})
	if err != nil || len(list) != 1 || list[0].SessionIDs[0] != "sess_1" || list[0].Object != "client" ||
		list[0].CreatedAt == 0 {
		t.Errorf("list: %+v and %v", list, err)
	}
	n := 0
	for _, err := range client.All(t.Context(), clients.ListParams{Limit: 1}) {
		if n++; err != nil {
			t.Error(err)
		}
	}
	if _, err := client.Get(t.Context(), "client_none"); !errors.Is(err, models.ErrNotFound) || n != 2 {
		t.Errorf("get: %v; %d clients", err, n)
	}
	if calls := fake.ListCalls(); len(calls) < 3 || calls[0].Params.Limit != 1 {
		t.Errorf("calls are %+v", calls)
	}
}

func TestStub(t *testing.T) {
	stub := &clientstest.Stub{GetFunc: func(_ context.Context, clientID string) (*models.Device, error) {
		return &models.Device{ID: clientID}, nil
	}}
	if got, err := clients.New(stub.Transport()).Get(t.Context(), "client_1"); err != nil || got.ID != "client_1" {
		t.Errorf("get: %+v and %v", got, err)
	}
}

func TestOneFakeOfTwoResources(t *testing.T) {
	api := shoptest.NewFake()
	clientstest.Of(api).Seed(models.Device{ID: "client_1"})
	shelvestest.Of(api).Seed(models.Shelf{ID: "shelf_1"})
	shared := api.Transport()
	if _, err := clients.New(shared).Get(t.Context(), "client_1"); err != nil {
		t.Error(err)
	}
	if list, err := shelves.New(shared).List(t.Context(), shelves.ListParams{}); err != nil || len(list) != 1 {
		t.Errorf("shelves are %+v and %v", list, err)
	}
	if got := clientstest.Of(api).GetCalls(); len(got) != 1 || len(api.Calls()) != 2 {
		t.Errorf("calls are %+v, of clients %+v", api.Calls(), got)
	}
	if all := shelvestest.Of(api).All(); len(all) != 1 {
		t.Errorf("the fake keeps the shelves %+v", all)
	}
}

// What a fake falls back to gets the other resources, as it did when a fake knew
// one alone, and short names in scripts are those of the fake's own.
func TestFallbackAndScripts(t *testing.T) {
	fake := shelvestest.NewFake(models.Shelf{ID: "shelf_1"})
	fake.Fallback(clientstest.NewFake(models.Device{ID: "client_1"}))
	shared := fake.Transport(transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1}))
	if _, err := clients.New(shared).Get(t.Context(), "client_1"); err != nil {
		t.Error(err)
	}
	if err := fake.InjectScript("List: 404"); err != nil {
		t.Fatal(err)
	}
	if _, err := shelves.New(shared).List(t.Context(), shelves.ListParams{}); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("the list of shelves ends with %v", err)
	}
	if list, err := clients.New(shared).List(t.Context(), clients.ListParams{}); err != nil || len(list) != 1 {
		t.Errorf("the list of clients is %+v and %v", list, err)
	}
}
