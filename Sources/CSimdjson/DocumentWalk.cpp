/// A whole JSON document as a row of nodes, in the order in which they are written: what messages are read with.
#include <simdjson.h>

#include <new>
#include <string_view>
#include <vector>

#include "CSimdjson.h"

namespace {

namespace dom = simdjson::dom;

/// Deeper documents are refused, so the walk may call itself.
constexpr size_t most_depth = 128;

}  // namespace

struct pb_document {
  dom::parser parser;
  std::vector<pb_node> nodes;
  std::vector<uint8_t> text;

  size_t add(pb_kind kind) {
    nodes.push_back(pb_node{static_cast<uint32_t>(kind), 0, pb_slice{0, 0}, 0, 0, 0});
    return nodes.size() - 1;
  }

  void add_text(std::string_view string) {
    size_t node = add(PB_STRING);
    nodes[node].text = pb_slice{static_cast<uint32_t>(text.size()), static_cast<uint32_t>(string.size())};
    text.insert(text.end(), string.begin(), string.end());
    close(node);
  }

  void add_number(double number, bool is_whole, int64_t whole) {
    size_t node = add(PB_NUMBER);
    nodes[node].number = number;
    nodes[node].whole = is_whole ? whole : 0;
    nodes[node].is_whole = is_whole;
    close(node);
  }

  void close(size_t node) { nodes[node].end = static_cast<uint32_t>(nodes.size()); }

  void walk(dom::element element) {
    switch (element.type()) {
      case dom::element_type::ARRAY: {
        size_t node = add(PB_LIST);
        for (dom::element child : dom::array(element.get_array().value_unsafe())) walk(child);
        return close(node);
      }
      case dom::element_type::OBJECT: {
        size_t node = add(PB_OBJECT);
        for (dom::key_value_pair field : dom::object(element.get_object().value_unsafe())) {
          add_text(field.key);
          walk(field.value);
        }
        return close(node);
      }
      case dom::element_type::STRING: return add_text(element.get_string().value_unsafe());
      case dom::element_type::INT64: {
        int64_t whole = element.get_int64().value_unsafe();
        return add_number(static_cast<double>(whole), true, whole);
      }
      case dom::element_type::UINT64: {
        uint64_t whole = element.get_uint64().value_unsafe();
        return add_number(static_cast<double>(whole), false, 0);
      }
      case dom::element_type::DOUBLE: return add_number(element.get_double().value_unsafe(), false, 0);
      case dom::element_type::BOOL: return close(add(element.get_bool().value_unsafe() ? PB_TRUE : PB_FALSE));
      case dom::element_type::NULL_VALUE: return close(add(PB_NULL));
    }
  }
};

extern "C" {

pb_document *pb_read_document(const uint8_t *text, size_t length) {
  pb_document *document = new (std::nothrow) pb_document;
  if (document == nullptr) return nullptr;
  try {
    if (document->parser.allocate(length == 0 ? 1 : length, most_depth) == simdjson::SUCCESS) {
      dom::element root;
      if (document->parser.parse(text, length, true).get(root) == simdjson::SUCCESS) {
        document->walk(root);
        return document;
      }
    }
  } catch (const std::bad_alloc &) {
  }
  delete document;
  return nullptr;
}

const pb_node *pb_nodes(const pb_document *document) { return document->nodes.data(); }
const uint8_t *pb_document_text(const pb_document *document) { return document->text.data(); }
void pb_free_document(pb_document *document) { delete document; }
}
