/* Calls everything of the library for C again and again; LeakSanitizer says what it did not free. */
#include <stdio.h>
#include <string.h>

#include "patchbay_state.h"

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
    size_t size, next = 0;
    patchbay_action *action, *other;
    patchbay_load("x", rules, length, NULL, 0, &action, &error);
    patchbay_free_text(error);
    patchbay_add_list(action, "id\na\n\xff\n", 7, PATCHBAY_CSV, NULL, NULL, NULL, &text, &error);
    drop(text, error);
    patchbay_add_list(action, "id\na\n", 5, PATCHBAY_CSV, "x=y", NULL, NULL, &text, &error);
    drop(text, error);
    patchbay_apply(action, events, strlen(events), &size, &text, &error);
    drop(text, error);
    if (round % 50 == 0) {
      patchbay_state *kept;
      remove("leaks.state");
      patchbay_open("x", rules, length, NULL, 0, "leaks.state", "id\na\n", 5, PATCHBAY_CSV, NULL, 0, &kept, &error);
      patchbay_free_text(error);
      patchbay_take(kept, events, strlen(events), &text, &error);
      drop(text, error);
      patchbay_told(kept, 0, 0, &text, &size, &error);
      drop(text, error);
      patchbay_close(kept, &error);
      patchbay_take(kept, events, strlen(events), &text, &error);
      drop(text, error);
      remove("leaks.state");
    }
    patchbay_would_route(action, "\xff", 1, NULL, 0, &text, NULL, &error);
    drop(text, error);
    patchbay_would_route(action, "c", 1, "y", 1, &text, NULL, &error);
    drop(text, error);
    patchbay_would_route(action, "c", 1, "y", 1, NULL, &text, &error);
    drop(text, error);
    patchbay_next_text(action, "ana", 3, &text, NULL, &error);
    drop(text, error);
    patchbay_conversations(action, NULL, 0, &next, &text, &error);
    drop(text, error);
    patchbay_malformed(action, &text, &error);
    drop(text, error);
    patchbay_stats(action, &text, &error);
    drop(text, error);
    patchbay_stats(NULL, &text, &error);
    drop(text, error);
    patchbay_load("x", rules, length, NULL, 0, &other, NULL);
    patchbay_adopt(other, action, NULL, NULL, &error);
    drop(NULL, error);
    patchbay_adopt(other, other, NULL, NULL, &error);
    drop(NULL, error);
    patchbay_free(other);
    patchbay_save(action, &state, &size, &error);
    drop(NULL, error);
    patchbay_free(action);
    /* What was freed is known as such. */
    patchbay_free(action);
    patchbay_stats(action, &text, &error);
    drop(text, error);
    patchbay_restore("x", rules, length, NULL, 0, state, size, &action, &error);
    drop(NULL, error);
    patchbay_free(action);
    patchbay_restore("x", rules, length, NULL, 0, state, size / 2, &action, &error);
    drop(state, error);
    patchbay_free(action);
    patchbay_load(NULL, "version: 2\n", 11, NULL, 0, &action, &error);
    patchbay_free(action);
    patchbay_free_text(error);
  }
  return 0;
}
