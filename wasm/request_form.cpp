#include "wasm/request_form.hpp"

#include <array>
#include <string>
#include <vector>

#include "parley/core/text.hpp"

namespace parley::wasm {
namespace {

using Json = nlohmann::ordered_json;

enum class Holds { text, text_or_null, flag, count, some, numbers, texts, closure, lists };

struct Key {
    const char* name;
    Holds holds;
    bool needed = false;
};
struct Form {
    const char* request;
    std::vector<Key> keys;
};

const std::array<Form, 9>& forms() {
    static const std::array<Form, 9> all{{
        {"set", {{"numbers", Holds::numbers}, {"elasticities", Holds::text_or_null}, {"closure", Holds::closure}}},
        {"outcome",
         {{"levels", Holds::texts, true}, {"id", Holds::text}, {"label", Holds::text}, {"decomposed", Holds::flag}}},
        {"named", {{"index", Holds::count}}},
        {"price", {{"from", Holds::count, true}, {"to", Holds::count, true}}},
        {"give", {{"from", Holds::count, true}, {"prices", Holds::lists, true}}},
        {"deals", {}},
        {"standoff", {{"patience", Holds::numbers}, {"reputation", Holds::numbers}}},
        {"talks", {}},
        {"forecast", {{"seed", Holds::count}, {"draws", Holds::some}}},
    }};
    return all;
}

// Indices and seeds: whole, and exact as a double, which is how a page writes them. Draws: as many as the program
// takes.
constexpr double largest_count = 9007199254740991.0, most_draws = 1e6;

bool is_whole(const Json& value, double least, double most) {
    return value.is_number_integer() && value.get<double>() >= least && value.get<double>() <= most;
}

template <class Is>
bool all_are(const Json& value, const Is& is) {
    for (const Json& each : value)
        if (!is(each)) return false;
    return true;
}

// What is expected of a value that is not it; empty when it is.
const char* unfit(Holds holds, const Json& value) {
    switch (holds) {
        case Holds::text:
            return value.is_string() ? "" : "a text";
        case Holds::text_or_null:
            return value.is_string() || value.is_null() ? "" : "a text or null";
        case Holds::flag:
            return value.is_boolean() ? "" : "true or false";
        case Holds::count:
            return is_whole(value, 0, largest_count) ? "" : "a whole number from 0";
        case Holds::some:
            return is_whole(value, 1, most_draws) ? "" : "a whole number from 1 to 1000000";
        case Holds::numbers:
            return value.is_object() && all_are(value, [](const Json& each) { return each.is_number(); })
                       ? ""
                       : "numbers by their names";
        case Holds::texts:
            return value.is_object() && all_are(value, [](const Json& each) { return each.is_string(); })
                       ? ""
                       : "{issue: level}";
        case Holds::closure:
            return value.is_null() || value == "fixed" || value == "balanced" ? "" : "closure fixed or balanced";
        case Holds::lists:
            return value.is_array() && all_are(value, [](const Json& each) { return each.is_array(); })
                       ? ""
                       : "prices as 'price' gives them";
    }
    return "";
}

Refusal refused(const std::string& key, const std::string& expected, const Json* found) {
    return {{Option::none, key}, expected, found != nullptr ? shown(found->dump()) : "none"};
}

}  // namespace

std::optional<Refusal> form_problem(const Json& request) {
    if (!request.is_object()) return refused("request", "an object", &request);
    const auto what = request.find("do");
    const Form* form = nullptr;
    for (const Form& each : forms())
        if (what != request.end() && *what == each.request) form = &each;
    if (form == nullptr)
        return refused("request", "set, outcome, named, price, give, deals, standoff, talks or forecast",
                       what != request.end() ? &*what : nullptr);
    for (const auto& [name, value] : request.items()) {
        if (name == "do") continue;
        const Key* key = nullptr;
        for (const Key& each : form->keys)
            if (name == each.name) key = &each;
        if (key == nullptr) return refused(form->request, "no key " + shown(name), &value);
        if (const char* expected = unfit(key->holds, value); *expected != '\0')
            return refused(std::string(form->request) + "." + key->name, expected, &value);
    }
    for (const Key& key : form->keys)
        if (key.needed && !request.contains(key.name))
            return refused(form->request, std::string("a key ") + key.name, nullptr);
    return {};
}

}  // namespace parley::wasm
