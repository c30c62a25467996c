// Package write updates a folder with rendered files. It lists the files that it
// wrote in a manifest in that folder, [Manifest], and removes only files that
// are listed there. It never changes hand-written files, and does not follow
// symbolic links that lead out of the folder.
//
// A run either completes or changes nothing. New files are staged in a hidden
// folder and then exchanged for the old ones, which are kept until the exchange
// is complete. If the run fails or is cancelled, the previous files are
// restored. If the process is killed, a journal remains, and the next [Update]
// restores them.
package write
