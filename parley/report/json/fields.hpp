#pragma once
// An object by its fields, one after another, each key once: nothing is looked up.
#include <cassert>
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

namespace parley::report::json {

class Fields {
public:
    /// Of `count` fields: with more, those that are there are copied.
    explicit Fields(std::size_t count) { of().reserve(count); }
    Fields& add(const char* key, nlohmann::ordered_json value) {
        assert(!object_.contains(key));
        of().emplace_back(key, std::move(value));
        return *this;
    }
    [[nodiscard]] nlohmann::ordered_json done() { return std::move(object_); }

private:
    nlohmann::ordered_json::object_t& of() { return object_.get_ref<nlohmann::ordered_json::object_t&>(); }
    nlohmann::ordered_json object_ = nlohmann::ordered_json::object();
};

}  // namespace parley::report::json
