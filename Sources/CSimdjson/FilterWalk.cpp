/// The one object that an event may hold: its filter.
#include "StringReading.hpp"

namespace patchbay {

/// Reads the object at the token into the field that is being filled, its keys into `members`. Lists in it are the
/// deepest that may be, so nothing here calls itself.
RecordWalker::Token RecordWalker::read_filter(Token token) {
  uint32_t begin = members.count();
  token++;
  if (byte_at(token) != '}') {
    for (;;) {
      token = read_filter_member(token, begin);
      if (token == nullptr) return nullptr;
      uint8_t byte = byte_at(token);
      if (byte == '}') break;
      if (byte != ',') return refuse_missing(PB_EXPECTED_COMMA, token);
      token++;
      if (byte_at(token) == '}') return refuse(PB_TRAILING_COMMA, *token);
    }
  }
  pb_field &field = fields.next();
  field.kind = PB_OBJECT;
  field.value = slice(begin, members.count() - begin);
  return token + 1;
}

RecordWalker::Token RecordWalker::read_filter_member(Token token, uint32_t begin) {
  if (byte_at(token) != '"') return refuse_missing(PB_EXPECTED_KEY, token);
  pb_field &member = members.next();
  member.name_at = key_at_ = *token;
  pb_slice raw;
  token = read_string(key_, raw, token);
  if (token == nullptr) return nullptr;
  if (byte_at(token) != ':') return refuse_missing(PB_EXPECTED_COLON, token);
  token++;
  for (uint32_t k = begin; k < members.count(); k++) {
    if (same(text_, members[k].name, key_)) return refuse(PB_DUPLICATE_KEY, key_at_);
  }
  if (members.count() - begin == rules_.fields_per_record) return refuse(PB_TOO_MANY_FIELDS, key_at_);
  member.name = key_;
  member.value_at = place(token);
  member.kind = PB_STRING;
  uint8_t byte = byte_at(token);
  if (byte == '{') return refuse(PB_NESTED_IN_FILTER, *token);
  if (byte == '[') {
    token = read_list(member, token);
  } else if (byte == '"') {
    token = read_string(member.value, raw, token);
  } else {
    token = read_scalar(member.value, member.kind, token);
  }
  if (token != nullptr) members.keep();
  return token;
}

/// Reads a list of texts.
RecordWalker::Token RecordWalker::read_list(pb_field &field, Token token) {
  uint32_t begin = items.count();
  token++;
  if (byte_at(token) != ']') {
    for (;;) {
      uint8_t byte = byte_at(token);
      if (byte == '{' || byte == '[') return refuse(PB_NESTED_IN_FILTER, *token);
      if (byte != '"') return refuse_kind(PB_ITEM_NOT_A_STRING, token);
      if (items.count() - begin == rules_.items_per_list) return refuse(PB_TOO_MANY_ITEMS, *token);
      pb_slice item, raw;
      token = read_string(item, raw, token);
      if (token == nullptr) return nullptr;
      items.push(item);
      byte = byte_at(token);
      if (byte == ']') break;
      if (byte != ',') return refuse_missing(PB_EXPECTED_COMMA, token);
      token++;
      if (byte_at(token) == ']') return refuse(PB_TRAILING_COMMA, *token);
    }
  }
  field.kind = PB_LIST;
  field.value = slice(begin, items.count() - begin);
  return token + 1;
}

}  // namespace patchbay
