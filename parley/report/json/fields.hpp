#pragma once
// An object by its fields, one after another, each key once: nothing is looked up, and what is there does not move.
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

namespace parley::report::json {

class Fields {
public:
    /// Of about `count` fields.
    explicit Fields(std::size_t count) { of().reserve(count); }
    Fields& add(const char* key, nlohmann::ordered_json value) {
        of().emplace_back(key, std::move(value));
        return *this;
    }
    nlohmann::ordered_json done() { return std::move(object_); }

private:
    nlohmann::ordered_json::object_t& of() { return object_.get_ref<nlohmann::ordered_json::object_t&>(); }
    nlohmann::ordered_json object_ = nlohmann::ordered_json::object();
};

}  // namespace parley::report::json
