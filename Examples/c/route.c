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

/* Prints a text that a call returned, or else why there is none, and frees them. */
static int show(char *text, char *error) {
  fputs(text ? text : error, stdout);
  if (!text) putchar('\n');
  patchbay_free_text(text);
  patchbay_free_text(error);
  return text ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int count, char **arguments) {
  static char rules[65536];
  char *problems, *text, *error;
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  size_t length = file ? fread(rules, 1, sizeof rules, file) : 0;
  patchbay_action *action;
  void *state;
  size_t size;
  int status;

  if (file) fclose(file);
  action = patchbay_load(arguments[1], rules, length, &problems);
  if (problems) fputs(problems, stderr);
  patchbay_free_text(problems);
  if (!action) return EXIT_FAILURE;

  text = patchbay_apply(action, events, strlen(events), &error);
  status = show(text, error);
  text = patchbay_decide(action, "c2", 2, "STOP", 4, &error);
  show(text, error);

  /* Goes on later, perhaps in another process, as if nothing had happened. */
  state = patchbay_save(action, &size, &error);
  if (!state) return show(NULL, error);
  patchbay_free(action);
  action = patchbay_restore(arguments[1], rules, length, state, size, &problems);
  patchbay_free_text(state);
  if (!action) return show(NULL, problems);
  patchbay_free_text(problems);
  text = patchbay_stats(action, &error);
  show(text, error);
  patchbay_free(action);
  return status;
}
