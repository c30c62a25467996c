package main

import (
	"fmt"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

// The generated sessions belong to these users in turn; most sessions are active.
var (
	users    = []string{"ada", "bob", "cleo", "dan", "eve"}
	statuses = []models.SessionStatus{
		models.SessionStatusActive, models.SessionStatusActive, models.SessionStatusEnded, models.SessionStatusActive,
		models.SessionStatusRevoked, models.SessionStatusActive, models.SessionStatusExpired,
	}
)

// madeUp returns n sessions, one for each of the last n minutes, the oldest first.
func madeUp(n int) []models.Session {
	list := make([]models.Session, n)
	now := time.Now()
	for i := range list {
		began := models.UnixMilli(now.Add(-time.Duration(n-i) * time.Minute).UnixMilli())
		user := users[i%len(users)]
		list[i] = models.Session{
			ID:           fmt.Sprintf("sess_%05d", i+1),
			UserID:       "user_" + user,
			ClientID:     "client_" + user,
			Status:       statuses[i%len(statuses)],
			LastActiveAt: began,
			UpdatedAt:    began,
			CreatedAt:    began,
		}
	}
	return list
}
