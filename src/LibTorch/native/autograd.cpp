// Reverse-mode differentiation of several tensors at once; apart because it alone needs torch/csrc's headers.
#include "shim.h"

#include <torch/csrc/autograd/autograd.h>

#include <vector>

using namespace nec;

static std::vector<at::Tensor> tensors(void** handles, int32_t count) {
  std::vector<at::Tensor> all;
  all.reserve(count);
  for (int i = 0; i < count; i++) all.push_back(borrow(handles[i]));
  return all;
}

// Sums into the leaves' gradients, or into `inputs` alone when there are some. A zero in `seeds` stands for one.
NEC_API int32_t nec_backward(void** outputs, int32_t output_count, void** seeds, int32_t seed_count, int32_t retain_graph,
                             int32_t create_graph, void** inputs, int32_t input_count) {
  return guarded<>(-1, [&] {
    torch::autograd::backward(tensors(outputs, output_count), tensors(seeds, seed_count), retain_graph != 0, create_graph != 0,
                              tensors(inputs, input_count));
    return 0;
  });
}

// Writes one gradient for each input, zero for an input that was not used.
NEC_API int32_t nec_grad(void** outputs, int32_t output_count, void** inputs, int32_t input_count, void** seeds, int32_t seed_count,
                         int32_t retain_graph, int32_t create_graph, int32_t allow_unused, void** gradients) {
  return guarded<>(-1, [&] {
    auto all = torch::autograd::grad(tensors(outputs, output_count), tensors(inputs, input_count), tensors(seeds, seed_count),
                                     retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int i = 0; i < input_count; i++) gradients[i] = give(all[i]);
    return 0;
  });
}
