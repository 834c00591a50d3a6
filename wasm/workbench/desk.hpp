#pragma once
// What a workbench asks, as JSON: docs/engine.md. Nothing is kept between requests but the worlds.
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "parley/core/refusal.hpp"
#include "parley/pricing/setting.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::wasm {

class Desk {
public:
    /// Keeps a packed world; false where it cannot be read: answer() then says why.
    bool keep_world(std::string_view name, std::string_view bytes);
    /// Carries out a request.
    void call(std::string_view request);
    /// To the last of these, in JSON.
    [[nodiscard]] const std::string& answer() const { return answer_; }

private:
    using Json = nlohmann::ordered_json;
    using Worlds = std::map<std::string, std::shared_ptr<const pricing::LoadedWorld>>;

    Json carry_out(const Json& request) const;
    Json blank(const Json& request) const;
    Json draft(const Json& request) const;
    Json check(const Json& request) const;
    Json brief(const Json& request) const;

    pricing::SharedSetting setting_of_file(const Json& request, tables::YamlNode& root) const;
    const Worlds::value_type& world_called(const std::string& name, const Subject& asked_at) const;
    template <class Work>
    bool answered(const Work& work);

    Worlds worlds_;
    std::string answer_;
};

}  // namespace parley::wasm
