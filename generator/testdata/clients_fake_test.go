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
)

func TestFake(t *testing.T) {
	fake := clientstest.NewFake(models.Device{ID: "client_1"}, models.Device{SessionIDs: []string{"sess_1"}})
	client := clients.New(fake.Transport())
	list, err := client.List(t.Context(), clients.ListParams{Limit: 1})
	if err != nil || len(list) != 1 || list[0].SessionIDs[0] != "sess_1" || list[0].Object != "client" || list[0].CreatedAt == 0 {
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

func TestFakesOfTwoResources(t *testing.T) {
	fake := clientstest.NewFake(models.Device{ID: "client_1"})
	fake.Fallback(shelvestest.NewFake(models.Shelf{ID: "shelf_1"}))
	shared := fake.Transport()
	if _, err := clients.New(shared).Get(t.Context(), "client_1"); err != nil {
		t.Error(err)
	}
	if list, err := shelves.New(shared).List(t.Context(), shelves.ListParams{}); err != nil || len(list) != 1 {
		t.Errorf("shelves are %+v and %v", list, err)
	}
}
