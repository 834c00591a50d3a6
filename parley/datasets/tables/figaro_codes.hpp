#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parley/datasets/pieces/mapped_codes.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/world/world.hpp"

namespace parley::datasets {

/// What a code of FIGARO is.
enum class FigaroKind { industry, final_demand, addition };

/// An area with a code: DE with C29.
struct FigaroHead {
    FigaroKind kind = FigaroKind::industry;
    std::size_t economy = 0, sector = 0;  ///< sector of additions: which of `figaro_additions`
};

inline constexpr std::string_view figaro_additions[] = {"D21X31", "OP_RES", "OP_NRES", "D1", "D29X39", "B2A3G"};

/// Economies and industries in the order in which a table names them first.
class FigaroCodes {
public:
    FigaroCodes(const tables::CsvLines& lines, const MappedCodes& mapped) : lines_(lines), mapped_(mapped) {}
    FigaroCodes(const FigaroCodes&) = delete;
    FigaroCodes& operator=(const FigaroCodes&) = delete;

    /// Takes the code up if it is new. InputError about the line for what no FIGARO table by industry has.
    FigaroHead take(const std::string& area, const std::string& code);
    /// The same for DE_C29.
    FigaroHead take(const std::string& head);

    /// Once all are taken: whether what only the mapping names is goods.
    void tell_goods(std::size_t line) { mapped_.tell_goods(lines_.file(), line, sectors, known_); }

    std::vector<world::EconomyInfo> economies;
    std::vector<world::SectorInfo> sectors;

private:
    [[noreturn]] void fail(const std::string& expected, const std::string& found) const;

    const tables::CsvLines& lines_;
    const MappedCodes& mapped_;
    std::vector<bool> known_;  // by sector: an industry of FIGARO
    std::unordered_map<std::string, std::size_t> areas_, industries_;
    std::unordered_map<std::string, FigaroHead> heads_;
};

}  // namespace parley::datasets
