// Model A and nothing else in C++: about the limit of a core. Line by line that of bench/probe/bare-loop.ts; see there.
//   g++ -O3 -march=native -o model_a model_a.cpp && ./model_a CONTACTS
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>

static const int AGENTS = 100;
static const double MEAN_GAP = 3600.0 / 1140, MEAN_SERVICE = 300, MEAN_PATIENCE = 180;
static const uint32_t PLACES = 1u << 14;
static const double NEVER = std::numeric_limits<double>::infinity();
static const int LAYERS = 256;

static uint32_t below_[LAYERS];
static double width_[LAYERS], height_[LAYERS];

// Marsaglia and Tsang (2000), "The ziggurat method for generating random variables", for the exponential.
static void fill_layers() {
  const double area = 3.949659822581572e-3, scale = 4294967296.0;
  double edge = 7.69711747013105, last = edge;
  const double bottom = area / std::exp(-edge);
  below_[0] = static_cast<uint32_t>(edge / bottom * scale);
  below_[1] = 0;
  width_[0] = bottom / scale;
  width_[LAYERS - 1] = edge / scale;
  height_[0] = 1;
  height_[LAYERS - 1] = std::exp(-edge);
  for (int i = LAYERS - 2; i >= 1; i--) {
    edge = -std::log(area / edge + std::exp(-edge));
    below_[i + 1] = static_cast<uint32_t>(edge / last * scale);
    last = edge;
    height_[i] = std::exp(-edge);
    width_[i] = edge / scale;
  }
}

// sfc32 (Doty-Humphrey).
struct Random {
  uint32_t a, b = 0x9e3779b9u, c = 0x243f6a88u, count = 1;
  explicit Random(uint32_t seed) : a(seed) {
    for (int i = 0; i < 16; i++) next();
  }
  inline uint32_t next() {
    const uint32_t sum = a + b + count++;
    a = b ^ (b >> 9);
    b = c + (c << 3);
    c = ((c << 21) | (c >> 11)) + sum;
    return sum;
  }
  inline double exponential() {
    for (;;) {
      const uint32_t bits = next();
      const int layer = bits & (LAYERS - 1);
      const double x = bits * width_[layer];
      if (bits < below_[layer]) return x;
      if (layer == 0) return 7.69711747013105 - std::log((next() + 0.5) / 4294967296.0);
      const double level = height_[layer] + next() / 4294967296.0 * (height_[layer - 1] - height_[layer]);
      if (level < std::exp(-x)) return x;
    }
  }
};

static void push(double *times, int size, double time) {
  int hole = size;
  while (hole > 1 && times[hole >> 1] > time) {
    times[hole] = times[hole >> 1];
    hole >>= 1;
  }
  times[hole] = time;
}

static void replace_top(double *times, int size, double time) {
  int hole = 1, child = 2;
  while (child <= size) {
    child += times[child + 1] < times[child];
    if (times[child] >= time) break;
    times[hole] = times[child];
    hole = child;
    child = hole << 1;
  }
  times[hole] = time;
}

int main(int argc, char **argv) {
  const long contacts = argc > 1 ? std::atol(argv[1]) : 5000000;
  fill_layers();
  static double free_[AGENTS + 3], joined[PLACES], deadline[PLACES];
  for (double &time : free_) time = NEVER;
  const std::clock_t before = std::clock();
  Random random(1);
  int busy = 0;
  uint32_t head = 0, tail = 0;
  long left = contacts, answered = 0, abandoned = 0, in_time = 0;
  double waited_seconds = 0, next_arrival = random.exponential() * MEAN_GAP;
  while (left > 0 || busy > 0) {
    const double next_free = free_[1];
    if (next_arrival < next_free) {
      const double now = next_arrival;
      left--;
      next_arrival = left > 0 ? now + random.exponential() * MEAN_GAP : NEVER;
      if (busy < AGENTS) {
        answered++;
        in_time++;
        push(free_, ++busy, now + random.exponential() * MEAN_SERVICE);
      } else {
        joined[tail & (PLACES - 1)] = now;
        deadline[tail & (PLACES - 1)] = now + random.exponential() * MEAN_PATIENCE;
        tail++;
      }
      continue;
    }
    const double now = next_free;
    while (head != tail && deadline[head & (PLACES - 1)] < now) {
      abandoned++;
      head++;
    }
    if (head != tail) {
      const double waited = now - joined[head++ & (PLACES - 1)];
      answered++;
      waited_seconds += waited;
      if (waited <= 20) in_time++;
      replace_top(free_, busy, now + random.exponential() * MEAN_SERVICE);
    } else {
      const double last = free_[busy];
      free_[busy--] = NEVER;
      if (busy > 0) replace_top(free_, busy, last);
    }
  }
  const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
  std::printf("{\"contacts\": %ld, \"elapsedSeconds\": %.6f, \"cpuSeconds\": %.6f, \"abandonment\": %.6f, "
              "\"meanWaitSeconds\": %.6f, \"answeredInTime\": %ld}\n",
              contacts, seconds, seconds, double(abandoned) / contacts, waited_seconds / answered, in_time);
}
