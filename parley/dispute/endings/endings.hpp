#pragma once
// One vocabulary of how a dispute ends, for every way of looking at it. docs/dispute/endings.md.
#include <array>
#include <cstddef>

namespace parley::dispute::endings {

/// Between one who threatens and one who is threatened, in the order in which they are looked for.
enum class Ending {
    agreement_measures_gone,  ///< both have signed, and none of their new measures stands
    agreement_measures_stay,  ///< both have signed, and new measures stand, all or a part
    escalated,                ///< nothing signed; measures beyond what was threatened
    answered,                 ///< nothing signed; the threat carried out, and answered
    carried_out,              ///< nothing signed; the threat carried out, in full or in part, and not answered
    withdrawn,                ///< nothing signed; the threat taken back, or its day let pass
    pending                   ///< as today
};
inline constexpr std::array all_endings{Ending::agreement_measures_gone,
                                        Ending::agreement_measures_stay,
                                        Ending::escalated,
                                        Ending::answered,
                                        Ending::carried_out,
                                        Ending::withdrawn,
                                        Ending::pending};
inline constexpr std::size_t ending_count = all_endings.size();

/// What has become of a threat.
enum class Threat { pending, carried_out, withdrawn };
/// Which of the new measures between the two are in force.
enum class Standing { none, part, all };

/// Relative to the day of the file.
struct Facts {
    bool signed_by_both = false;
    Threat threat = Threat::pending;
    bool answered = false;  ///< the one who is threatened has taken measures of its own
    bool beyond = false;    ///< the one who threatens went further than it said
    Standing standing = Standing::none;
    bool operator==(const Facts&) const = default;
};

/// The first that fits.
[[nodiscard]] Ending ending_of(const Facts& facts);

/// "agreement-measures-gone", "pending": for documents.
[[nodiscard]] const char* name_of(Ending ending);
/// "agreement, measures gone", "pending, as today": for people, the same words everywhere.
[[nodiscard]] const char* in_words(Ending ending);
/// Of an agreement with measures that stay: "in part", "all of them"; else empty.
[[nodiscard]] const char* standing_in_words(const Facts& facts);

}  // namespace parley::dispute::endings
