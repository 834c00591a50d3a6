#pragma once
// Codes that no edition of a table has, but somebody's mapping names.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parley/tables/files/csv.hpp"
#include "parley/world/world.hpp"

namespace parley::datasets {

/// The codes that a mapping names one by one (world/folder/mapping.hpp): a reader of a table takes those besides its
/// own, and refuses all others by name. `*` names nobody.
class MappedCodes {
public:
    MappedCodes() = default;
    /// Of the text of a mapping; what is wrong with it is said when it is applied.
    MappedCodes(const std::string& file, std::string_view text);

    [[nodiscard]] bool names_economy(const std::string& code) const { return economies_.count(code) > 0; }
    [[nodiscard]] bool names_sector(const std::string& code) const { return sectors_.count(code) > 0; }

    /// Which of `sectors`, whose `known` are those of the table's own lists, are goods where that is not known: as
    /// those that they are put together with, or as the code of ISIC that they become. InputError about `line` of
    /// `file` where neither tells: it is never guessed.
    void tell_goods(const std::string& file, std::size_t line, std::vector<world::SectorInfo>& sectors,
                    const std::vector<bool>& known) const;

private:
    std::map<std::string, std::string> economies_, sectors_;  ///< from → to
};

/// ISO 3166 by three letters, or the rest of the world.
[[nodiscard]] bool is_known_economy(const std::string& code);

}  // namespace parley::datasets
