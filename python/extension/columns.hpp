#pragma once
// A table as Python gets it: named columns of numbers or text, each with its unit, handed out through the Arrow C
// stream interface, whose three structs are declared in columns.cpp: no library is needed for it.
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace parley::python {

using Numbers = std::vector<double>;
using Counts = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

struct Column {
    std::string name, unit;  ///< "USD m", "%"; empty: none
    std::variant<Numbers, Counts, Texts> values;
    std::vector<bool> missing = {};  ///< by row; empty: none is

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool is_missing(std::size_t row) const { return !missing.empty() && missing[row]; }
};

/// Columns of one length, never changed once it is shared.
struct Columns {
    std::vector<Column> columns;
    std::size_t rows = 0;
};
using SharedColumns = std::shared_ptr<const Columns>;

/// An ArrowArrayStream of one batch over a copy of the columns, for the consumer to release; delete_stream() for one
/// that nobody took.
[[nodiscard]] void* new_stream(const SharedColumns& columns);
void delete_stream(void* stream);

}  // namespace parley::python
