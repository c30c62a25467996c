// Package write brings a folder up to date with rendered files. What it wrote is
// listed in a manifest beside it, [Manifest], and nothing but what is listed
// there is ever removed. Files that were written by hand are never touched, and
// symbolic links that lead out of the folder are not followed.
//
// A run is all or nothing. New files are staged in a hidden folder and then
// exchanged for the old ones, which are kept until the exchange is complete. When
// it fails or is cancelled, what was there before is put back. When the process
// is killed, a journal remains, and the next [Update] puts it back.
package write
