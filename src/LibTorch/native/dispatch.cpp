// Calls any ATen operator by name through c10's dispatcher, and the few things that are no operators: a tensor's
// properties, generators, modes, threads, devices.
#include "shim.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <ATen/core/List.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/ScalarTypeToTypeMeta.h>
#include <torch/csrc/api/include/torch/version.h>

#include <cmath>
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

namespace nec {

static thread_local std::string error_text;
void set_error(const char* text) { error_text = text; }

namespace {

enum class Kind { Tensor, Tensors, OptionalTensors, Int, Double, Bool, Scalar, Ints, Doubles, Other };

Kind kind_of(const c10::TypePtr& type) {
  switch (type->kind()) {
    case c10::TypeKind::TensorType: return Kind::Tensor;
    case c10::TypeKind::IntType: return Kind::Int;
    case c10::TypeKind::FloatType: return Kind::Double;
    case c10::TypeKind::BoolType: return Kind::Bool;
    case c10::TypeKind::NumberType: return Kind::Scalar;
    case c10::TypeKind::OptionalType: return kind_of(type->expectRef<c10::OptionalType>().getElementType());
    case c10::TypeKind::ListType: {
      auto element = type->expectRef<c10::ListType>().getElementType();
      if (element->kind() == c10::TypeKind::OptionalType) return Kind::OptionalTensors;
      switch (element->kind()) {
        case c10::TypeKind::TensorType: return Kind::Tensors;
        case c10::TypeKind::IntType: return Kind::Ints;
        case c10::TypeKind::FloatType: return Kind::Doubles;
        default: return Kind::Other;
      }
    }
    default: return Kind::Other;
  }
}

struct Parameter {
  Kind kind;
  bool optional;
  bool has_default;
  c10::IValue default_value;
  std::string name;
};

// An operator's handle with what its schema says, read once.
struct Operator {
  explicit Operator(c10::OperatorHandle handle) : handle(handle) {
    for (const auto& argument : handle.schema().arguments()) {
      bool has_default = argument.default_value().has_value();
      parameters.push_back({kind_of(argument.type()), argument.type()->kind() == c10::TypeKind::OptionalType, has_default,
                            has_default ? *argument.default_value() : c10::IValue(), argument.name()});
    }
  }
  c10::OperatorHandle handle;
  std::vector<Parameter> parameters;
};

// `x + 2.0` means a tensor of no dimensions that yields to x's type. Making one costs more than adding it, and so does its
// conversion to x's type, so each thread keeps the last ones in the types that they met. They are made outside inference mode:
// autograd may save them.
struct NumberTensors {
  struct Slot {
    int32_t tag = -1;
    c10::ScalarType dtype = c10::ScalarType::Undefined;
    int64_t bits = 0;
    at::Tensor tensor;
  } slots[64];

  const at::Tensor& get(const Cell& cell, c10::ScalarType met) {
    auto dtype = dtype_of(cell, met);
    auto hash = (static_cast<uint64_t>(cell.i) + static_cast<uint64_t>(dtype)) * 0x9E3779B97F4A7C15ull;
    auto& slot = slots[hash >> 58];
    if (slot.bits != cell.i || slot.tag != cell.tag || slot.dtype != dtype) slot = {cell.tag, dtype, cell.i, make(cell, dtype)};
    return slot.tensor;
  }

  // Kernels of single and double precision convert a number to their type first; those of half precision calculate with it as it
  // is, and a whole number must stay one beside whole numbers.
  static c10::ScalarType dtype_of(const Cell& cell, c10::ScalarType met) {
    if (cell.tag == Bool) return c10::ScalarType::Bool;
    bool too_large = cell.tag == Double && std::isfinite(cell.d) && std::abs(cell.d) > std::numeric_limits<float>::max();
    if (met == c10::ScalarType::Float && too_large) return c10::ScalarType::Double;
    if (met == c10::ScalarType::Float || met == c10::ScalarType::Double) return met;
    return cell.tag == Int ? c10::ScalarType::Long : c10::ScalarType::Double;
  }

  static at::Tensor make(const Cell& cell, c10::ScalarType dtype) {
    static const auto scalar_tensor = c10::Dispatcher::singleton().findSchemaOrThrow("aten::scalar_tensor", "");
    c10::InferenceMode outside(false);
    torch::jit::Stack stack;
    if (cell.tag == Double) stack.emplace_back(cell.d);
    else stack.emplace_back(cell.i);
    stack.emplace_back(static_cast<int64_t>(dtype));
    for (int unset = 0; unset < 3; unset++) stack.emplace_back();
    scalar_tensor.callBoxed(&stack);
    auto tensor = std::move(stack[0]).toTensor();
    tensor.unsafeGetTensorImpl()->set_wrapped_number(true);
    return tensor;
  }
};

[[noreturn]] void mismatch(const Operator& op, const Parameter& parameter) {
  C10_THROW_ERROR(TypeError, c10::str(op.handle.operator_name(), ": argument `", parameter.name, "` has the wrong kind; the schema is ",
                                      op.handle.schema()));
}

c10::IValue numbered(const Operator& op, const Parameter& parameter, const Cell& cell, c10::ScalarType met) {
  static thread_local NumberTensors numbers;
  switch (parameter.kind) {
    case Kind::Tensor: return numbers.get(cell, met);
    case Kind::Double: return cell.tag == Double ? cell.d : static_cast<double>(cell.i);
    case Kind::Bool: return cell.i != 0;
    case Kind::Int:
      if (cell.tag == Double) mismatch(op, parameter);
      return cell.i;
    case Kind::Scalar:
      if (cell.tag == Double) return cell.d;
      if (cell.tag == Bool) return cell.i != 0;
      return cell.i;
    case Kind::Ints:
      if (cell.tag == Double) mismatch(op, parameter);
      return c10::List<int64_t>({cell.i});
    default: mismatch(op, parameter);
  }
}

c10::IValue listed(const Operator& op, const Parameter& parameter, const Cell& cell) {
  if (cell.tag == Ints && parameter.kind == Kind::Ints) {
    auto* values = static_cast<const int64_t*>(cell.p);
    return c10::IValue(c10::ArrayRef<int64_t>(values, cell.count));
  }
  if (cell.tag == Doubles && parameter.kind == Kind::Doubles) {
    auto* values = static_cast<const double*>(cell.p);
    return c10::IValue(c10::ArrayRef<double>(values, cell.count));
  }
  auto** handles = static_cast<void**>(cell.p);
  if (cell.tag == Tensors && parameter.kind == Kind::Tensors) {
    c10::List<at::Tensor> tensors;
    tensors.reserve(cell.count);
    for (int i = 0; i < cell.count; i++) tensors.push_back(borrow(handles[i]));
    return tensors;
  }
  if (cell.tag == Tensors && parameter.kind == Kind::OptionalTensors) {
    using OptionalTensor = decltype(std::declval<c10::IValue>().toOptional<at::Tensor>());
    c10::List<OptionalTensor> tensors;
    tensors.reserve(cell.count);
    for (int i = 0; i < cell.count; i++)
      tensors.push_back(handles[i] == nullptr ? OptionalTensor() : OptionalTensor(borrow(handles[i])));
    return tensors;
  }
  mismatch(op, parameter);
}

c10::IValue argument(const Operator& op, const Parameter& parameter, const Cell& cell, c10::ScalarType met) {
  switch (cell.tag) {
    case None: return parameter.kind == Kind::Tensor && !parameter.optional ? c10::IValue(at::Tensor()) : c10::IValue();
    case Default: return parameter.default_value;
    case Tensor:
      if (parameter.kind != Kind::Tensor) mismatch(op, parameter);
      return borrow(cell.p);
    case Int:
    case Double:
    case Bool: return numbered(op, parameter, cell, met);
    case Device: return c10::Device(static_cast<c10::DeviceType>(cell.count), static_cast<c10::DeviceIndex>(cell.i));
    case Generator: return *static_cast<at::Generator*>(cell.p);
    case String: return std::string(static_cast<const char*>(cell.p), cell.count);
    default: return listed(op, parameter, cell);
  }
}

c10::ScalarType first_dtype(const Cell* cells, int32_t count) {
  for (int i = 0; i < count; i++)
    if (cells[i].tag == Tensor) return c10::typeMetaToScalarType(static_cast<c10::TensorImpl*>(cells[i].p)->dtype());
  return c10::ScalarType::Undefined;
}

void result(c10::IValue& value, Cell& cell) {
  // A list's handles stay readable until the thread's next call.
  static thread_local std::vector<void*> handles;
  cell = {None, 0, {0}};
  if (value.isTensor()) {
    cell.p = give(std::move(value).toTensor());
    if (cell.p != nullptr) cell.tag = Tensor;
  } else if (value.isTensorList()) {
    handles.clear();
    for (auto& tensor : std::move(value).toTensorVector()) handles.push_back(give(tensor));
    cell.tag = Tensors;
    cell.count = static_cast<int32_t>(handles.size());
    cell.p = handles.data();
  } else if (value.isDouble()) {
    cell.tag = Double;
    cell.d = value.toDouble();
  } else if (value.isInt()) {
    cell.tag = Int;
    cell.i = value.toInt();
  } else if (value.isBool()) {
    cell.tag = Bool;
    cell.i = value.toBool();
  }
}

}  // namespace
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
    return new at::Generator(generator->clone());
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
  std::lock_guard<std::mutex> lock(generator->mutex());
  return generator->seed();
}

NEC_API uint64_t nec_generator_current_seed(at::Generator* generator) {
  std::lock_guard<std::mutex> lock(generator->mutex());
  return generator->current_seed();
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
