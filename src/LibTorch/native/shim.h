// What both translation units share: the cell that carries one argument or result, handles, and the error funnel.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>

#include <cstdint>
#include <exception>
#include <string>

#define NEC_API extern "C" __attribute__((visibility("default")))

namespace nec {

// The order is src/LibTorch/Interop/Cell.cs's.
enum Tag : int32_t { None, Default, Tensor, Int, Double, Bool, Ints, Doubles, Tensors, Device, Generator, String };

// One argument or result. `count` is the length of a list or text, or a device's type; the payload is a number, a handle,
// or the address of a list.
struct Cell {
  int32_t tag;
  int32_t count;
  union {
    int64_t i;
    double d;
    void* p;
  };
};
static_assert(sizeof(Cell) == 16);

// A handle is a TensorImpl that its holder owns one reference to; zero is no tensor.
inline at::Tensor borrow(void* handle) {
  if (handle == nullptr) return {};
  auto* impl = static_cast<c10::TensorImpl*>(handle);
  return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(impl));
}

inline void* give(at::Tensor tensor) {
  return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

void set_error(const char* text);

// Runs `body`; an exception becomes the thread's error text and the value `failed`.
template <class Body, class Result>
Result guarded(Result failed, Body body) noexcept {
  try {
    return body();
  } catch (const c10::Error& e) {
    set_error(e.what_without_backtrace());
  } catch (const std::exception& e) {
    set_error(e.what());
  } catch (...) {
    set_error("an exception of an unknown kind came out of libtorch");
  }
  return failed;
}

}  // namespace nec
