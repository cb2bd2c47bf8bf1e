/*
 * Rules looked at by themselves, and asked about many contacts at once: contacts in columns, answers in columns.
 *
 * What patchbay.h says of results, texts, threads, mistakes and memory holds here, too. Columns are laid out as Apache Arrow lays out
 * arrays of booleans, strings and lists of strings, so that a table of Arrow is asked about without a copy.
 */
#ifndef PATCHBAY_COLUMNS_H
#define PATCHBAY_COLUMNS_H

#include <stdint.h>

#include "patchbay.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Tells what is wrong with the text of a rule file, for programs and for people.
 *
 * name, rules, team  as for patchbay_load.
 * document     gets one JSON object of the schema "patchbay.check/1": every problem with its code, place and next step. Not NULL.
 * text         gets the same for people, or NULL where nothing is wrong. May be NULL.
 *
 * Returns PATCHBAY_OK where the rules have no errors, and PATCHBAY_BAD_RULES where they have some; the document is there either way.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NO_MEMORY.
 */
int patchbay_check(
    const char *name, const char *rules, size_t length, const char *team, size_t team_length, char **document,
    char **text, char **error);

/*
 * Tells the path by which rules name the file of their team, as it is written there.
 *
 * path         gets the path, or NULL where the rules name none. Not NULL.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NO_MEMORY. Errors of the rules are none here.
 */
int patchbay_team(const char *rules, size_t length, char **path, char **error);

/* What a column is about. */
enum {
  /* The tags of each contact: lists of texts, or texts that are divided at `|`. */
  PATCHBAY_TAGS = 1,
  /* Texts: the name of the last team member who wrote to each contact. */
  PATCHBAY_LAST_TEAM_MEMBER = 2,
  /* Flags: whether each contact has opted out. */
  PATCHBAY_OPTED_OUT = 3,
  /* Texts: a field of each contact, whose name the column has. A field that the rules do not ask about counts for nothing. */
  PATCHBAY_FIELD = 4
};

/* How a column is laid out: one of the first three, and what else holds, added. */
enum {
  PATCHBAY_TEXTS = 1,
  PATCHBAY_TEXT_LISTS = 2,
  PATCHBAY_FLAGS = 3,
  /* `texts` has numbers of 64 bits, not of 32. */
  PATCHBAY_WIDE_TEXTS = 16,
  /* `lists` has numbers of 64 bits, not of 32. */
  PATCHBAY_WIDE_LISTS = 32
};

/*
 * A column of `rows` contacts. Row r is at place first + r of what the layout has by row: the offsets of the lists in lists of texts, those
 * of the texts in texts, the bits in flags. A bitmap has the least significant bit of each byte first.
 *
 * An offset that falls or leads out of what it counts is PATCHBAY_BAD_COLUMN, as is a text that is not UTF-8. `valid` and `text_valid`
 * must have a bit, and `lists` and `texts` an offset, for all that the column says it has: their lengths are not known otherwise.
 */
typedef struct patchbay_column {
  /* PATCHBAY_TAGS and so on. At most one column is about each thing. */
  int about;
  int layout;
  /* The name of a field, NUL at the end; NULL for other columns. */
  const char *name;
  size_t first;
  /* A bit for each row: 0 where nothing is known. NULL: all are known. */
  const uint8_t *valid;
  /* Lists of texts: where each list begins among the texts, and where the last one ends. NULL for others. */
  const void *lists;
  /* Texts and lists of texts: where each text begins among the bytes, and where the last one ends. NULL for flags. */
  const void *texts;
  /* Lists of texts: text t of the lists is at place first_text + t of `texts` and `text_valid`, and there are `text_count` from there on. */
  size_t first_text;
  size_t text_count;
  /* Lists of texts: a bit for each text, 0 where it is none. NULL: all are texts. */
  const uint8_t *text_valid;
  /* The bytes of the texts; the bits of flags. */
  const void *bytes;
  /* How many bytes there are. */
  size_t length;
} patchbay_column;

/* Where replies would go, row by row. */
typedef struct patchbay_answers {
  /* How many rows are answered. */
  size_t count;
  /* count + 1 numbers: where the places of each row begin, and where the last ones end. */
  const int32_t *offsets;
  /* The numbers of the places, as patchbay_preview_words names them. */
  const int32_t *places;
  /* For each row how the reply got there, as patchbay_preview_words names it. */
  const uint8_t *vias;
  /* Holds all of them: give it to patchbay_free_text once. */
  void *memory;
} patchbay_answers;

/* Rules that answer about columns. */
typedef struct patchbay_preview patchbay_preview;

/*
 * Checks the text of a rule file, to ask it about columns.
 *
 * name, rules, team, problems  as for patchbay_load.
 * preview      gets a handle for patchbay_preview_free, or NULL.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NO_MEMORY, BAD_RULES.
 */
int patchbay_preview_load(
    const char *name, const char *rules, size_t length, const char *team, size_t team_length,
    patchbay_preview **preview, char **problems);

/*
 * Tells the words behind the numbers.
 *
 * words        gets one JSON object: `action`, `members`, the `fields` that the rules ask about, and `places` and `vias` by their numbers. The
 *              words are those of `patchbay preview`. Not NULL.
 *
 * Errors: BAD_ARGUMENT, NO_ACTION, NO_MEMORY.
 */
int patchbay_preview_words(patchbay_preview *preview, char **words, char **error);

/*
 * Says where the reply of each contact would go before anything has happened, as `patchbay preview` does of a list. Each row is looked at
 * by itself.
 *
 *     for (first = 0; first < rows; first += answers.count) {
 *       status = patchbay_preview_answer(preview, columns, count, first, rows - first, &answers, &error);
 *       ... answers, or error ...
 *       patchbay_free_text(answers.memory);
 *     }
 *
 * columns, count  what is known of the contacts. A thing without a column is not known of anyone.
 * first, rows  the rows that are asked about: `rows` of them from row `first` on.
 * answers      gets the answers: about as many as make four million places, a million at most. Not NULL. `count` is 0 when it fails.
 *
 * Returns PATCHBAY_MORE while rows are left.
 *
 * Errors: BAD_ARGUMENT, NO_ACTION, NO_MEMORY, NOT_UTF8 for the name of a field, BAD_COLUMN with the row.
 */
int patchbay_preview_answer(
    patchbay_preview *preview, const patchbay_column *columns, size_t count, size_t first, size_t rows,
    patchbay_answers *answers, char **error);

/* Frees a preview. Nothing happens for NULL and for handles that were freed. */
void patchbay_preview_free(patchbay_preview *preview);

#ifdef __cplusplus
}
#endif

#endif
