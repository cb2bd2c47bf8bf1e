/* Calls everything of the library for C again and again; LeakSanitizer says what it did not free. */
#include <stdio.h>
#include <string.h>

#include "patchbay.h"

static const char events[] =
    "{\"event\":\"contact\",\"id\":\"\xc3\xa9\",\"tags\":[\"Donor\",\"x\"],\"phone\":\"1\"}\n"
    "{\"event\":\"reply\",\"contact\":\"\xc3\xa9\",\"message_id\":\"m\",\"text\":\"STOP\"}\n"
    "no event\n";

static void drop(void *text, char *error) {
  patchbay_free_text(text);
  patchbay_free_text(error);
}

int main(int count, char **arguments) {
  static char rules[65536];
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  size_t length = file ? fread(rules, 1, sizeof rules, file) : 0;
  int round;

  if (file) fclose(file);
  for (round = 0; round < 200; round++) {
    char *text, *error;
    void *state;
    size_t size;
    patchbay_action *action = patchbay_load("x", rules, length, &error);
    patchbay_free_text(error);
    text = patchbay_apply(action, events, strlen(events), &error);
    drop(text, error);
    text = patchbay_decide(action, "\xff", 1, NULL, 0, &error);
    drop(text, error);
    text = patchbay_decide(action, "c", 1, "y", 1, &error);
    drop(text, error);
    text = patchbay_stats(action, &error);
    drop(text, error);
    text = patchbay_stats(NULL, &error);
    drop(text, error);
    state = patchbay_save(action, &size, &error);
    patchbay_free(action);
    action = patchbay_restore("x", rules, length, state, size, &error);
    drop(NULL, error);
    patchbay_free(action);
    action = patchbay_restore("x", rules, length, state, size / 2, &error);
    drop(state, error);
    patchbay_free(action);
    action = patchbay_load(NULL, "version: 2\n", 11, &error);
    patchbay_free(action);
    patchbay_free_text(error);
  }
  return 0;
}
