/* Where the replies of a small text bank go: reads a rule file, applies events, prints effects and statistics. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "patchbay.h"

static const char events[] =
    "{\"event\": \"contact\", \"id\": \"c1\", \"tags\": [\"Donor\"]}\n"
    "{\"event\": \"contact\", \"id\": \"c2\"}\n"
    "{\"event\": \"send\", \"member\": \"ana\"}\n"
    "{\"event\": \"reply\", \"contact\": \"c1\", \"text\": \"tell me more\"}\n";

/* Prints a text that a call gave, or else why there is none, and frees them. */
static void show(char *text, char *error) {
  if (text) fputs(text, stdout);
  if (error) puts(error);
  patchbay_free_text(text);
  patchbay_free_text(error);
}

int main(int count, char **arguments) {
  static char rules[65536];
  char *problems, *text, *reason, *error;
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  size_t length = file ? fread(rules, 1, sizeof rules, file) : 0;
  size_t rest = strlen(events), taken;
  const char *next = events;
  patchbay_action *action;
  void *state;
  size_t size;
  int status;

  if (file) fclose(file);
  status = patchbay_load(arguments[1], rules, length, NULL, 0, &action, &problems);
  if (problems) fputs(problems, stderr);
  patchbay_free_text(problems);
  if (status != PATCHBAY_OK) return EXIT_FAILURE;

  do {
    status = patchbay_apply(action, next, rest, &taken, &text, &error);
    next += taken;
    rest -= taken;
    show(text, error);
  } while (status == PATCHBAY_MORE);

  patchbay_would_route(action, "c2", 2, "STOP", 4, &text, NULL, &error);
  show(text, error);
  patchbay_next_text(action, "joe", 3, &text, &reason, &error);
  printf("joe may text %s next\n", text ? text : reason);
  patchbay_free_text(reason);
  patchbay_free_text(text);
  patchbay_free_text(error);

  /* Goes on later, perhaps in another process, as if nothing had happened. */
  if (patchbay_save(action, &state, &size, &error)) {
    show(NULL, error);
    return EXIT_FAILURE;
  }
  patchbay_free(action);
  if (patchbay_restore(arguments[1], rules, length, NULL, 0, state, size, &action, &problems)) {
    show(NULL, problems);
    return EXIT_FAILURE;
  }
  patchbay_free_text(state);
  patchbay_free_text(problems);
  patchbay_stats(action, &text, &error);
  show(text, error);
  patchbay_free(action);
  return status == PATCHBAY_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
