// Floor for routing decisions: the members whose tag rules a contact matches, sorted, for a list of contacts in memory.
//
//   decisions RULES.tsv TAGS.txt EXPECTED.txt REPETITIONS
//
// One JSON line per way: `hash` looks every tag up by its text, `ids` has them as numbers already. Only the decisions are
// timed; the answers are compared with the expected ones afterwards.
#include "floor.hpp"

namespace {

struct Contacts {
  std::string text;
  std::vector<std::string_view> tags;
  std::vector<uint32_t> starts{0};

  explicit Contacts(const std::string &path) : text(bench::contents(path)) {
    for (auto line : bench::split(text, '\n')) {
      for (auto tag : bench::split(line, ',')) tags.push_back(tag);
      starts.push_back(tags.size());
    }
  }
  size_t count() const { return starts.size() - 1; }
};

struct Answers {
  std::vector<uint16_t> members;
  std::vector<uint32_t> starts;

  explicit Answers(size_t contacts) : members(contacts * 64), starts(contacts + 1) {}

  std::string text(const bench::TagRules &rules) const {
    std::string text;
    for (size_t contact = 0; contact + 1 < starts.size(); contact++) {
      if (starts[contact] == starts[contact + 1]) text += "DEFAULT";
      for (uint32_t at = starts[contact]; at < starts[contact + 1]; at++) {
        if (at > starts[contact]) text += ',';
        text += rules.members[members[at]];
      }
      text += '\n';
    }
    return text;
  }
};

/// Decides for every contact; `row_of` gives the rules' row of the tag at a place of `contacts.tags`.
template <class RowOf>
void decide(const bench::TagRules &rules, const Contacts &contacts, Answers &answers, RowOf row_of) {
  uint32_t written = 0;
  for (size_t contact = 0; contact < contacts.count(); contact++) {
    answers.starts[contact] = written;
    uint32_t count = 0;
    for (uint32_t at = contacts.starts[contact]; at < contacts.starts[contact + 1]; at++)
      count = rules.merge(row_of(at), &answers.members[written], count);
    written += count;
  }
  answers.starts[contacts.count()] = written;
}

template <class Work>
double median_seconds(int repetitions, Work work) {
  std::vector<double> times;
  for (int repetition = 0; repetition < repetitions; repetition++) {
    double start = bench::seconds();
    work();
    times.push_back(bench::seconds() - start);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 5) return fprintf(stderr, "usage: decisions RULES.tsv TAGS.txt EXPECTED.txt REPETITIONS\n"), 2;
  bench::TagRules rules(arguments[1]);
  Contacts contacts(arguments[2]);
  std::string expected = bench::contents(arguments[3]);
  int repetitions = std::max(1, atoi(arguments[4]));
  Answers answers(contacts.count());
  bool all_correct = true;

  auto row_of_text = [&](uint32_t at) {
    uint32_t row = rules.tags.find(contacts.tags[at]);
    return row == bench::StringTable::absent ? rules.empty_row() : row;
  };
  std::vector<uint32_t> rows(contacts.tags.size());
  for (uint32_t at = 0; at < rows.size(); at++) rows[at] = row_of_text(at);

  auto report = [&](const char *way, double time) {
    bool correct = answers.text(rules) == expected;
    all_correct = all_correct && correct;
    printf("{\"way\":\"%s\",\"decisions\":%zu,\"ns\":%.3f,\"correct\":%s,\"peak_rss_kb\":%ld}\n", way, contacts.count(),
           time / contacts.count() * 1e9, correct ? "true" : "false", bench::peak_rss_kb());
  };
  report("hash", median_seconds(repetitions, [&] { decide(rules, contacts, answers, row_of_text); }));
  report("ids", median_seconds(repetitions, [&] { decide(rules, contacts, answers, [&](uint32_t at) { return rows[at]; }); }));
  return all_correct ? 0 : 1;
}
