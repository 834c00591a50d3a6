#include "python/extension/columns.hpp"

#include <cerrno>
#include <cstring>
#include <limits>

// The ABI of Apache Arrow's C data and C stream interfaces, as its specification has it.
extern "C" {
struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    ArrowSchema** children;
    ArrowSchema* dictionary;
    void (*release)(ArrowSchema*);
    void* private_data;
};
struct ArrowArray {
    std::int64_t length, null_count, offset, n_buffers, n_children;
    const void** buffers;
    ArrowArray** children;
    ArrowArray* dictionary;
    void (*release)(ArrowArray*);
    void* private_data;
};
struct ArrowArrayStream {
    int (*get_schema)(ArrowArrayStream*, ArrowSchema*);
    int (*get_next)(ArrowArrayStream*, ArrowArray*);
    const char* (*get_last_error)(ArrowArrayStream*);
    void (*release)(ArrowArrayStream*);
    void* private_data;
};
}

namespace parley::python {
namespace {

constexpr std::int64_t nullable = 2;  // ARROW_FLAG_NULLABLE

// What a schema or an array of ours holds on to; the whole tree is freed with its root, as consumers may move children
// out: each child frees its own.
struct HeldSchema {
    std::string name, metadata;
    std::vector<ArrowSchema> children;
    std::vector<ArrowSchema*> at;
};
struct HeldArray {
    std::vector<std::uint8_t> valid;
    std::vector<std::int64_t> offsets;
    std::string bytes;
    SharedColumns columns;  // numbers are theirs
    std::vector<const void*> buffers;
    std::vector<ArrowArray> children;
    std::vector<ArrowArray*> at;
};

template <class Held, class Arrow>
void release(Arrow* arrow) {
    auto* held = static_cast<Held*>(arrow->private_data);
    for (auto& child : held->children)
        if (child.release != nullptr) child.release(&child);
    delete held;
    arrow->release = nullptr;
}

void put_int(std::string& text, std::size_t value) {
    const auto number = static_cast<std::int32_t>(value);
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    text.append(bytes, sizeof number);
}

ArrowSchema schema_of(const char* format, const std::string& name, const std::string& unit) {
    auto* held = new HeldSchema{name, {}, {}, {}};
    if (!unit.empty()) {
        put_int(held->metadata, 1);
        for (const std::string& each : {std::string("unit"), unit}) {
            put_int(held->metadata, each.size());
            held->metadata += each;
        }
    }
    return {format,
            held->name.c_str(),
            held->metadata.empty() ? nullptr : held->metadata.c_str(),
            nullable,
            0,
            nullptr,
            nullptr,
            release<HeldSchema, ArrowSchema>,
            held};
}

constexpr const char* formats[] = {"g", "l", "U"};  // float64, int64, large UTF-8

ArrowArray array_of(const SharedColumns& columns, const Column& column) {
    auto* held = new HeldArray;
    held->columns = columns;
    std::int64_t missing = 0;
    if (!column.missing.empty()) {
        held->valid.assign((column.size() + 7) / 8, 0);
        for (std::size_t k = 0; k < column.size(); ++k) {
            if (column.missing[k])
                ++missing;
            else
                held->valid[k / 8] = static_cast<std::uint8_t>(held->valid[k / 8] | 1U << (k % 8));
        }
    }
    held->buffers.push_back(missing > 0 ? held->valid.data() : nullptr);
    if (const auto* numbers = std::get_if<Numbers>(&column.values)) {
        held->buffers.push_back(numbers->data());
    } else if (const auto* counts = std::get_if<Counts>(&column.values)) {
        held->buffers.push_back(counts->data());
    } else {
        held->offsets.push_back(0);
        for (const std::string& text : std::get<Texts>(column.values)) {
            held->bytes += text;
            held->offsets.push_back(static_cast<std::int64_t>(held->bytes.size()));
        }
        held->buffers.push_back(held->offsets.data());
        held->buffers.push_back(held->bytes.data());
    }
    return {static_cast<std::int64_t>(column.size()),
            missing,
            0,
            static_cast<std::int64_t>(held->buffers.size()),
            0,
            held->buffers.data(),
            nullptr,
            nullptr,
            release<HeldArray, ArrowArray>,
            held};
}

struct HeldStream {
    SharedColumns columns;
    bool given = false;
};

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    const Columns& of = *static_cast<HeldStream*>(stream->private_data)->columns;
    *out = schema_of("+s", "", "");
    auto* held = static_cast<HeldSchema*>(out->private_data);
    for (const Column& column : of.columns)
        held->children.push_back(schema_of(formats[column.values.index()], column.name, column.unit));
    for (ArrowSchema& child : held->children) held->at.push_back(&child);
    out->flags = 0;
    out->n_children = static_cast<std::int64_t>(held->children.size());
    out->children = held->at.data();
    return 0;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    auto& held_stream = *static_cast<HeldStream*>(stream->private_data);
    std::memset(out, 0, sizeof *out);
    if (held_stream.given) return 0;  // released: the end
    held_stream.given = true;
    auto* held = new HeldArray;
    held->columns = held_stream.columns;
    held->buffers.push_back(nullptr);
    for (const Column& column : held->columns->columns) held->children.push_back(array_of(held->columns, column));
    for (ArrowArray& child : held->children) held->at.push_back(&child);
    *out = {static_cast<std::int64_t>(held->columns->rows),
            0,
            0,
            1,
            static_cast<std::int64_t>(held->children.size()),
            held->buffers.data(),
            held->at.data(),
            nullptr,
            release<HeldArray, ArrowArray>,
            held};
    return 0;
}

const char* get_last_error(ArrowArrayStream*) {
    return nullptr;
}

void release_stream(ArrowArrayStream* stream) {
    delete static_cast<HeldStream*>(stream->private_data);
    stream->release = nullptr;
}

}  // namespace

std::size_t Column::size() const {
    return std::visit([](const auto& each) { return each.size(); }, values);
}

void* new_stream(const SharedColumns& columns) {
    return new ArrowArrayStream{get_schema, get_next, get_last_error, release_stream, new HeldStream{columns}};
}

void delete_stream(void* stream) {
    auto* of = static_cast<ArrowArrayStream*>(stream);
    if (of->release != nullptr) of->release(of);
    delete of;
}

}  // namespace parley::python
