// Floor for `route`: a contact list and events as NDJSON in, their effects as NDJSON out, every byte validated by simdjson.
//
//   route RULES.tsv CONTACTS.ndjson EVENTS.ndjson OUTPUT.ndjson
//
// First texts are claimed by whoever sends them. Replies go by tag rules, else to the last who wrote, else to the shared inbox.
// Knows `send` with a contact, `reply` and `respond`, and nothing of caps, hours, reassignments or statistics. The time of the
// list and that of the events are told apart.
#include "files.hpp"
#include "floor.hpp"

#include <deque>
#include <simdjson.h>

namespace {

using bench::StringTable;
using std::string_view;

constexpr uint16_t nobody = 0xFFFF;

/// What is known of each contact, in columns.
struct Contacts {
  std::deque<std::string> ids;
  StringTable numbers{0};
  std::vector<uint32_t> tag_starts{0}, rows;  // the rules' rows of each contact's tags
  std::vector<uint16_t> last, owner, writer;
  enum Place : uint8_t { nowhere, shared, one, several };
  std::vector<uint8_t> sent, replied, waits, place;

  void read(const char *path, const bench::TagRules &rules, const StringTable &members) {
    bench::MappedFile input(path);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document_stream documents;
    if (parser.iterate_many(input.bytes, input.count, 1 << 20).get(documents)) throw std::runtime_error("no contacts");
    for (auto document : documents) {
      auto contact = document.get_object();
      ids.emplace_back(string_view(contact.find_field("id").get_string()));
      for (auto tag : contact.find_field("tags").get_array()) {
        uint32_t row = rules.tags.find(tag.get_string());
        if (row != StringTable::absent) rows.push_back(row);
      }
      tag_starts.push_back(rows.size());
      auto field = contact.find_field("last_team_member");
      last.push_back(field.is_null() ? nobody : members.find(field.get_string()));
    }
    numbers = StringTable(ids.size());
    for (size_t number = 0; number < ids.size(); number++) numbers.insert(ids[number], number);
    owner.assign(ids.size(), nobody);
    writer.assign(ids.size(), nobody);
    for (auto column : {&sent, &replied, &waits, &place}) column->assign(ids.size(), 0);
  }
};

/// The lines about one event after another.
struct Effects {
  bench::Output output;
  uint64_t line = 0, at = 0;
  int index = 0;

  explicit Effects(const char *path) : output(path) {}

  void begin(string_view kind, string_view contact) {
    output.make_room(1 << 14);
    output.put("{\"n\":");
    output.put(line);
    output.put(",\"i\":");
    output.put(index++);
    output.put(",\"effect\":\"");
    output.put(kind);
    output.put("\",\"at\":");
    output.put(at);
    output.put(",\"contact\":\"");
    output.put(contact);
    output.put("\"");
  }
  void member(string_view name) {
    output.put(",\"member\":\"");
    output.put(name);
    output.put("\"");
  }
  void end() { output.put("}\n"); }
};

struct Campaign {
  const bench::TagRules &rules;
  Contacts &contacts;
  Effects effects;
  std::deque<std::string> message_texts;
  StringTable messages, keywords{16};

  Campaign(const bench::TagRules &rules, Contacts &contacts, size_t most_messages, const char *output)
      : rules(rules), contacts(contacts), effects(output), messages(most_messages) {
    for (auto word : {"stop", "stopall", "unsubscribe", "cancel", "end", "quit"}) keywords.insert(word, 0);
  }

  void send(uint32_t contact, uint16_t member) {
    if (contacts.sent[contact]) throw std::runtime_error("a first text is sent twice");
    for (auto kind : {"assigned", "sent"}) {
      effects.begin(kind, contacts.ids[contact]);
      effects.member(rules.members[member]);
      if (*kind == 'a') effects.output.put(",\"reason\":\"claimed\"");
      effects.end();
    }
    contacts.sent[contact] = 1;
    contacts.writer[contact] = member;
  }

  void respond(uint32_t contact, uint16_t member) {
    effects.begin("responded", contacts.ids[contact]);
    effects.member(rules.members[member]);
    effects.end();
    uint8_t &place = contacts.place[contact];
    bool takes = contacts.replied[contact] && place != Contacts::one && (place != Contacts::several || contacts.waits[contact]);
    contacts.waits[contact] = 0;
    contacts.owner[contact] = contacts.writer[contact] = member;
    if (!takes) return;
    effects.begin("owned", contacts.ids[contact]);
    effects.member(rules.members[member]);
    effects.end();
    if (place != Contacts::several) place = Contacts::one;
  }

  void reply(uint32_t contact, string_view text, string_view message) {
    if (keywords.find(text) != StringTable::absent) throw std::runtime_error("no one opts out here");
    if (messages.find(message) != StringTable::absent) throw std::runtime_error("a message comes twice");
    message_texts.emplace_back(message);
    messages.insert(message_texts.back(), message_texts.size());

    uint16_t found[512];
    uint32_t count = 0, matched = 0, indices[64];
    for (uint32_t at = contacts.tag_starts[contact]; at < contacts.tag_starts[contact + 1]; at++) {
      count = rules.merge(contacts.rows[at], found, count);
      uint32_t place = matched++;
      for (; place && indices[place - 1] > contacts.rows[at]; place--) indices[place] = indices[place - 1];
      indices[place] = contacts.rows[at];
    }
    contacts.replied[contact] = contacts.waits[contact] = 1;
    string_view via = "tag_rule";
    uint16_t owner = contacts.owner[contact];
    if (count && owner != nobody && std::find(found, found + count, owner) != found + count) {
      found[0] = owner;
      count = 1;
      via = "owner";
    }
    if (!count) {
      uint16_t writer = contacts.writer[contact] != nobody ? contacts.writer[contact] : contacts.last[contact];
      via = writer == nobody ? "shared_inbox" : "last_team_member";
      if (writer != nobody) found[count++] = writer;
    }
    contacts.place[contact] = count == 0 ? Contacts::shared : count == 1 ? Contacts::one : Contacts::several;

    bench::Output &output = effects.output;
    effects.begin("routed", contacts.ids[contact]);
    output.put(",\"to\":[");
    for (uint32_t at = 0; at < count; at++) {
      output.put(at ? ",\"" : "\"");
      output.put(rules.members[found[at]]);
      output.put("\"");
    }
    if (!count) output.put("\"shared_inbox\"");
    output.put("],\"via\":\"");
    output.put(via);
    output.put("\"");
    if (via == "tag_rule") {
      output.put(",\"rules\":[");
      for (uint32_t at = 0; at < matched; at++) {
        output.put(at ? ",{\"line\":" : "{\"line\":");
        output.put(uint64_t(rules.members.size() + 6 + 2 * indices[at]));
        output.put(",\"index\":");
        output.put(uint64_t(indices[at]));
        output.put("}");
      }
      output.put("]");
    }
    effects.end();
  }
};

}  // namespace

int main(int count, char **arguments) {
  if (count != 5) return fprintf(stderr, "usage: route RULES.tsv CONTACTS.ndjson EVENTS.ndjson OUTPUT.ndjson\n"), 2;
  bench::TagRules rules(arguments[1]);
  StringTable members(rules.members.size());
  for (size_t number = 0; number < rules.members.size(); number++) members.insert(rules.members[number], number);
  Contacts contacts;
  double begun = bench::seconds();
  contacts.read(arguments[2], rules, members);
  double loading = bench::seconds() - begun;

  double start = bench::seconds();
  bench::MappedFile input(arguments[3]);
  Campaign campaign(rules, contacts, input.count / 100, arguments[4]);  // a reply has more bytes than that
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream documents;
  if (parser.iterate_many(input.bytes, input.count, 1 << 20).get(documents)) return 1;
  for (auto document : documents) {
    auto event = document.get_object();
    campaign.effects.line++;
    campaign.effects.index = 0;
    string_view kind = event.find_field("event").get_string();
    campaign.effects.at = event.find_field("at").get_uint64();
    if (kind == "reply") {
      uint32_t contact = contacts.numbers.find(event.find_field("contact").get_string());
      string_view text = event.find_field("text").get_string();
      campaign.reply(contact, text, event.find_field("message_id").get_string());
      continue;
    }
    uint16_t member = members.find(event.find_field("member").get_string());
    uint32_t contact = contacts.numbers.find(event.find_field("contact").get_string());
    if (kind == "send") {
      campaign.send(contact, member);
    } else {
      campaign.respond(contact, member);
    }
  }
  campaign.effects.output.flush();
  double seconds = bench::seconds() - start;
  printf("{\"contacts\":%zu,\"loading_seconds\":%.6f,\"events\":%lu,\"seconds\":%.6f,\"events_per_second\":%.0f,"
         "\"peak_rss_kb\":%ld}\n",
         contacts.ids.size(), loading, campaign.effects.line, seconds, campaign.effects.line / seconds,
         bench::peak_rss_kb());
}
