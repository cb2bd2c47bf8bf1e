// Floor for `preview`: contacts as NDJSON in, where a reply would go as NDJSON out, every byte validated by simdjson.
//
//   preview RULES.tsv CONTACTS.ndjson OUTPUT.ndjson
//
// Tag rules decide; without a matching one the contact's last team member, without one the shared inbox.
#include "files.hpp"
#include "floor.hpp"

#include <simdjson.h>

int main(int count, char **arguments) {
  if (count != 4) return fprintf(stderr, "usage: preview RULES.tsv CONTACTS.ndjson OUTPUT.ndjson\n"), 2;
  bench::TagRules rules(arguments[1]);
  std::vector<std::string> quoted;  // each with the comma before it
  for (auto member : rules.members) quoted.push_back(",\"" + std::string(member) + "\"");

  double start = bench::seconds();
  bench::MappedFile input(arguments[2]);
  bench::Output output(arguments[3]);
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream documents;
  if (parser.iterate_many(input.bytes, input.count, 1 << 20).get(documents)) return 1;
  size_t contacts = 0;
  uint16_t recipients[512];
  for (auto document : documents) {
    auto contact = document.get_object();
    std::string_view id = contact.find_field("id").get_string();
    uint32_t found = 0;
    for (auto tag : contact.find_field("tags").get_array()) {
      uint32_t row = rules.tags.find(tag.get_string());
      if (row != bench::StringTable::absent) found = rules.merge(row, recipients, found);
    }
    std::string_view last;
    if (!found) {
      auto field = contact.find_field("last_team_member");
      if (!field.is_null()) last = field.get_string();
    }

    output.make_room(id.size() + last.size() + 64 + found * 64);
    output.put("{\"id\":\"");
    output.put(id);
    output.put("\",\"to\":[");
    for (uint32_t at = 0; at < found; at++) {
      std::string_view member = quoted[recipients[at]];
      output.put(at ? member : member.substr(1));
    }
    if (!found) {
      output.put("\"");
      output.put(last.empty() ? "shared_inbox" : last);
      output.put("\"");
    }
    output.put("]}\n");
    contacts++;
  }
  output.flush();
  printf("{\"contacts\":%zu,\"seconds\":%.6f,\"peak_rss_kb\":%ld}\n", contacts, bench::seconds() - start,
         bench::peak_rss_kb());
}
