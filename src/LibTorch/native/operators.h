// An operator with its schema read once, and the way from cells to c10's values and back.
#pragma once

#include "shim.h"

#include <ATen/core/List.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/ScalarTypeToTypeMeta.h>

#include <cmath>
#include <limits>
#include <vector>

namespace nec {

enum class Kind { Tensor, Tensors, OptionalTensors, Int, Double, Bool, Scalar, Ints, Doubles, Other };

inline Kind kind_of(const c10::TypePtr& type) {
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

[[noreturn]] inline void mismatch(const Operator& op, const Parameter& parameter) {
  C10_THROW_ERROR(TypeError, c10::str(op.handle.operator_name(), ": argument `", parameter.name, "` has the wrong kind; the schema is ",
                                      op.handle.schema()));
}

inline c10::IValue numbered(const Operator& op, const Parameter& parameter, const Cell& cell, c10::ScalarType met) {
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

inline c10::IValue listed(const Operator& op, const Parameter& parameter, const Cell& cell) {
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

inline c10::IValue argument(const Operator& op, const Parameter& parameter, const Cell& cell, c10::ScalarType met) {
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

inline c10::ScalarType first_dtype(const Cell* cells, int32_t count) {
  for (int i = 0; i < count; i++)
    if (cells[i].tag == Tensor) return c10::typeMetaToScalarType(static_cast<c10::TensorImpl*>(cells[i].p)->dtype());
  return c10::ScalarType::Undefined;
}

inline void result(c10::IValue& value, Cell& cell) {
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

}  // namespace nec
