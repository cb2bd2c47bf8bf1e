/* A program that lives under a limit of memory, and gives the library as much of everything as a call takes:
 * host RULES BYTES. Each time the library must answer, the program must go on, and the library must work afterwards.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "patchbay.h"

static char rules[65536];
static size_t rules_length;

static double seconds(void) { return (double)clock() / CLOCKS_PER_SEC; }

/* Fills a buffer with lines, or with one piece again and again. */
static void fill(char *buffer, size_t length, const char *shape) {
  size_t at = 0, number = 0;
  char line[160];
  while (at < length) {
    int count = snprintf(line, sizeof line, shape, (unsigned long)number++);
    size_t room = length - at;
    size_t taken = (size_t)count < room ? (size_t)count : room;
    /* The last line is cut off, as a stream may be. */
    memcpy(buffer + at, line, taken);
    at += taken;
  }
}

static patchbay_action *load(void) {
  patchbay_action *action;
  char *problems;
  int status = patchbay_load("rules.yaml", rules, rules_length, NULL, 0, &action, &problems);
  if (status) fprintf(stderr, "host: %s: %s\n", patchbay_message(status), problems ? problems : "");
  patchbay_free_text(problems);
  return action;
}

/* Whether the library works: a contact is texted, and the reply finds its way. */
static int works(void) {
  static const char events[] =
      "{\"event\":\"contact\",\"id\":\"c\"}\n{\"event\":\"send\",\"member\":\"ana\",\"contact\":\"c\"}\n"
      "{\"event\":\"reply\",\"contact\":\"c\",\"text\":\"hi\"}\n";
  patchbay_action *action = load();
  char *effects = NULL;
  size_t taken = 0;
  int good = patchbay_apply(action, events, strlen(events), &taken, &effects, NULL) == PATCHBAY_OK
             && taken == strlen(events) && strstr(effects, "\"routed\"") != NULL;
  patchbay_free_text(effects);
  patchbay_free(action);
  return good;
}

/* Applies events, and tells what came of it. */
static int apply(const char *name, const char *events, size_t length) {
  patchbay_action *action = load();
  size_t lines = 0, most = 0, at = 0, saved = 0;
  double start = seconds();
  char *error = NULL, *text, *stats = NULL;
  void *state = NULL;
  int status, answered, after;
  do {
    size_t taken, i;
    status = patchbay_apply(action, events + at, length - at, &taken, &text, &error);
    at += taken;
    if (text) {
      size_t size = strlen(text);
      if (size > most) most = size;
      for (i = 0; i < size; i++) lines += text[i] == '\n';
    }
    patchbay_free_text(text);
  } while (status == PATCHBAY_MORE);
  printf("%-16s %s: %lu of %lu bytes, %lu effects, pieces of at most %lu bytes, %.1f s\n", name, patchbay_message(status),
         (unsigned long)at, (unsigned long)length, (unsigned long)lines, (unsigned long)most, seconds() - start);
  if (error) printf("%-16s %s\n", "", error);
  patchbay_free_text(error);
  /* The action answers as before, unless what it has leaves no memory for that; then it says so. */
  answered = patchbay_stats(action, &stats, NULL);
  after = patchbay_save(action, &state, &saved, NULL);
  printf("%-16s then statistics: %s; saving: %s, %lu bytes\n", "", patchbay_message(answered), patchbay_message(after),
         (unsigned long)saved);
  patchbay_free_text(stats);
  patchbay_free_text(state);
  patchbay_free(action);
  return (status == PATCHBAY_OK ? at == length : status == PATCHBAY_NO_MEMORY)
         && (answered == PATCHBAY_OK || answered == PATCHBAY_NO_MEMORY) && works();
}

/* Rules and lists that are as large. */
static int others(char *buffer, size_t length) {
  static const char *const shapes[] = {"\n", "{", "- a\n", "x%lu: 1\n", "members: [a, a]\n"};
  size_t i, contacts = 0;
  int good = 1;
  for (i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    patchbay_action *action;
    int status;
    fill(buffer, length, shapes[i]);
    status = patchbay_load(NULL, buffer, length, NULL, 0, &action, NULL);
    printf("%-16s %s\n", "rules", patchbay_message(status));
    good = good && status != PATCHBAY_OK && works();
    patchbay_free(action);
    action = load();
    status = patchbay_add_list(action, buffer, length, PATCHBAY_NDJSON, NULL, &contacts, NULL, NULL, NULL);
    printf("%-16s %s\n", "list", patchbay_message(status));
    /* Blank lines of a list are passed over, and nothing else is a list. */
    good = good && (status == PATCHBAY_OK) == (i == 0) && works();
    patchbay_free(action);
  }
  memcpy(buffer, "id\n", 3);
  fill(buffer + 3, length - 3, "c%lu\n");
  {
    patchbay_action *action = load();
    int status = patchbay_add_list(action, buffer, length, PATCHBAY_CSV, NULL, &contacts, NULL, NULL, NULL);
    printf("%-16s %s: %lu contacts\n", "list of ids", patchbay_message(status), (unsigned long)contacts);
    good = good && (status == PATCHBAY_OK || status == PATCHBAY_NO_MEMORY) && works();
    patchbay_free(action);
  }
  return good;
}

int main(int count, char **arguments) {
  static const struct {
    const char *name, *line;
  } shapes[] = {
      {"newlines", "\n"},
      {"braces", "{"},
      {"one long line", "x"},
      {"garbage", "x\n"},
      {"braces in lines", "{\n"},
      {"not UTF-8", "\xff\n"},
      {"contacts", "{\"event\":\"contact\",\"id\":\"c%lu\",\"tags\":[\"Donor\"]}\n"},
      {"replies", "{\"event\":\"reply\",\"contact\":\"c%lu\",\"text\":\"hello\"}\n"},
      {"tags", "{\"event\":\"contact\",\"id\":\"%1$lu\",\"tags\":[\"a%1$lu\",\"b%1$lu\",\"d%1$lu\",\"e%1$lu\"]}\n"},
      {"messages", "{\"event\":\"reply\",\"contact\":\"c\",\"message_id\":\"%lu\"}\n"},
  };
  FILE *file = count == 3 ? fopen(arguments[1], "rb") : NULL;
  size_t length = file ? (size_t)strtoul(arguments[2], NULL, 10) : 0, i;
  char *buffer = malloc(length + 1);
  int good;

  if (!file || !buffer || length < 16) {
    fputs("host: RULES BYTES\n", stderr);
    return EXIT_FAILURE;
  }
  rules_length = fread(rules, 1, sizeof rules, file);
  fclose(file);
  good = works();
  for (i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    fill(buffer, length, shapes[i].line);
    if (!apply(shapes[i].name, buffer, length)) {
      printf("host: %s: that is not an answer\n", shapes[i].name);
      good = 0;
    }
  }
  if (!others(buffer, length)) good = 0;
  puts(good ? "the program is alive, and the library works" : "host: something is wrong");
  free(buffer);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
