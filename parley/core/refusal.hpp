#pragma once
// Why something that was asked cannot be done: one vocabulary for readers, prices and analyses. Inside the library a
// refusal is a value; at its edge it is thrown as InputError. Each front end words the subject in its own table.
#include <cassert>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>

namespace parley {

/// What a caller chooses, whatever a front end calls it: a flag of the command line, a key of a request, an argument.
enum class Option {
    none,
    world,
    outcome,
    disagreement,
    elasticities,
    services_elasticity,
    saving,   ///< deficits that saving and investment decide
    factors,  ///< how they move between sectors
    scale,
    duty,            ///< a change of duties in words
    levied_by,       ///< who levies it
    levied_on,       ///< whose goods bear it
    highest_duty,    ///< above which one is taken for a slip
    import_subsidy,  ///< that duties below zero are meant
    balance,
    income,
    cause,
    game_file,
    balanced,  ///< deficits that are taken out of the base
    no_inputs,
    document,  ///< that a scenario cites
    points,    ///< of a sweep
    ranges,    ///< over which sources of elasticities
    budget,    ///< of time
    as_json,
    set_number,  ///< another value of a number of a scenario
    sides,       ///< who chooses duties
    sectors,     ///< of what is chosen
    bounds,      ///< of the rates that are chosen
    weights      ///< of a government
};

/// What a refusal is about: an option, or a place in something that was read.
struct Subject {
    Option option = Option::none;
    std::string name = {};             ///< unless an option: a file, a parameter of a scenario, a key of a request
    std::size_t line = 0, column = 0;  ///< in the file, from 1; 0: as a whole
};

struct Refusal {
    Subject subject;
    std::string expected, found;
    Option leave = Option::none;  ///< the option that would allow it
    std::string leave_by = {};    ///< what to choose for it; empty: more
};

/// "elasticities", as the library names it.
[[nodiscard]] const char* name_of(Option option);
/// One line, whatever was found: "s.yaml:4:8: expected …, found …", options as `say` words them.
using SayOption = const char* (*)(Option);
[[nodiscard]] std::string in_one_line(const Refusal& refusal, SayOption say = name_of);

/// A value, or why there is none.
template <class Value>
class OrRefusal {
public:
    OrRefusal(Value value) : held_(std::move(value)) {}
    OrRefusal(Refusal refusal) : held_(std::move(refusal)) {}

    explicit operator bool() const { return held_.index() == 0; }
    const Value& operator*() const& {
        assert(*this);
        return *std::get_if<0>(&held_);
    }
    Value&& operator*() && {
        assert(*this);
        return std::move(*std::get_if<0>(&held_));
    }
    const Value* operator->() const { return std::get_if<0>(&held_); }
    const Refusal& refusal() const {
        assert(!*this);
        return *std::get_if<1>(&held_);
    }

private:
    std::variant<Value, Refusal> held_;
};

}  // namespace parley
