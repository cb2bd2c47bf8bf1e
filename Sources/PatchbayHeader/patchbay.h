/*
 * Patchbay for C, and for every language that can call it.
 *
 * A handle is one contact action in progress: rules, the contacts and events so far, and what they came to. Load one from
 * the text of a rule file, apply events, read effects, free it. Nothing reads a clock, and of files only the system's time
 * zones, when rules or contacts name one; with the same zones the same calls give the same texts.
 *
 * Results   Every call that can fail returns a number: PATCHBAY_OK, PATCHBAY_MORE, or one of the errors below. Unless `error`
 *           is NULL, a call that fails leaves a sentence there that says what was wrong, and any other call leaves NULL there.
 * Texts in  are bytes with a length, UTF-8. No byte needs to stand behind them, and they are read during the call only. NULL
 *           is an empty text if the length is 0, and an error otherwise. A length over the limit of its argument is refused
 *           before a byte is read.
 * Texts out are UTF-8 with a NUL at the end and none before it. They are yours: give each to patchbay_free_text once. A call
 *           overwrites what its results point to, and leaves NULL there when it fails. Results that you do not want may be
 *           NULL where that is said.
 * Threads   Different handles have nothing to do with each other. Calls with one handle wait for one another, and the order
 *           in which threads come is the order of events; give a handle to one thread at a time if that order matters.
 * Mistakes  A handle that is NULL, was freed, or is none is an error, and freeing it again does nothing: the library knows
 *           the handles that are in use. It cannot know that the memory of a freed handle became another handle, and it
 *           cannot know your memory: other pointers must point to what they say. A text must not be freed twice.
 * Memory    No call needs memory in proportion to its input: events come in pieces. What an action keeps grows with its
 *           contacts, by some 350 bytes each besides their ids, tags and values. Every call asks for the memory that it may
 *           need before it begins: 64 MiB and about twice what the action has (PATCHBAY_NO_MEMORY when they are not to be
 *           had, and nothing has happened then). So no bytes and no limit such as `ulimit -v` end the program. What no library
 *           can promise: another thread may take the memory between the question and the work, and a system that gives out
 *           more memory than it has may end any process.
 * Errors    leave the handle as it was, and every call may follow.
 */
#ifndef PATCHBAY_H
#define PATCHBAY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The number of this interface. It changes when programs must be compiled again; patchbay_abi() tells the library's. */
#define PATCHBAY_ABI 1

/* How many bytes rules and teams may have, and the events of one call. */
#define PATCHBAY_MOST_BYTES 16777216

/* How many bytes names of files, ids, names of members and replies may have. */
#define PATCHBAY_MOST_TEXT_BYTES 1048576

/* What calls return. The numbers stay what they are; later versions may add some. */
enum {
  /* It is done. */
  PATCHBAY_OK = 0,
  /* It is done so far, and there is more: call again, as the call says. */
  PATCHBAY_MORE = 1,
  /* A pointer is NULL that must not be, or a length cannot be one. */
  PATCHBAY_BAD_ARGUMENT = 2,
  /* A text is longer than its limit. */
  PATCHBAY_TOO_LONG = 3,
  /* A text is not UTF-8. */
  PATCHBAY_NOT_UTF8 = 4,
  /* The memory that the call may need is not to be had. */
  PATCHBAY_NO_MEMORY = 5,
  /* The handle is none, or was freed. */
  PATCHBAY_NO_ACTION = 6,
  /* The rules have errors. */
  PATCHBAY_BAD_RULES = 7,
  /* The contact list cannot be read, or what its columns mean is not well said. */
  PATCHBAY_BAD_LIST = 8,
  /* Something has happened already that may not have happened. */
  PATCHBAY_HAS_BEGUN = 9,
  /* No one in the team has that name. */
  PATCHBAY_NO_MEMBER = 10,
  /* The bytes are not those of a saved action, or not all of them. */
  PATCHBAY_BAD_STATE = 11,
  /* Another version of this library saved the action. */
  PATCHBAY_OTHER_VERSION = 12,
  /* The action was saved under rules that mean something else. */
  PATCHBAY_OTHER_RULES = 13,
  /* The contacts of two actions are not the same, in the same order. */
  PATCHBAY_OTHER_CONTACTS = 14,
  /* Members who did or hold something are not in the new team. */
  PATCHBAY_MEMBERS_GONE = 15,
  /* Effects are left that patchbay_apply has to tell first. */
  PATCHBAY_UNTOLD = 16,
  /* Another program takes events into the state file. */
  PATCHBAY_IN_USE = 17,
  /* There is no such state file. */
  PATCHBAY_NO_FILE = 18,
  /* The state file cannot be read or written: who may do so, the disk. What was taken is kept. */
  PATCHBAY_FILE_FAILED = 19,
  /* The state file does not have the action, and it may not begin. */
  PATCHBAY_NOT_BEGUN = 20,
  /* A column cannot be read: its offsets fall or lead out of it, or a text is not UTF-8. */
  PATCHBAY_BAD_COLUMN = 21,
  /* The scenario has errors. */
  PATCHBAY_BAD_SCENARIO = 22,
  /* There is nothing to simulate, or more than can be counted. */
  PATCHBAY_NOT_SIMULATED = 23
};

/* How a contact list is written. */
enum {
  /* A table with a header. */
  PATCHBAY_CSV = 1,
  /* One JSON object a line. */
  PATCHBAY_NDJSON = 2
};

/* A contact action in progress. */
typedef struct patchbay_action patchbay_action;

/* The version of the library, such as "0.1.0". Not to be freed. */
const char *patchbay_version(void);

/* The number of the library's interface: PATCHBAY_ABI of the header that it was built with. */
int patchbay_abi(void);

/* What a number that a call returned means, in a few words. Not to be freed, never NULL. */
const char *patchbay_message(int status);

/*
 * Checks the text of a rule file and begins a contact action under its rules.
 *
 * name         what problems call the text, such as its path; NUL at the end; NULL for "rules.yaml". It is not opened.
 * rules        at most PATCHBAY_MOST_BYTES.
 * team         the text of the file that the rules name with `team: PATH`, at most PATCHBAY_MOST_BYTES. NULL and 0 where the
 *              rules name none; rules that name one are refused then.
 * action       gets a handle for patchbay_free, or NULL.
 * problems     gets everything that is wrong with the rules, with places; warnings too, so there may be some beside
 *              PATCHBAY_OK. NULL where nothing is wrong. May be NULL. What is wrong with the call itself comes here, too.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NO_MEMORY, BAD_RULES.
 */
int patchbay_load(
    const char *name, const char *rules, size_t length, const char *team, size_t team_length, patchbay_action **action,
    char **problems);

/*
 * Puts a contact list into an action to which nothing has happened and no contact has come. Later contacts come as events.
 *
 * list         of any length; it is not copied.
 * format       PATCHBAY_CSV or PATCHBAY_NDJSON.
 * columns      what the columns mean, as `--columns` of the program: "id=VANID,phone=\"Cell Phone\""; NUL at the end; NULL
 *              where the rules or the header say it.
 * report       gets what is wrong with rows, for people: at most a hundred errors and ten warnings; NULL where nothing is.
 *              May be NULL.
 * contacts, errors  get how many contacts came onto the list, and how many rows could not be read. Both may be NULL.
 *
 * Errors: BAD_ARGUMENT, NO_ACTION, HAS_BEGUN, NO_MEMORY, BAD_LIST when no row could be read.
 */
int patchbay_add_list(
    patchbay_action *action, const char *list, size_t length, int format, const char *columns, size_t *contacts,
    size_t *errors, char **report, char **error);

/*
 * Takes events, one JSON object a line, as `patchbay route` reads them, contacts among them: decides about each and applies
 * what was decided. Lines are whole; `n` counts on from call to call. Many lines in one call cost less than one at a time.
 *
 *     do {
 *       status = patchbay_apply(action, events, length, &taken, &effects, &error);
 *       events += taken, length -= taken;
 *       ... effects, or error ...
 *     } while (status == PATCHBAY_MORE);
 *
 * events       at most PATCHBAY_MOST_BYTES.
 * taken        gets how many bytes of the events were taken: whole lines. Not NULL.
 * effects      gets a piece of about a MiB at most: the effects as `patchbay route` writes them, one JSON object a line; "" if
 *              there are none. Not NULL. What the rules do not allow and what is not an event is an effect `refused`, not an
 *              error.
 *
 * Returns PATCHBAY_MORE while events or effects are left: call again with the events after those that were taken, even if
 * none are left. Effects are never lost: those that could not be told come with the next call.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NO_ACTION, NO_MEMORY.
 */
int patchbay_apply(
    patchbay_action *action, const char *events, size_t length, size_t *taken, char **effects, char **error);

/*
 * Tells how many lines were not events, and what is wrong with the first hundred of them.
 *
 * lines        gets one JSON object: {"malformed":2,"first":[{"n":7,"message":"..."}, ...]}. Not NULL.
 *
 * Errors: BAD_ARGUMENT, NO_ACTION, NO_MEMORY.
 */
int patchbay_malformed(patchbay_action *action, char **lines, char **error);

/*
 * Decides what a reply of a contact would come to if it were the next event, and changes nothing.
 *
 * text         what the reply says: whether it opts out. Both texts have at most PATCHBAY_MOST_TEXT_BYTES.
 * effects      gets the effects that it would have, one JSON object a line. May be NULL.
 * walk         gets why, for people: every question that the rules ask on the way, with its answer and its place. May be NULL.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NOT_UTF8, NO_ACTION, NO_MEMORY.
 */
int patchbay_would_route(
    patchbay_action *action, const char *contact, size_t contact_length, const char *text, size_t text_length,
    char **effects, char **walk, char **error);

/*
 * Tells which contact a member may text next: the one that the event `send` would mean now. Contacts that the rules deal out
 * are given to no one before the event `publish`.
 *
 * member       the name in the rules, at most PATCHBAY_MOST_TEXT_BYTES.
 * contact      gets the id of the contact, or NULL when there is none. Not NULL.
 * reason       gets why there is none, in a sentence, or NULL. May be NULL.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NOT_UTF8, NO_ACTION, NO_MEMORY.
 */
int patchbay_next_text(
    patchbay_action *action, const char *member, size_t length, char **contact, char **reason, char **error);

/*
 * Tells conversations, a thousand at most in a call, in the order of the contacts.
 *
 * member       the name in the rules, at most PATCHBAY_MOST_TEXT_BYTES: conversations in that inbox, owned by the member, or
 *              theirs to send the first text. NULL and 0 for the conversations of all.
 * next         where to go on: points to 0 at first, and gets what to give next. Not NULL.
 * lines        gets one JSON object a line, rows of the schema "patchbay.conversations/1"; "" if there are none. Not NULL.
 *
 * Returns PATCHBAY_MORE while there are more.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NOT_UTF8, NO_MEMBER, NO_ACTION, NO_MEMORY.
 */
int patchbay_conversations(
    patchbay_action *action, const char *member, size_t length, size_t *next, char **lines, char **error);

/*
 * Tells the statistics of now.
 *
 * stats        gets one JSON object of the schema "patchbay.stats/1". Not NULL.
 *
 * Errors: BAD_ARGUMENT, NO_ACTION, NO_MEMORY.
 */
int patchbay_stats(patchbay_action *action, char **stats, char **error);

/*
 * Gives the whole action as bytes, for patchbay_restore: its contacts, conversations and counts, and the text of its rules.
 *
 * state        gets the bytes. They are not text, and hold NULs. Give them to patchbay_free_text once. Not NULL.
 * length       gets how many there are. Not NULL.
 *
 * Errors: BAD_ARGUMENT, NO_ACTION, NO_MEMORY; UNTOLD: call patchbay_apply until it returns PATCHBAY_OK.
 */
int patchbay_save(patchbay_action *action, void **state, size_t *length, char **error);

/*
 * Goes on from bytes that patchbay_save gave as if nothing had happened.
 *
 * name, rules, team  as for patchbay_load. Rules whose text is laid out otherwise may take over; rules that mean something else
 *              are refused: patchbay_adopt is for those.
 * state        the bytes, of any length. Those that were damaged, cut off, or saved by another version are refused. A sum finds
 *              accidents, not forgers: bytes from others want a seal of your own.
 * action       gets a handle for patchbay_free, or NULL.
 * problems     as for patchbay_load, or why the bytes are refused. May be NULL.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NO_MEMORY, BAD_RULES, BAD_STATE, OTHER_VERSION, OTHER_RULES.
 */
int patchbay_restore(
    const char *name, const char *rules, size_t length, const char *team, size_t team_length, const void *state,
    size_t state_length, patchbay_action **action, char **problems);

/*
 * Goes on under edited rules, as `patchbay route --adopt` does: what was decided stays, and the new rules decide what comes.
 * Load the edited rules, give that action the contacts of the old one in the same order, by patchbay_add_list or as events, and
 * let it adopt the old one. Afterwards it has taken over; free the old one.
 *
 * action       the one with the edited rules, to which nothing but contacts has come.
 * old          the one that it takes over from; it stays as it is.
 * conversations, unsent  get how many contacts have a conversation, and how many first texts members have that are not sent
 *              yet. Both may be NULL.
 *
 * Errors: BAD_ARGUMENT, NO_ACTION, HAS_BEGUN, OTHER_CONTACTS, MEMBERS_GONE, NO_MEMORY. Both actions are as they were then.
 */
int patchbay_adopt(
    patchbay_action *action, patchbay_action *old, size_t *conversations, size_t *unsent, char **error);

/* Ends a contact action. Nothing happens for NULL and for handles that were freed. A call that is going on ends first. */
void patchbay_free(patchbay_action *action);

/* Frees a text or bytes that a call gave. NULL is allowed; a text must not be freed twice. */
void patchbay_free_text(void *text);

#ifdef __cplusplus
}
#endif

#endif
