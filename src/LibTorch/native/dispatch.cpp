// Calls any ATen operator by name through c10's dispatcher, and the few things that are no operators: a tensor's
// properties, generators, modes, threads, devices.
#include "operators.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/api/include/torch/version.h>

#include <mutex>

namespace nec {

static thread_local std::string error_text;
void set_error(const char* text) { error_text = text; }

}  // namespace nec

using namespace nec;

NEC_API const char* nec_error() { return error_text.c_str(); }
NEC_API const char* nec_version() { return TORCH_VERSION; }

// Zero when this libtorch has no such operator.
NEC_API Operator* nec_operator(const char* name, const char* overload) {
  return guarded<>(static_cast<Operator*>(nullptr), [&]() -> Operator* {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    if (!found.has_value()) return nullptr;
    return new Operator(*found);
  });
}

// Calls with the leading `count` arguments, the others at their defaults, and writes up to `capacity` results; returns how
// many the operator has, or -1.
NEC_API int32_t nec_call(const Operator* op, const Cell* cells, int32_t count, Cell* results, int32_t capacity) {
  static thread_local torch::jit::Stack stack;
  struct Cleared {
    ~Cleared() { stack.clear(); }
  } cleared;
  return guarded<>(-1, [&] {
    const auto& parameters = op->parameters;
    TORCH_CHECK(static_cast<size_t>(count) <= parameters.size(), op->handle.operator_name(), " takes ", parameters.size(),
                " arguments, not ", count);
    auto met = first_dtype(cells, count);
    for (int i = 0; i < count; i++) stack.push_back(argument(*op, parameters[i], cells[i], met));
    for (size_t i = count; i < parameters.size(); i++) {
      TORCH_CHECK(parameters[i].has_default, op->handle.operator_name(), " needs argument `", parameters[i].name, "`");
      stack.push_back(parameters[i].default_value);
    }
    op->handle.callBoxed(&stack);
    for (int i = 0; i < capacity && i < static_cast<int>(stack.size()); i++) result(stack[i], results[i]);
    return static_cast<int>(stack.size());
  });
}

// ---- tensors

NEC_API void nec_release(void* handle) { c10::raw::intrusive_ptr::decref(static_cast<c10::TensorImpl*>(handle)); }
static c10::TensorImpl& impl(void* handle) { return *static_cast<c10::TensorImpl*>(handle); }

NEC_API int64_t nec_dim(void* handle) { return impl(handle).dim(); }
NEC_API int64_t nec_numel(void* handle) { return impl(handle).numel(); }
NEC_API int32_t nec_dtype(void* handle) { return static_cast<int32_t>(c10::typeMetaToScalarType(impl(handle).dtype())); }
NEC_API int64_t nec_item_size(void* handle) { return static_cast<int64_t>(impl(handle).itemsize()); }
NEC_API int64_t nec_storage_offset(void* handle) { return impl(handle).storage_offset(); }
NEC_API int32_t nec_is_contiguous(void* handle) { return impl(handle).is_contiguous(); }
NEC_API int32_t nec_is_inference(void* handle) { return impl(handle).is_inference(); }
NEC_API int32_t nec_requires_grad(void* handle) {
  return borrow(handle).requires_grad();
}

NEC_API void nec_sizes(void* handle, int64_t* sizes) {
  auto all = impl(handle).sizes();
  std::copy(all.begin(), all.end(), sizes);
}

NEC_API void nec_strides(void* handle, int64_t* strides) {
  auto all = impl(handle).strides();
  std::copy(all.begin(), all.end(), strides);
}

NEC_API int32_t nec_device(void* handle, int32_t* index) {
  auto device = impl(handle).device();
  *index = device.index();
  return static_cast<int32_t>(device.type());
}

NEC_API void* nec_data(void* handle) {
  return guarded<>(static_cast<void*>(nullptr), [&] { return borrow(handle).data_ptr(); });
}

NEC_API int32_t nec_is_leaf(void* handle) {
  return guarded<>(-1, [&] { return static_cast<int>(borrow(handle).is_leaf()); });
}

NEC_API int32_t nec_set_requires_grad(void* handle, int32_t value) {
  return guarded<>(-1, [&] {
    auto tensor = borrow(handle);
    TORCH_CHECK(tensor.is_leaf() || value != 0, "only a leaf's requires_grad can be unset; take a detached copy instead");
    if (tensor.is_leaf()) tensor.set_requires_grad(value != 0);
    return 0;
  });
}

NEC_API int32_t nec_retain_grad(void* handle) {
  return guarded<>(-1, [&] { return borrow(handle).retain_grad(), 0; });
}

NEC_API void* nec_get_grad(void* handle) {
  return guarded<>(static_cast<void*>(nullptr), [&] { return give(borrow(handle).mutable_grad()); });
}

NEC_API int32_t nec_set_grad(void* handle, void* grad) {
  return guarded<>(-1, [&] { return borrow(handle).mutable_grad() = borrow(grad), 0; });
}

// ---- generators

NEC_API at::Generator* nec_generator(int32_t device, int32_t index) {
  return guarded<>(static_cast<at::Generator*>(nullptr), [&] {
    c10::Device at{static_cast<c10::DeviceType>(device), static_cast<c10::DeviceIndex>(index)};
    return new at::Generator(at::globalContext().defaultGenerator(at));
  });
}

NEC_API at::Generator* nec_generator_clone(at::Generator* generator) {
  return guarded<>(static_cast<at::Generator*>(nullptr), [&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    auto clone = generator->clone();
    // libtorch counts no owner's weak reference of a clone, without which nobody deletes it.
    if (clone.getIntrusivePtr().weak_use_count() == 0) c10::raw::weak_intrusive_ptr::incref(clone.unsafeGetGeneratorImpl());
    return new at::Generator(std::move(clone));
  });
}

NEC_API void nec_generator_free(at::Generator* generator) { delete generator; }

NEC_API int32_t nec_generator_seed(at::Generator* generator, uint64_t seed) {
  return guarded<>(-1, [&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_current_seed(seed);
    return 0;
  });
}

// A seed of the generator's own choosing; the seed.
NEC_API uint64_t nec_generator_reseed(at::Generator* generator) {
  return guarded<>(uint64_t{0}, [&]() -> uint64_t {
    std::lock_guard<std::mutex> lock(generator->mutex());
    return generator->seed();
  });
}

NEC_API uint64_t nec_generator_current_seed(at::Generator* generator) {
  return guarded<>(uint64_t{0}, [&]() -> uint64_t {
    std::lock_guard<std::mutex> lock(generator->mutex());
    return generator->current_seed();
  });
}

NEC_API void* nec_generator_state(at::Generator* generator) {
  return guarded<>(static_cast<void*>(nullptr), [&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    return give(generator->get_state());
  });
}

NEC_API int32_t nec_generator_set_state(at::Generator* generator, void* state) {
  return guarded<>(-1, [&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    return generator->set_state(borrow(state)), 0;
  });
}

NEC_API int32_t nec_manual_seed(uint64_t seed) {
  return guarded<>(-1, [&] { return at::manual_seed(seed), 0; });
}

// ---- modes, which belong to the calling thread

NEC_API int32_t nec_grad_mode() { return c10::GradMode::is_enabled(); }
NEC_API void nec_set_grad_mode(int32_t enabled) { c10::GradMode::set_enabled(enabled != 0); }
NEC_API int32_t nec_inference_mode() { return c10::InferenceMode::is_enabled(); }
NEC_API c10::InferenceMode* nec_inference_enter(int32_t enabled) { return new c10::InferenceMode(enabled != 0); }
NEC_API void nec_inference_leave(c10::InferenceMode* guard) { delete guard; }

// ---- threads and defaults

NEC_API int32_t nec_threads() { return at::get_num_threads(); }

// A thread's first kernel gives it the number that was set last anywhere. Asking first makes that happen now, so that the
// number set here is the one that stays.
NEC_API int32_t nec_set_threads(int32_t count) {
  return guarded<>(-1, [&] {
    at::get_num_threads();
    at::set_num_threads(count);
    return 0;
  });
}

NEC_API int32_t nec_interop_threads() { return static_cast<int32_t>(at::get_num_interop_threads()); }
NEC_API int32_t nec_set_interop_threads(int32_t count) {
  return guarded<>(-1, [&] { return at::set_num_interop_threads(count), 0; });
}

NEC_API int32_t nec_set_default_dtype(int32_t dtype) {
  return guarded<>(-1, [&] {
    c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(dtype)));
    return 0;
  });
}

// ---- devices and builds

NEC_API int32_t nec_cuda_count() {
  return guarded<>(0, [&] { return at::hasCUDA() ? static_cast<int32_t>(at::getNumGPUs()) : 0; });
}

NEC_API int32_t nec_cuda_synchronize(int32_t index) {
  return guarded<>(-1, [&] {
    const auto& hooks = at::detail::getCUDAHooks();
    return hooks.deviceSynchronize(static_cast<c10::DeviceIndex>(index < 0 ? hooks.current_device() : index)), 0;
  });
}

// Readable until the thread's next question.
NEC_API const char* nec_build_text() {
  static thread_local std::string text;
  text = guarded<>(std::string(), [&] { return at::show_config(); });
  return text.c_str();
}

NEC_API const char* nec_parallel_text() {
  static thread_local std::string text;
  text = guarded<>(std::string(), [&] { return at::get_parallel_info(); });
  return text.c_str();
}
