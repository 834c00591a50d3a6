#pragma once
// What a page asks of its engine, as JSON: docs/engine.md. One session; every answer carries the settings it is of.
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "parley/session/session.hpp"

namespace parley::wasm {

class Requests {
public:
    /// Opens a world and a scenario (engine.hpp); false where one of them cannot be read: answer() then says why.
    bool open(std::string_view world, std::string_view tree);
    /// Carries out a request. Nothing is touched by one that is not of the schema.
    void call(std::string_view request);
    /// To the last of these, in JSON.
    [[nodiscard]] const std::string& answer() const { return answer_; }

private:
    using Json = nlohmann::ordered_json;

    Json carry_out(const Json& request);
    Json set(const Json& request);
    Json outcome(const Json& request);
    Json named(const Json& request);
    Json price(const Json& request);
    Json give(const Json& request);
    Json deals();
    Json standoff(const Json& request);
    Json talks();
    Json forecast(const Json& request);

    void need_base() const;
    void need_space() const;
    const pricing::Worth* worth();  // null where the prices did not settle
    Json unsolved(const char* schema);
    template <class Work>
    bool answered(const Work& work);

    std::optional<session::Session> session_;
    std::string answer_;
};

}  // namespace parley::wasm
