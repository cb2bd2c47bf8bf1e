/* Floor for `check`: libyaml's events into an array of tag rules, once, without spans and without any check.
 *
 *   check RULES.yaml
 *
 * With a file of ten rules it is the floor for the start-up of the whole program, too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

typedef struct {
  char *tag;
  size_t first_member, members;
} Rule;

typedef struct {
  Rule *rules;
  size_t count, capacity;
  char **members;
  size_t member_count, member_capacity;
} Rules;

/* Depth of the document's root mapping, of a rule in `tag_rules`, and of a member in its `to`. */
enum { ROOT = 1, RULE = 3, RECIPIENT = 4 };

static void add_rule(Rules *rules) {
  if (rules->count == rules->capacity) {
    rules->capacity = rules->capacity ? rules->capacity * 2 : 1024;
    rules->rules = realloc(rules->rules, sizeof(Rule) * rules->capacity);
  }
  rules->rules[rules->count++] = (Rule){NULL, rules->member_count, 0};
}

static void add_member(Rules *rules, char *member) {
  if (rules->member_count == rules->member_capacity) {
    rules->member_capacity = rules->member_capacity ? rules->member_capacity * 2 : 1024;
    rules->members = realloc(rules->members, sizeof(char *) * rules->member_capacity);
  }
  rules->members[rules->member_count++] = member;
  rules->rules[rules->count - 1].members++;
}

/* Takes a scalar's text out of its event, which then no longer frees it. */
static char *take(yaml_event_t *event) {
  char *text = (char *)event->data.scalar.value;
  event->data.scalar.value = NULL;
  return text;
}

static int read_rules(const unsigned char *text, size_t length, Rules *rules) {
  yaml_parser_t parser;
  yaml_event_t event;
  int depth = 0, in_rules = 0, tag_follows = 0, ended = 0;
  if (!yaml_parser_initialize(&parser)) return 0;
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, text, length);
  while (!ended) {
    if (!yaml_parser_parse(&parser, &event)) return 0;
    switch (event.type) {
    case YAML_MAPPING_START_EVENT:
      if (++depth == RULE && in_rules) add_rule(rules);
      break;
    case YAML_SEQUENCE_START_EVENT:
      depth++;
      break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
      if (--depth == ROOT) in_rules = 0;
      break;
    case YAML_SCALAR_EVENT: {
      const char *value = (const char *)event.data.scalar.value;
      if (depth == ROOT && !strcmp(value, "tag_rules")) {
        in_rules = 1;
      } else if (in_rules && depth == RULE) {
        if (tag_follows) {
          rules->rules[rules->count - 1].tag = take(&event);
          tag_follows = 0;
        } else {
          tag_follows = !strcmp(value, "tag");
        }
      } else if (in_rules && depth == RECIPIENT) {
        add_member(rules, take(&event));
      }
      break;
    }
    case YAML_STREAM_END_EVENT:
      ended = 1;
      break;
    default:
      break;
    }
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return 1;
}

int main(int count, char **arguments) {
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (!file) return fprintf(stderr, "usage: check RULES.yaml\n"), 2;
  fseek(file, 0, SEEK_END);
  size_t length = ftell(file);
  rewind(file);
  unsigned char *text = malloc(length);
  Rules rules = {0};
  if (fread(text, 1, length, file) != length || !read_rules(text, length, &rules)) return 1;
  printf("{\"rules\":%zu,\"recipients\":%zu}\n", rules.count, rules.member_count);
  for (size_t at = 0; at < rules.count; at++) free(rules.rules[at].tag);
  for (size_t at = 0; at < rules.member_count; at++) free(rules.members[at]);
  return 0;
}
