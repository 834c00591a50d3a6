#pragma once
// Who acts in a text: governments by their countries, capitals, peoples, leaders and offices.
#include <string>
#include <string_view>
#include <vector>

#include "parley/evidence/prose/tokens.hpp"
#include "parley/evidence/statements/sentences.hpp"

namespace parley::evidence::statements {

/// A country, or a union that trades as one.
struct Country {
    std::string_view code;  ///< ISO 3166 alpha-3; "EU27" of the European Union
    std::string_view id;    ///< "usa"
    std::string_view name;  ///< "United States"
};

/// Every country that is known here; a position in it stands for one.
[[nodiscard]] const std::vector<Country>& countries();
/// The position of a country by a name, adjective, capital or leader in small letters ("beijing"); -1 for none.
[[nodiscard]] int country_of(std::string_view words);

/// Every name of a country, in small letters.
[[nodiscard]] std::vector<std::string> names_of(int country);

/// Who is meant.
struct Actor {
    std::vector<int> countries;  ///< several act together; empty: somebody whose side is not said
    bool joint = false;          ///< "both sides", "the parties": those that the text is about
    bool pronoun = false;        ///< "it", "they": somebody before
    bool first_person = false;   ///< "we": who speaks
};

/// A place where a text names an actor.
struct Mention {
    Actor actor;
    std::size_t first = 0, end = 0;  ///< tokens, the noun at the head with them: "senior Beijing officials"
    bool acts = false;               ///< may be the subject of a verb: no "Chinese goods", no "with China"
    bool agent = false;              ///< "by China"
    bool owner = false;              ///< "China's", "Chinese" before a thing
    bool by_office = false;          ///< officials, lawmakers, carmakers: not the country as a whole
    bool subordinate = false;        ///< the subject of "unless Tokyo lifts"
    bool outsiders = false;          ///< "other countries": nobody's side
};

/// Of one sentence, in its order.
[[nodiscard]] std::vector<Mention> mentions_in(const prose::Tokens& tokens, const Sentence& sentence);

/// A person by name, with the side where a text says it.
struct PersonAt {
    std::size_t first = 0, end = 0;  ///< tokens of the name
    std::size_t title_first = 0;     ///< of the title before it; `first` where there is none
    int country = -1;
};
[[nodiscard]] std::vector<PersonAt> people_in(const prose::Tokens& tokens, const Sentence& sentence);

/// Nouns for people and bodies that speak and act: "officials", "ministry", "carmakers".
[[nodiscard]] bool is_office(const prose::Tokens& tokens, std::size_t at);
/// "President", "Treasury Secretary", "Mr": what stands before a name.
[[nodiscard]] bool is_title(const prose::Tokens& tokens, std::size_t at);

}  // namespace parley::evidence::statements
