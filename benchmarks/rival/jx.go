package rival

import (
	"io"

	"github.com/go-faster/jx"
)

func decodeJX(r io.Reader, s *Session) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	return JX(data, s)
}

func decodeJXList(r io.Reader, list *[]Session) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	return JXList(data, list)
}

// JX decodes a session with go-faster/jx, as its generated code does.
func JX(data []byte, s *Session) error { return jxSession(jx.DecodeBytes(data), s) }

// JXList decodes a list of sessions with go-faster/jx.
func JXList(data []byte, list *[]Session) error {
	return jx.DecodeBytes(data).Arr(func(d *jx.Decoder) error {
		var s Session
		if err := jxSession(d, &s); err != nil {
			return err
		}
		*list = append(*list, s)
		return nil
	})
}

func jxSession(d *jx.Decoder, s *Session) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) (err error) {
		switch string(key) {
		case "object":
			s.Object, err = d.Str()
		case "id":
			s.ID, err = d.Str()
		case "user_id":
			s.UserID, err = d.Str()
		case "client_id":
			s.ClientID, err = d.Str()
		case "actor":
			var raw jx.Raw
			raw, err = d.RawAppend(nil)
			s.Actor = []byte(raw)
		case "status":
			s.Status, err = d.Str()
		case "last_active_organization_id":
			s.LastActiveOrganizationID, err = jxString(d)
		case "last_active_at":
			s.LastActiveAt, err = d.Int64()
		case "latest_activity":
			s.LatestActivity, err = jxActivity(d)
		case "expire_at":
			s.ExpireAt, err = d.Int64()
		case "abandon_at":
			s.AbandonAt, err = d.Int64()
		case "updated_at":
			s.UpdatedAt, err = d.Int64()
		case "created_at":
			s.CreatedAt, err = d.Int64()
		default:
			err = d.Skip()
		}
		return err
	})
}

func jxActivity(d *jx.Decoder) (*Activity, error) {
	if d.Next() == jx.Null {
		return nil, d.Null()
	}
	a := new(Activity)
	return a, d.ObjBytes(func(d *jx.Decoder, key []byte) (err error) {
		switch string(key) {
		case "object":
			a.Object, err = d.Str()
		case "id":
			a.ID, err = d.Str()
		case "device_type":
			a.DeviceType, err = jxString(d)
		case "is_mobile":
			a.IsMobile, err = d.Bool()
		case "browser_name":
			a.BrowserName, err = jxString(d)
		case "browser_version":
			a.BrowserVersion, err = jxString(d)
		case "ip_address":
			a.IPAddress, err = jxString(d)
		case "city":
			a.City, err = jxString(d)
		case "country":
			a.Country, err = jxString(d)
		default:
			err = d.Skip()
		}
		return err
	})
}

func jxString(d *jx.Decoder) (*string, error) {
	if d.Next() == jx.Null {
		return nil, d.Null()
	}
	s, err := d.Str()
	return &s, err
}
