/*
 * Simulations of text banks, for C: the same engine as a contact action, with people and time drawn by chance.
 *
 * What patchbay.h says of results, texts, threads, mistakes and memory holds here, too, but for one thing: a simulation takes the memory
 * that its contacts need, and what it needs beside that is not asked for before.
 */
#ifndef PATCHBAY_SIMULATION_H
#define PATCHBAY_SIMULATION_H

#include <stdint.h>

#include "patchbay.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a simulation goes by besides its rules and its scenario. Zeros and NULLs leave everything to the scenario. */
typedef struct patchbay_run {
  /* The seed of the random draws. */
  const uint64_t *seed;
  /* How many replications, 1 to 10,000. */
  size_t replications;
  /* On how many threads, 1 to 1,024; 0: one for each processor. The results are the same. */
  size_t jobs;
  /* A contact list in place of contacts that are made up, as for patchbay_add_list. */
  const char *list;
  size_t list_length;
  int format;
  const char *columns;
} patchbay_run;

/*
 * Simulates a text bank.
 *
 * name, rules, team  as for patchbay_load.
 * scenario_name  what problems call the scenario, such as its path; NUL at the end; NULL for "scenario.yaml". It is not opened.
 * scenario     the text of a scenario file, at most PATCHBAY_MOST_BYTES. A list or measured times that it names by a path are refused: give
 *              the list with `run`.
 * run          NULL leaves everything to the scenario.
 * result       gets one JSON object of the schema "patchbay.simulation/1", as `patchbay simulate --format json` writes it. Not NULL.
 * page         gets a page about it for a browser. May be NULL.
 * problems     gets what is odd about rules, scenario and list, or why the simulation cannot run. May be NULL.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NO_MEMORY, BAD_RULES, BAD_SCENARIO, BAD_LIST, NOT_SIMULATED.
 */
int patchbay_simulate(
    const char *name, const char *rules, size_t length, const char *team, size_t team_length, const char *scenario_name,
    const char *scenario, size_t scenario_length, const patchbay_run *run, char **result, char **page, char **problems);

/*
 * Runs some replications of a simulation, for patchbay_merge: on this machine or on another one.
 *
 * run          as for patchbay_simulate; its `replications` are how many run, and not 0.
 * first        the number of the first of them, from 1; the last is at most 10,000.
 * vary, vary_count  values for keys of the rules or the scenario, such as "bucket_size=25": texts with a NUL at the end, one value of each key.
 *              NULL and 0 leave the files as they are.
 * part         gets bytes, which are not text: what the replications measured, and the texts of rules and scenario. Give them to
 *              patchbay_free_text once. `patchbay merge` reads them from a file. Not NULL.
 * part_length  gets how many there are. Not NULL.
 *
 * Errors: BAD_ARGUMENT, TOO_LONG, NOT_UTF8, NO_MEMORY, BAD_RULES, NOT_SIMULATED with what is wrong with scenario, list or values.
 */
int patchbay_simulate_part(
    const char *name, const char *rules, size_t length, const char *team, size_t team_length, const char *scenario_name,
    const char *scenario, size_t scenario_length, const patchbay_run *run, size_t first, const char *const *vary,
    size_t vary_count, void **part, size_t *part_length, char **problems);

/*
 * Makes one simulation of parts, as if one run had had all replications: those from the first to the last of them, each once.
 *
 * parts, lengths, count  the bytes of each part, in any order.
 * result, page  as for patchbay_simulate.
 *
 * Errors: BAD_ARGUMENT, NO_MEMORY, NOT_SIMULATED with why they do not make one simulation.
 */
int patchbay_merge(
    const void *const *parts, const size_t *lengths, size_t count, char **result, char **page, char **error);

#ifdef __cplusplus
}
#endif

#endif
