package evaluate

import (
	"reflect"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// types are the types of what an interface in a description may hold, by the
// names that package encode gives them. Pointers, lists and maps of them need no
// entry.
var types = named(
	// Auth
	dsl.Bearer{}, dsl.APIKey{}, dsl.Basic{},
	// Endpoint
	dsl.Get{}, dsl.Post{}, dsl.Put{}, dsl.Patch{}, dsl.Options{}, dsl.Delete{},
	// Segment
	dsl.Literal(""), dsl.PathParam{}, dsl.Affixed{}, dsl.Compound{},
	// Paging
	dsl.OffsetLimit{}, dsl.PageNumber{}, dsl.Cursor{}, dsl.LinkHeader{},
	// Schema
	dsl.String{}, dsl.Int{}, dsl.Int64{}, dsl.Uint64{}, dsl.Float{}, dsl.Decimal{}, dsl.Bool{}, dsl.UnixMilli{},
	dsl.UnixSeconds{}, dsl.DateTime{}, dsl.Date{}, dsl.Bytes{}, dsl.Const(""), dsl.ConstInt(0), dsl.ConstBool(false),
	dsl.RawJSON{}, dsl.Array{}, dsl.Map{}, dsl.Enum{}, dsl.IntEnum{}, dsl.OneOf{}, dsl.Object{}, dsl.Ref(""),
	dsl.Union{}, dsl.Choice{}, dsl.List{}, dsl.DeepObject{}, dsl.File{}, dsl.Binary{}, dsl.PlainText{}, dsl.Location{},
	// Effect
	dsl.Find{}, dsl.Absent{}, dsl.Require{}, dsl.RequireToken{}, dsl.RequireSecret{}, dsl.RequireMatch{},
	dsl.KeepFile{}, dsl.ReplyFile{}, dsl.Select{}, dsl.Insert{}, dsl.Set{}, dsl.Remove{}, dsl.Reply{}, dsl.Answer{},
	dsl.Canned{}, dsl.PublishKeys{}, dsl.Mint{}, dsl.MintCookies{},
	// Value
	dsl.Text(""), dsl.JSON(""), dsl.Now{}, dsl.After(0), dsl.FromBody(""), dsl.FromRecord(""), dsl.FromPath{},
	dsl.FromQuery(""), dsl.FromPicked{}, dsl.FirstOf{}, dsl.Members{}, dsl.Merge{}, dsl.NewID(""), dsl.Serial{},
	dsl.NewUUID{}, dsl.Null{},
	// Values of parameters in examples
	false, "", 0, int8(0), int16(0), int32(0), int64(0), uint(0), uint8(0), uint16(0), uint32(0), uint64(0),
	float32(0), 0.0, new(any),
)

func named(values ...any) map[string]reflect.Type {
	byName := map[string]reflect.Type{}
	for _, value := range values {
		t := reflect.TypeOf(value)
		switch {
		case t.Kind() == reflect.Pointer: // only any has no value of its own
			byName["any"] = t.Elem()
		case t.PkgPath() != "":
			byName["."+t.Name()] = t
		default:
			byName[t.Name()] = t
		}
	}
	return byName
}
