#pragma once
// How well a text is read, against one that somebody marked by hand: docs/guide/draft.md.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parley/evidence/statements/statements.hpp"

namespace parley::evidence::gold {

/// A figure or statement as the file marks it.
struct MarkedFigure {
    std::string as, unit;
    double value = 0.0;
    Bound bound = Bound::none;
    std::size_t paragraph = 0, sentence = 0;
};
struct MarkedStatement {
    std::string says, who, about;
    std::vector<int> parties;  ///< of statements::countries(); empty: none that is known
    std::size_t paragraph = 0, sentence = 0;
};
struct Gold {
    std::string name;
    std::vector<MarkedFigure> figures;
    std::vector<MarkedStatement> statements;
};

/// Reads a gold file: `figures` and `stances` with `at: P2.s1`, `parties` by id and name. Throws InputError.
[[nodiscard]] Gold read_gold(const std::string& file, std::string_view text);

struct Score {
    int marked = 0, given = 0, right = 0;
    double precision() const { return given > 0 ? static_cast<double>(right) / given : 1.0; }
    double recall() const { return marked > 0 ? static_cast<double>(right) / marked : 1.0; }
    Score& operator+=(const Score& other);
};

/// One text, or several added up.
struct Measured {
    std::map<std::string, Score> by_kind;  ///< of statements: "demand"
    Score statements, figures;
    int sentences_right = 0;  ///< marked statements whose sentence has one of the same side, whatever its kind
    std::vector<std::string> missed, wrong;
    Measured& operator+=(const Measured& other);
};

/// A statement is right where the file has one of the same kind, in the same sentence, of one of its parties; each
/// counts once. A figure is right where the paragraph has one of that unit and value marked.
[[nodiscard]] Measured measure(const Document& document, const statements::Reading& reading, const Gold& gold);

}  // namespace parley::evidence::gold
