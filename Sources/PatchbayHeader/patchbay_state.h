/*
 * Contact actions in state files, for C: what is told of them is on the disk before it is told.
 *
 * What patchbay.h says of results, texts, threads, mistakes and memory holds here, too. The effects of a call come whole.
 */
#ifndef PATCHBAY_STATE_H
#define PATCHBAY_STATE_H

#include "patchbay.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What may happen to a state file: none of these, or several, added. */
enum {
  /* Begin nothing: only go on with an action that has begun. */
  PATCHBAY_RESUME = 1,
  /* Begin an action although the file has others, or is there and has not a byte. */
  PATCHBAY_NEW_ACTION = 2,
  /* Go on with rules that were edited since; the contact list is needed. */
  PATCHBAY_ADOPT = 4,
  /* Begin without the contacts of rows that cannot be read. */
  PATCHBAY_SKIP_BAD_ROWS = 8
};

/* A contact action in a state file. */
typedef struct patchbay_state patchbay_state;

/*
 * Opens the contact action of these rules in a state file, or begins it there: the file of `patchbay route --state`, and what is told of it
 * is on the disk before it is told. Handles of state files are for the four calls below alone.
 *
 * name, rules, team  as for patchbay_load.
 * file         the path of the state file, on a local disk; UTF-8, NUL at the end. Not NULL.
 * list, format, columns  the contact list that the action begins with, as for patchbay_add_list. Later it may be NULL; if it is given, it
 *              must be the same.
 * options      0, or what may happen to the file: PATCHBAY_RESUME and so on, added; not both of RESUME and NEW_ACTION.
 * state        gets a handle for patchbay_close, or NULL.
 * problems     as for patchbay_load, or why the file is refused. May be NULL.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NOT_UTF8, NO_MEMORY, BAD_RULES, BAD_LIST, IN_USE, NO_FILE, FILE_FAILED, NOT_BEGUN, OTHER_RULES for edited ones,
 * OTHER_CONTACTS for another list or a missing one, MEMBERS_GONE, OTHER_VERSION, BAD_STATE. The file is as it was then.
 */
int patchbay_open(
    const char *name, const char *rules, size_t length, const char *team, size_t team_length, const char *file,
    const char *list, size_t list_length, int format, const char *columns, int options, patchbay_state **state,
    char **problems);

/*
 * Takes events as one: when it returns PATCHBAY_OK, all of them and their effects are on the disk.
 *
 * events       whole lines, at most PATCHBAY_MOST_BYTES. Many in one call cost much less than one at a time.
 * effects      gets all of their effects, one JSON object a line; "" if there are none. Not NULL.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NO_ACTION, NO_MEMORY; FILE_FAILED, BAD_STATE, IN_USE: none of them is taken, and every later call fails
 * too: close the state, open it again, and ask patchbay_told how far it came. A file that was moved away or replaced while it is open is
 * FILE_FAILED, and one that was cut off is BAD_STATE.
 */
int patchbay_take(patchbay_state *state, const char *events, size_t length, char **effects, char **error);

/*
 * Tells the effects of the present stream once more that come after one. A program keeps `n` and `i` of the last effect that it has acted
 * on, together with what it did, and begins with these: so it acts on each once, whenever it ends.
 *
 * n, i         those of the last effect that was acted on; 0 and 0 where none was.
 * effects      gets the effects after it, as they were told. May be NULL.
 * events       gets how many events the stream has: go on with the one after them. May be NULL.
 *
 * Errors: BAD_ARGUMENT, NO_ACTION, NO_MEMORY, FILE_FAILED, BAD_STATE.
 */
int patchbay_told(patchbay_state *state, size_t n, size_t i, char **effects, size_t *events, char **error);

/*
 * Closes a state file. Nothing is lost without it, or when it fails; the handle is gone either way. Nothing happens for NULL.
 *
 * Errors: NO_ACTION, FILE_FAILED.
 */
int patchbay_close(patchbay_state *state, char **error);

#ifdef __cplusplus
}
#endif

#endif
