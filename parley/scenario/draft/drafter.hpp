#pragma once
// Private to the drafter: statements to levels, one by one.
#include <map>
#include <string>
#include <vector>

#include "parley/scenario/draft/issues.hpp"
#include "parley/scenario/draft/write_draft.hpp"

namespace parley::scenario::draft {

class Drafter {
public:
    Drafter(const evidence::Document& document, const evidence::statements::Reading& reading, const DraftWorld& world,
            const DraftOptions& options)
        : reading_(reading), world_(world), options_(options), sizes_(world, pieces_.assumed) {
        pieces_.title = !options.title.empty() ? options.title : title_of(document);
    }

    Draft run();

private:
    static std::string title_of(const evidence::Document& document);

    static bool has_size(const evidence::statements::Statement& statement);

    static bool has_rate(const evidence::statements::Statement& statement);

    // The economy of a country in the world; empty when it has none.
    std::string economy_of(int country) const;

    // Those who say something, and those of whom it is said.
    void find_parties();

    const PartyDraft* party(int country) const;

    // The other side of a statement: whom its words name, else the first party that is not the speaker.
    const PartyDraft* other(const evidence::statements::Statement& statement, const PartyDraft& speaker) const;
    static std::vector<std::string> names_of(int country) { return evidence::statements::names_of(country); }

    IssueDraft& issue(const std::string& owner, Matter matter, const std::string& label);

    void comment(std::vector<std::string>& comments, const evidence::statements::Statement& statement) const;

    void fact(const evidence::statements::Statement& statement);

    void place(const evidence::statements::Statement& statement);

    // Every economy but the owner's that the words name: "imports from Canada and Mexico"; else the other side.
    std::string partners_in(const std::string& about, const PartyDraft& owner, const PartyDraft& counterpart) const;

    // Where rules on intellectual property bear: drugs, electronics, machinery, information.
    std::string research() const;

    struct LevelPlace {
        std::string issue, level;
    };

    // What Germany says is not the European Union's word, where that speaks for itself.
    bool is_of_a_member(const evidence::statements::Statement& statement) const;

    bool refuse_all(const evidence::statements::Statement& statement, const PartyDraft& speaker);

    void add_stance(const evidence::statements::Statement& statement, const PartyDraft& speaker,
                    const std::string& level);

    void faction(const evidence::statements::Statement& statement);

    // Whether this party has refused what it now offers, or the other way round.
    bool says_the_opposite(const evidence::statements::Statement& statement, const PartyDraft& speaker,
                           const std::string& level) const;

    LevelPlace level_for(const evidence::statements::Statement& statement, Matter matter, const PartyDraft& speaker,
                         const PartyDraft& partner, const std::string& about, const std::string& sentence);

    const evidence::statements::Reading& reading_;
    const DraftWorld& world_;
    const DraftOptions& options_;
    Pieces pieces_;
    Sizes sizes_;
    std::map<int, std::size_t> party_of_;
};

}  // namespace parley::scenario::draft
