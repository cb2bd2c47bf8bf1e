// Floor for the simulation: a discrete-event run of a closed queue, M/M/c//N, and nothing else.
//
//   events CUSTOMERS CYCLES [SEED]
//
// Each customer thinks (exponential, mean 1,000), waits in one line for one of 102 servers, is served (mean 1), and
// thinks again: always CUSTOMERS events pending. The events wait in a four-ary heap.
#include "floor.hpp"

#include <cmath>

namespace {

/// xoshiro256++ (Blackman and Vigna), seeded by splitmix64.
class Random {
public:
  explicit Random(uint64_t seed) {
    for (auto &word : state) {
      seed += 0x9E3779B97F4A7C15ull;
      uint64_t mixed = seed;
      mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9ull;
      mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBull;
      word = mixed ^ mixed >> 31;
    }
  }
  double exponential(double mean) { return -std::log(((next() >> 11) + 0.5) * 0x1p-53) * mean; }

private:
  uint64_t state[4];

  static uint64_t rotated(uint64_t word, int by) { return word << by | word >> (64 - by); }
  uint64_t next() {
    uint64_t result = rotated(state[0] + state[3], 23) + state[0], shifted = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotated(state[3], 45);
    return result;
  }
};

enum class Kind : uint32_t { arrival, departure };

struct Event {
  double time;
  Kind kind;
  uint32_t customer;
};

class EventQueue {
public:
  void push(Event event) {
    size_t at = heap.size();
    heap.push_back(event);
    while (at) {
      size_t parent = (at - 1) / 4;
      if (heap[parent].time <= event.time) break;
      heap[at] = heap[parent];
      at = parent;
    }
    heap[at] = event;
  }

  Event pop() {
    Event first = heap[0], last = heap.back();
    heap.pop_back();
    const size_t count = heap.size();
    if (!count) return first;
    size_t at = 0;
    for (size_t child; (child = at * 4 + 1) < count;) {
      size_t earliest = child;
      if (child + 4 <= count) {  // the common case, unrolled and without branches
        for (int sibling = 1; sibling < 4; sibling++)
          earliest = heap[child + sibling].time < heap[earliest].time ? child + sibling : earliest;
      } else {
        for (size_t sibling = child + 1; sibling < count; sibling++)
          if (heap[sibling].time < heap[earliest].time) earliest = sibling;
      }
      if (heap[earliest].time >= last.time) break;
      heap[at] = heap[earliest];
      at = earliest;
    }
    heap[at] = last;
    return first;
  }

private:
  std::vector<Event> heap;
};

}  // namespace

int main(int count, char **arguments) {
  if (count < 3) return fprintf(stderr, "usage: events CUSTOMERS CYCLES [SEED]\n"), 2;
  const uint32_t customers = atoi(arguments[1]), servers = 102;
  const uint64_t cycles = atoll(arguments[2]);
  const double mean_thinking = 1000, mean_service = 1;
  Random random(count > 3 ? atoll(arguments[3]) : 42);

  double start = bench::seconds();
  EventQueue queue;
  std::vector<double> arrived(customers);
  std::vector<uint32_t> line(customers);  // a ring
  uint32_t head = 0, waiting = 0, busy = 0;
  uint64_t events = 0, served = 0;
  double waited = 0;
  for (uint32_t customer = 0; customer < customers; customer++)
    queue.push({random.exponential(mean_thinking), Kind::arrival, customer});
  while (served < cycles) {
    Event event = queue.pop();
    events++;
    if (event.kind == Kind::arrival) {
      if (busy < servers) {
        busy++;
        queue.push({event.time + random.exponential(mean_service), Kind::departure, event.customer});
      } else {
        arrived[event.customer] = event.time;
        uint32_t tail = head + waiting;
        line[tail >= customers ? tail - customers : tail] = event.customer;
        waiting++;
      }
    } else {
      served++;
      queue.push({event.time + random.exponential(mean_thinking), Kind::arrival, event.customer});
      if (waiting) {
        uint32_t next = line[head];
        if (++head == customers) head = 0;
        waiting--;
        waited += event.time - arrived[next];
        queue.push({event.time + random.exponential(mean_service), Kind::departure, next});
      } else {
        busy--;
      }
    }
  }
  double time = bench::seconds() - start;
  printf("{\"events\":%llu,\"seconds\":%.6f,\"events_per_second\":%.0f,\"mean_wait\":%.6f,\"peak_rss_kb\":%ld}\n",
         (unsigned long long)events, time, events / time, waited / served, bench::peak_rss_kb());
}
