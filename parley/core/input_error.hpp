#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>

#include "parley/core/refusal.hpp"

namespace parley {

/// A refusal at the library's edge: input from outside that cannot be used. What it says is one line: where, what was
/// expected and what was found. Nothing in the library catches it but what asks the same
/// under other elasticities (pricing/ranges.cpp, pricing/duties).
class InputError : public std::runtime_error {
public:
    explicit InputError(Refusal refusal) : std::runtime_error(in_one_line(refusal)), refusal_(std::move(refusal)) {}
    /// Of a file; `line` and `column` count from 1, 0 means the file as a whole, or the line as a whole.
    InputError(std::string file, std::size_t line, std::string expected, std::string found, std::size_t column = 0)
        : InputError(Refusal{{Option::none, std::move(file), line, column}, std::move(expected), std::move(found)}) {}
    InputError(Option option, std::string expected, std::string found)
        : InputError(Refusal{{option}, std::move(expected), std::move(found)}) {}

    const Refusal& refusal() const { return refusal_; }
    const std::string& file() const { return refusal_.subject.name; }
    std::size_t line() const { return refusal_.subject.line; }
    const std::string& expected() const { return refusal_.expected; }
    const std::string& found() const { return refusal_.found; }

private:
    Refusal refusal_;
};

/// The value, or its refusal thrown: for the library's edge.
template <class Value>
[[nodiscard]] Value value_or_throw(OrRefusal<Value> result) {
    if (!result) throw InputError(result.refusal());
    return *std::move(result);
}

}  // namespace parley
