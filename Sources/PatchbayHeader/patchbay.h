/*
 * Patchbay for C, and for every language that can call it.
 *
 * A handle is one contact action in progress: rules, the contacts and events so far, and what they came to. Load one from
 * the text of a rule file, apply events, read effects, free it. Nothing reads a clock, and of files only the system's time
 * zones, when rules or contacts name one; with the same zones the same calls give the same texts.
 *
 * Texts in  are bytes with a length, UTF-8, at most PATCHBAY_MOST_BYTES. No byte needs to stand behind them, and they are
 *           read during the call only. NULL is an empty text if the length is 0, and an error otherwise. Whatever the bytes
 *           are, no call stops the program.
 * Texts out are UTF-8 with a NUL at the end and none before it. They are yours: give each to patchbay_free_text once.
 * Errors    are texts. A call that fails returns NULL and, unless `error` is NULL, leaves one there; a call that succeeds
 *           leaves NULL there. Whatever `error` points to before the call is overwritten, not freed.
 * Threads   Different handles have nothing to do with each other. Calls with one handle wait for one another, and the order
 *           in which threads come is the order of events; give a handle to one thread at a time if that order matters. No
 *           other call may be going on with a handle when it is freed.
 * Memory    Where an argument is refused or a text out finds no memory, that is an error as above. Where the engine itself
 *           finds none, the process ends, as is the way of Swift.
 */
#ifndef PATCHBAY_H
#define PATCHBAY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How long rules may be, and the events of one call. */
#define PATCHBAY_MOST_BYTES 16777216

/* A contact action in progress. */
typedef struct patchbay_action patchbay_action;

/* The version of the library, such as "0.1.0". Not to be freed. */
const char *patchbay_version(void);

/*
 * Checks the text of a rule file and begins a contact action under its rules.
 *
 * name      what problems call the text, such as its path; NUL at the end; NULL for "rules.yaml". It is not opened, and a
 *           roster that the rules name is refused: write the team into the rules.
 * problems  everything that is wrong with the rules, with places; warnings too, so it may be there beside a handle. NULL
 *           where nothing is wrong.
 *
 * Returns a handle for patchbay_free, or NULL when the rules have errors.
 */
patchbay_action *patchbay_load(const char *name, const char *rules, size_t length, char **problems);

/*
 * Takes events, one JSON object a line, as `patchbay route` reads them, contacts among them: decides about each and applies
 * what was decided. Lines are whole; `n` counts on from call to call. Many lines in one call cost less than one at a time.
 *
 * Returns the effects as `patchbay route` writes them, one JSON object a line; "" if there are none. What the rules do not
 * allow and what is not an event is an effect `refused`, not an error.
 */
char *patchbay_apply(patchbay_action *action, const char *events, size_t length, char **error);

/*
 * Decides what a reply of a contact would come to if it were the next event, and changes nothing.
 *
 * text      what the reply says: whether it opts out.
 *
 * Returns the effects it would have, one JSON object a line.
 */
char *patchbay_decide(
    patchbay_action *action, const char *contact, size_t contact_length, const char *text, size_t text_length,
    char **error);

/* Returns the statistics of now, one JSON object of the schema "patchbay.stats/1". */
char *patchbay_stats(patchbay_action *action, char **error);

/*
 * Returns the whole action as bytes, for patchbay_restore: its contacts, conversations and counts, and the text of its rules.
 *
 * length    how many bytes there are; not NULL. They are not text, and hold NULs. Give them to patchbay_free_text once.
 */
void *patchbay_save(patchbay_action *action, size_t *length, char **error);

/*
 * Goes on from bytes that patchbay_save returned as if nothing had happened.
 *
 * name, rules  as for patchbay_load. Rules whose text is laid out otherwise may take over; rules that mean something else are
 *              refused.
 * state        the bytes, of any length. Those that were damaged, cut off, or saved by another version are refused. A sum finds
 *              accidents, not forgers: bytes from others want a seal of your own.
 * problems     as for patchbay_load, or why the bytes are refused.
 *
 * Returns a handle for patchbay_free, or NULL.
 */
patchbay_action *patchbay_restore(
    const char *name, const char *rules, size_t length, const void *state, size_t state_length, char **problems);

/* Ends a contact action. NULL is allowed. */
void patchbay_free(patchbay_action *action);

/* Frees a text or bytes that a call returned, or a text that it left in `error` or `problems`. NULL is allowed. */
void patchbay_free_text(void *text);

#ifdef __cplusplus
}
#endif

#endif
