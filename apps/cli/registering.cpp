// What writing a forecast down has need of: a place where none is, and the day.
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "apps/cli/command.hpp"
#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"

namespace parley::cli {

void refuse_if_there(const std::string& path, const char* option) {
    std::error_code problem;
    if (!path.empty() && std::filesystem::exists(std::filesystem::symlink_status(path, problem)))
        throw InputError(option, 0, "a file that is not there: a forecast is written down once", path);
}

std::string today_by_the_clock() {
    std::time_t now = std::time(nullptr);
    double stated = 0.0;
    constexpr double year_10000 = 253402300800;
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
        if (!parse_number(epoch, stated) || !(stated >= 0 && stated < year_10000))
            throw InputError("SOURCE_DATE_EPOCH", 0, "seconds from 1970 to the year 9999", epoch);
        now = static_cast<std::time_t>(stated);
    }
    return fmt::format("{:%Y-%m-%d}", fmt::gmtime(now));
}

}  // namespace parley::cli
